package publish

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
)

// takeAlong brings the files of the output folder that are not ours into the staged
// site: those that the published manifest does not list. The paths are returned.
func (s *Staging) takeAlong(ctx context.Context, m Manifest) (map[string]bool, error) {
	foreign := map[string]bool{}
	info, err := s.published()
	if info == nil || err != nil {
		return foreign, err
	}
	if err := like(s.fs, s.dir, info); err != nil {
		return nil, err
	}
	if s.ours, err = s.listed(); err != nil {
		return nil, err
	}
	next := make(map[string]Entry, len(m.Files))
	for _, e := range m.Files {
		next[e.Path] = e
	}
	t := transfer{s.fs, s.output, s.dir, func(name string) (bool, error) {
		switch {
		case ctx.Err() != nil:
			return false, ctx.Err()
		case s.ours[name]:
			return false, nil
		case s.names.inTheWay(name):
			return false, refuse(Foreign, name)
		case s.names.has(name):
			return false, s.mayReplace(name, next[name])
		}
		foreign[name] = true
		return true, nil
	}}
	return foreign, t.folder("")
}

// listed are the files of the published manifest, itself included. Without a
// manifest that can be read nothing is ours.
func (s *Staging) listed() (map[string]bool, error) {
	f, err := s.fs.Open(filepath.Join(s.output, ManifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := readBounded(f, largestManifest)
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(data)
	if err != nil {
		return nil, nil
	}
	listed := make(map[string]bool, len(m.Files)+2)
	for _, e := range m.Files {
		listed[e.Path] = true
	}
	listed[ManifestFile], listed[SumsFile] = true, true
	return listed, nil
}

// mayReplace allows a file that is not ours to be replaced by the same bytes only:
// anything else would destroy what somebody put there.
func (s *Staging) mayReplace(name string, e Entry) error {
	d, err := s.digest(filepath.Join(s.output, filepath.FromSlash(name)))
	if err == nil && d.sum.String() == e.SHA256 {
		return nil
	}
	return refuse(Foreign, name)
}

// takeLate brings over what was put into the published folder after takeAlong had
// looked, now that it stands in the staging folder's place.
func (s *Staging) takeLate(foreign map[string]bool) error {
	if _, err := s.fs.Lstat(s.dir); errors.Is(err, fs.ErrNotExist) {
		return nil // nothing was published before
	}
	t := transfer{s.fs, s.dir, s.output, func(name string) (bool, error) {
		return !s.ours[name] && !foreign[name] && !s.names.has(name) && !s.names.inTheWay(name), nil
	}}
	return t.folder("")
}

// transfer takes files from one folder to another, as hard links where it can.
type transfer struct {
	fs       FS
	from, to string
	wanted   func(name string) (bool, error) // whether to take a file
}

func (t transfer) folder(folder string) error {
	entries, err := t.fs.ReadDir(t.old(folder))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		if e.IsDir() {
			if err := t.folder(name); err != nil {
				return err
			}
			continue
		}
		want, err := t.wanted(name)
		if err == nil && want {
			err = t.file(name, e.Type())
		}
		if err != nil {
			return err
		}
	}
	// Publishing never leaves an empty folder, so this one is somebody's.
	if len(entries) == 0 && folder != "" {
		return t.mkdir(folder)
	}
	return nil
}

func (t transfer) old(name string) string { return filepath.Join(t.from, filepath.FromSlash(name)) }
func (t transfer) new(name string) string { return filepath.Join(t.to, filepath.FromSlash(name)) }

// mkdir makes a folder with the permissions it had, unless it is there.
func (t transfer) mkdir(folder string) error {
	if folder == "" {
		return nil
	}
	if _, err := t.fs.Lstat(t.new(folder)); err == nil {
		return nil
	}
	if err := t.mkdir(parent(folder)); err != nil {
		return err
	}
	info, err := t.fs.Lstat(t.old(folder))
	if err != nil {
		return err
	}
	if err := t.fs.Mkdir(t.new(folder)); err != nil {
		return err
	}
	return like(t.fs, t.new(folder), info)
}

// like gives a folder the group and the permissions of another, and those for us to put
// something in it. A web server may be let in as a member of the group alone.
func like(fsys FS, name string, folder fs.FileInfo) error {
	if err := fsys.Chgrp(name, folder); err != nil {
		return err
	}
	return fsys.Chmod(name, folder.Mode()&(fs.ModePerm|fs.ModeSetgid|fs.ModeSticky)|0o700)
}

func (t transfer) file(name string, kind fs.FileMode) error {
	if err := t.mkdir(parent(name)); err != nil {
		return err
	}
	if kind&fs.ModeSymlink != 0 {
		target, err := t.fs.Readlink(t.old(name))
		if err != nil {
			return err
		}
		return t.fs.Symlink(target, t.new(name))
	}
	err := t.fs.Link(t.old(name), t.new(name))
	if err == nil || !kind.IsRegular() {
		return err
	}
	return t.copy(name)
}

// copy stands in where there are no hard links.
func (t transfer) copy(name string) error {
	info, err := t.fs.Lstat(t.old(name))
	if err != nil {
		return err
	}
	r, err := t.fs.Open(t.old(name))
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := t.fs.Create(t.new(name))
	if err != nil {
		return err
	}
	_, err = pump(w, r)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	return t.fs.Chmod(t.new(name), info.Mode().Perm())
}
