//go:build unix

package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// A web server that reads the folder as a member of its group must be let in again.
func TestFolderKeepsItsGroup(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	groups, err := os.Getgroups()
	if os.Getuid() == 0 {
		groups = append(groups, 12345) // any will do
	}
	other := slices.IndexFunc(groups, func(g int) bool { return g != os.Getgid() })
	if err != nil || other < 0 {
		t.Skip("there is no other group", err)
	}
	if err := os.Chown(out, -1, groups[other]); err != nil {
		t.Fatal(err)
	}
	const mode = fs.ModeDir | fs.ModeSetgid | 0o750
	if err := os.Chmod(out, mode); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := publish(Options{Output: out}, map[string]string{"index.html": "一"}); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(out)
		if err != nil {
			t.Fatal(err)
		}
		if group := int(info.Sys().(*syscall.Stat_t).Gid); group != groups[other] || info.Mode() != mode {
			t.Errorf("the folder has the group %d and the mode %v, want %d and %v", group, info.Mode(), groups[other], mode)
		}
	}
}
