package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// inputs are the folders of a source folder that people or this program keep things
// in: an output there would replace them.
var inputs = []string{"content", "themes", "assets", "static", "data", ".gongkai", ".git"}

// shared are the folders that all programs of a machine count on.
func shared() []string {
	list := []string{"/etc", "/usr", "/var", "/tmp", os.TempDir()}
	for _, name := range []string{"SystemRoot", "ProgramFiles", "ProgramData"} {
		if folder := os.Getenv(name); folder != "" { // on Windows
			list = append(list, folder)
		}
	}
	return list
}

// resolve is the output folder without symbolic links, so that what is beside it is
// on the same file system. Neither it nor the folders above it need exist yet.
func resolve(output string) (string, error) {
	path, err := filepath.Abs(output)
	if err != nil {
		return "", err
	}
	missing := ""
	for {
		if _, err := os.Lstat(path); err == nil || path == filepath.Dir(path) {
			break
		}
		path, missing = filepath.Dir(path), filepath.Join(filepath.Base(path), missing)
	}
	path, err = filepath.EvalSymlinks(path)
	return filepath.Join(path, missing), err
}

// checkOutput refuses an output folder whose replacement would destroy something:
// the system, a person's files, the source folder or a part of it, a repository.
func checkOutput(shown, output, source string) error {
	bad := func(zh, en string) error { return refuse(BadOutput, shown, zh, en) }
	if output == filepath.Dir(output) {
		return bad("是文件系统的根", "it is the root of a file system")
	}
	if home, err := os.UserHomeDir(); err == nil && within(home, output) {
		return bad("是个人目录，或包含个人目录", "it is or contains a home folder")
	}
	for _, folder := range shared() {
		if within(folder, output) {
			return bad("是系统的目录，或包含系统的目录", "it is or contains a folder of the system")
		}
	}
	if info, err := os.Stat(output); err == nil && !info.IsDir() {
		return bad("是文件而不是目录", "it is a file")
	}
	for _, name := range []string{"site.toml", ".git", "go.mod"} {
		if _, err := os.Lstat(filepath.Join(output, name)); err == nil {
			return bad("其中有 "+name, "it holds "+name)
		}
	}
	if source == "" {
		return nil
	}
	source, err := filepath.Abs(source)
	if err != nil {
		return err
	}
	if within(source, output) {
		return bad("是源文件目录，或包含源文件目录", "it is or contains the source folder")
	}
	for _, name := range inputs {
		if within(output, filepath.Join(source, name)) {
			return bad(fmt.Sprintf("在源文件目录的 %s 之内", name), fmt.Sprintf("it is inside %s of the source folder", name))
		}
		// A folder of the source may be a link to where the output is.
		if within(filepath.Join(source, name), output) {
			return bad(fmt.Sprintf("包含源文件目录的 %s", name), fmt.Sprintf("it contains %s of the source folder", name))
		}
	}
	return nil
}

// within reports whether a path is the folder or lies in it. Folders are compared
// by what they are, not by how they are spelled, so that case, links and mounts do
// not deceive; what does not exist is compared by its name.
func within(path, folder string) bool {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	target, err := os.Stat(folder)
	for {
		if err != nil && strings.EqualFold(path, folder) || err == nil && same(path, target) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}

func same(path string, target fs.FileInfo) bool {
	info, err := os.Stat(path)
	return err == nil && os.SameFile(info, target)
}
