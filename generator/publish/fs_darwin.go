package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// Exchange works on APFS; HFS+ and network volumes do not know it.
func (system) Exchange(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	if err == nil {
		return nil
	}
	if unsupported(err) {
		err = unix.ENOTSUP
	}
	return moved(&os.LinkError{Op: "exchange", Old: a, New: b, Err: err})
}
