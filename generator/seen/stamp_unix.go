//go:build linux || darwin

package seen

import (
	"io/fs"
	"syscall"
	"time"
)

// entryOf is the number of a file and when its entry was changed last.
func entryOf(info fs.FileInfo) (inode uint64, change time.Time, ok bool) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, time.Time{}, false
	}
	return st.Ino, time.Unix(lastChange(st)), true
}
