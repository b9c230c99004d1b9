package main

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"gongkai/generator"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// changedSince tells which files changed since a day or a revision. In a repository
// git knows both; elsewhere a day is compared with the times of the files.
func changedSince(ctx context.Context, p *generator.Project, since string) (func(file string) bool, error) {
	day, err := time.ParseInLocation(time.DateOnly, since, disclosure.Beijing)
	isDay := err == nil
	if files, ok := gitChanges(ctx, p.Source, since, isDay); ok {
		return func(file string) bool { return files[file] }, nil
	}
	if !isDay {
		return nil, usageError{diag.Text{
			ZH: "--since 应写日期（2026-11-01），或这里的 git 仓库中的提交、分支",
			EN: "--since takes a date (2026-11-01), or a revision of the git repository here",
		}}
	}
	late := map[string]bool{}
	for _, d := range p.Tree.Documents {
		late[d.Path] = !d.ModTime.Before(day)
		for _, f := range d.Files {
			late[f.Path] = !f.Mod.Before(day)
		}
	}
	return func(file string) bool { return late[file] }, nil
}

// gitChanges are the files that differ from a revision, or were committed since a
// day, with what is not committed yet. Paths are relative to the source folder.
func gitChanges(ctx context.Context, source, since string, isDay bool) (map[string]bool, bool) {
	revision := since
	if isDay {
		out, ok := git(ctx, source, "rev-list", "-1", "--before="+since+"T00:00:00+08:00", "HEAD")
		if !ok {
			return nil, false
		}
		if revision = strings.TrimSpace(out); revision == "" {
			revision = "4b825dc642cb6eb9a060e54bf8d69288fbee4904" // the empty tree: all of it is newer
		}
	}
	if strings.HasPrefix(revision, "-") {
		return nil, false // never an option of git
	}
	changed, ok := git(ctx, source, "diff", "--name-only", "--relative", "-z", revision, "--", ".")
	if !ok {
		return nil, false
	}
	fresh, _ := git(ctx, source, "ls-files", "--others", "--exclude-standard", "-z", "--", content.Dir)
	files := map[string]bool{}
	for name := range strings.SplitSeq(changed+fresh, "\x00") {
		if name != "" {
			files[filepath.ToSlash(name)] = true
		}
	}
	return files, true
}

func git(ctx context.Context, dir string, args ...string) (string, bool) {
	c := exec.CommandContext(ctx, "git", args...)
	c.Dir = dir
	var out bytes.Buffer
	c.Stdout = &out
	err := c.Run()
	return out.String(), err == nil
}
