package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

func (system) WriteFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func (system) Chgrp(string, fs.FileInfo) error { return nil }

// Rename tries for two seconds: a virus scanner or an indexer that looks at a file
// in the folder holds it open for moments.
func (system) Rename(old, name string) error {
	for try := 0; ; try++ {
		err := os.Rename(old, name)
		if !errors.Is(err, windows.ERROR_ACCESS_DENIED) && !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
			return err
		}
		if try == 20 {
			return fmt.Errorf("%w: %w", errInUse, err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// Folders cannot be synced on Windows; NTFS logs changes of names by itself.
func (system) SyncTree(string) error   { return nil }
func (system) SyncFolder(string) error { return nil }
