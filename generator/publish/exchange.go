package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// aside marks the published folder while it is out of the way of the new one.
const aside = "-old"

// exchange puts the staged site in the place of the published one, which is then in
// the staging folder's place. Done says whether the new site is in place, with or
// without an error.
//
// Where two folders cannot be swapped in one step it takes three renames, and the
// names of the folders are the journal: a folder x-old is always a whole site, x
// beside x-old is a site that was complete and synced, and only when the output
// has a site again does x-old lose its name and may be removed. Each step is
// one rename, so there is no journal file that could itself be torn.
func (s *Staging) exchange() (done bool, err error) {
	old, err := s.published()
	if err != nil {
		return false, err
	}
	if old == nil {
		err = s.fs.Rename(s.dir, s.output)
		return err == nil, err
	}
	err = s.fs.Exchange(s.dir, s.output)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err == nil, err
	}
	if err := s.fs.Rename(s.output, s.dir+aside); err != nil {
		return false, err
	}
	if err := s.fs.Rename(s.dir, s.output); err != nil {
		if undone := s.fs.Rename(s.dir+aside, s.output); undone != nil {
			s.stuck = true
			return false, fmt.Errorf("%w; the next build completes it: %w", err, undone)
		}
		return false, err
	}
	return true, s.fs.Rename(s.dir+aside, s.dir)
}

// recoverOutput completes or undoes an exchange that was cut short, and removes the
// staging folders of dead runs. The caller has the lock, so all are dead.
func recoverOutput(fsys FS, output string) error {
	names, err := leftovers(fsys, output)
	if err != nil {
		return err
	}
	for _, name := range names {
		if fresh, ok := strings.CutSuffix(name, aside); ok {
			if err := settle(fsys, output, fresh); err != nil {
				return fmt.Errorf("complete the last run: %w", err)
			}
		}
	}
	if names, err = leftovers(fsys, output); err != nil {
		return err
	}
	for _, name := range names {
		if !strings.HasSuffix(name, aside) {
			_ = fsys.RemoveAll(name) // what is still in use is removed by a later run
		}
	}
	return nil
}

// settle brings the exchange of the folders fresh and fresh-old to an end.
func settle(fsys FS, output, fresh string) error {
	// An empty folder is not a site: somebody has made it because it was missing.
	_ = fsys.Remove(output)
	_, err := fsys.Lstat(output)
	if errors.Is(err, fs.ErrNotExist) {
		if err = fsys.Rename(fresh, output); errors.Is(err, fs.ErrNotExist) {
			return fsys.Rename(fresh+aside, output)
		}
	}
	if err != nil {
		return err
	}
	if err := fsys.RemoveAll(fresh); err != nil {
		return err
	}
	return fsys.Rename(fresh+aside, fresh)
}

// leftovers are the staging folders beside the output.
func leftovers(fsys FS, output string) ([]string, error) {
	entries, err := fsys.ReadDir(filepath.Dir(output))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		name := filepath.Join(filepath.Dir(output), e.Name())
		id, ok := strings.CutPrefix(name, beside(output, ""))
		if ok && e.IsDir() && isID(strings.TrimSuffix(id, aside)) {
			names = append(names, name)
		}
	}
	return names, nil
}

// isID reports whether s was made by newID: nothing else is ever removed.
func isID(s string) bool {
	return len(s) == 2*idBytes && strings.Trim(s, "0123456789abcdef") == ""
}
