//go:build unix && !linux

package publish

import "golang.org/x/sys/unix"

// SyncTree asks the system to write out what it holds; there is no call for one
// file system, and the system may return before all is written.
func (s system) SyncTree(dir string) error {
	unix.Sync()
	return s.SyncFolder(dir)
}
