package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ErrLeftover is returned by Commit, with the manifest, when the new site is in
// place but not everything of the old one could be cleared away. The next Begin
// tries again.
var ErrLeftover = errors.New("the new site is in place, the old one could not be removed")

// Commit completes the site and puts it in place of the published one. When it
// fails, the published site is as it was; Abort then clears up.
func (s *Staging) Commit(ctx context.Context) (Manifest, error) {
	m, err := s.commit(ctx)
	if err != nil {
		err = explain(s.shown, err)
	}
	return m, err
}

func (s *Staging) commit(ctx context.Context) (Manifest, error) {
	m, err := s.seal()
	if err != nil {
		return Manifest{}, err
	}
	if err := s.tidy(); err != nil {
		return Manifest{}, err
	}
	foreign, err := s.takeAlong(ctx, m)
	if err != nil {
		return Manifest{}, err
	}
	sizes, err := s.writeManifest(m)
	if err != nil {
		return Manifest{}, err
	}
	if err := s.check(ctx, "", sizes, foreign); err != nil {
		return Manifest{}, err
	}
	if len(sizes) > 0 {
		return Manifest{}, fmt.Errorf("%s is missing in the staging folder", anyOf(sizes))
	}
	if err := s.fs.SyncTree(s.dir); err != nil {
		return Manifest{}, err
	}
	if err := ctx.Err(); err != nil {
		return Manifest{}, err
	}
	done, err := s.exchange()
	if !done {
		return Manifest{}, err
	}
	return m, s.clear(err, foreign)
}

// seal ends writing. The manifest is of what was written.
func (s *Staging) seal() (Manifest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Manifest{}, errClosed
	}
	s.closed = true
	if s.failed != nil {
		return Manifest{}, fmt.Errorf("the site is not whole: %w", s.failed)
	}
	m := Manifest{Generator: s.generator, Files: s.entries}
	if m.Files == nil {
		m.Files = []Entry{}
	}
	m.sort()
	return m, nil
}

// tidy removes the folders of files that were dropped or could not be kept, when nothing
// else is in them. An empty folder that is published counts as somebody's from then on.
func (s *Staging) tidy() error {
	empty := maps.Clone(s.names.folders)
	for _, e := range s.entries {
		for folder := parent(e.Path); empty[folder]; folder = parent(folder) {
			delete(empty, folder)
		}
	}
	inside := func(a, b string) int { return strings.Compare(b, a) } // what is in a folder comes before it
	for _, folder := range slices.SortedFunc(maps.Keys(empty), inside) {
		if err := s.fs.Remove(filepath.Join(s.dir, filepath.FromSlash(folder))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// writeManifest adds the two files about the files. The sizes are of everything the
// site then has.
func (s *Staging) writeManifest(m Manifest) (sizes map[string]int64, err error) {
	manifest := m.encode()
	sums := m.sums(manifest)
	if err := s.fs.WriteFile(filepath.Join(s.dir, ManifestFile), manifest); err != nil {
		return nil, err
	}
	if err := s.fs.WriteFile(filepath.Join(s.dir, SumsFile), sums); err != nil {
		return nil, err
	}
	sizes = make(map[string]int64, len(m.Files)+2)
	for _, e := range m.Files {
		sizes[e.Path] = e.Bytes
	}
	sizes[ManifestFile], sizes[SumsFile] = int64(len(manifest)), int64(len(sums))
	return sizes, nil
}

// check holds a folder of the staged site against the sizes, and takes from them
// what it finds.
func (s *Staging) check(ctx context.Context, folder string, sizes map[string]int64, foreign map[string]bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, err := s.fs.ReadDir(filepath.Join(s.dir, filepath.FromSlash(folder)))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		want, ours := sizes[name]
		switch {
		case e.IsDir():
			if err := s.check(ctx, name, sizes, foreign); err != nil {
				return err
			}
		case ours:
			info, err := e.Info()
			if err != nil {
				return err
			}
			if !info.Mode().IsRegular() || info.Size() != want {
				return fmt.Errorf("%s was changed in the staging folder", name)
			}
			delete(sizes, name)
		case !foreign[name]:
			return fmt.Errorf("%s appeared in the staging folder", name)
		}
	}
	return nil
}

// clear removes the old site, which the exchange has left in the staging folder's
// place, and gives the lock back.
func (s *Staging) clear(err error, foreign map[string]bool) error {
	err = errors.Join(err, s.fs.SyncFolder(filepath.Dir(s.output)))
	if err == nil {
		err = s.takeLate(foreign)
	}
	if err == nil {
		err = s.fs.RemoveAll(s.dir)
	}
	s.mu.Lock()
	s.over = true
	s.mu.Unlock()
	if err = errors.Join(err, s.locked.Close()); err != nil {
		return fmt.Errorf("%w: %w", ErrLeftover, err)
	}
	return nil
}

func anyOf(sizes map[string]int64) string {
	first := ""
	for name := range sizes {
		if first == "" || name < first {
			first = name
		}
	}
	return first
}
