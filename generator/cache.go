package generator

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"gongkai/generator/index"
	"gongkai/generator/plan"
	"gongkai/generator/publish"

	"github.com/cespare/xxhash/v2"
)

// cacheFile is where a build leaves, for the next one, what its files depended on.
const cacheFile = ".gongkai/cache/build"

// cache remembers the sums of targets and of the files they made. A file whose
// target has the same sum as before, and which still has the bytes it had, is taken
// over from the published site. The cache is only ever a saving: without it, or
// with one of another program or for another folder, everything is rendered.
type cache struct {
	Program uint64 // hash of the program that filled it
	Output  string // the folder the files are in
	Targets map[string]kept
	Search  keptSearch
	Passed  uint64 // what all texts were held against and have passed; 0: not all have
}

// kept is what is remembered of a target, by its first path.
type kept struct {
	Sum   uint64
	Files []publish.Sum
}

// keptSearch is what is remembered of the files of search, which are made together.
type keptSearch struct {
	Sum   uint64
	Files []publish.Entry
}

// openCache reads what the last build left; an empty cache if there is nothing fit.
func (p *Project) openCache() *cache {
	c := &cache{Program: programSum(), Output: p.Output, Targets: map[string]kept{}}
	b, err := os.ReadFile(filepath.Join(p.Source, filepath.FromSlash(cacheFile)))
	if err != nil || c.Program == 0 {
		return c
	}
	var old cache
	if err := gob.NewDecoder(bytes.NewReader(b)).Decode(&old); err == nil && old.Program == c.Program && old.Output == c.Output {
		return &old
	}
	return c
}

// same is, for each target, the sums of the files it made in the last build if
// nothing it depends on has changed since. all tells that this holds for every one,
// and that the last build made no others.
func (c *cache) same(ctx context.Context, pl *plan.Plan, jobs int) (files [][]publish.Sum, all bool) {
	files = make([][]publish.Sum, len(pl.Targets))
	each(ctx, len(pl.Targets), jobs, func(i int) error {
		t := &pl.Targets[i]
		if k, ok := c.Targets[t.Paths[0]]; ok && len(k.Files) == len(t.Paths) && k.Sum == t.Sum() {
			files[i] = k.Files
		}
		return nil
	})
	all = len(pl.Targets) == len(c.Targets)
	for _, f := range files {
		all = all && f != nil
	}
	return files, all
}

// search is the files of search if nothing they depend on has changed.
func (c *cache) search(sum uint64) []publish.Entry {
	if c.Search.Sum != sum {
		return nil
	}
	return c.Search.Files
}

// shards are the files of search of the last build, without the archive of an index.
func (c *cache) shards() (files []publish.Entry) {
	for _, f := range c.Search.Files {
		if name := strings.TrimPrefix(f.Path, searchFolder); name != index.Archive && name != index.Archive+".sha256" {
			files = append(files, f)
		}
	}
	return files
}

// saveCache leaves for the next build what this one made.
func (p *Project) saveCache(pl *plan.Plan, m publish.Manifest, passed uint64) error {
	c := cache{Program: programSum(), Output: p.Output, Targets: make(map[string]kept, len(pl.Targets)), Passed: passed}
	sums := make(map[string]publish.Sum, len(m.Files))
	for _, e := range m.Files {
		var sum publish.Sum
		if _, err := hex.Decode(sum[:], []byte(e.SHA256)); err != nil {
			return fmt.Errorf("save cache: %w", err)
		}
		sums[e.Path] = sum
	}
	c.Search.Sum = p.searchSum()
	for _, e := range m.Files {
		if isSearchFile(e.Path) {
			c.Search.Files = append(c.Search.Files, e)
		}
	}
	for _, t := range pl.Targets {
		k := kept{Sum: t.Sum()}
		for _, path := range t.Paths {
			k.Files = append(k.Files, sums[path])
		}
		c.Targets[t.Paths[0]] = k
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(&c); err != nil {
		return fmt.Errorf("save cache: %w", err)
	}
	return save(filepath.Join(p.Source, filepath.FromSlash(cacheFile)), b.Bytes())
}

// save writes a file beside its place and renames it, so that a build that is
// killed leaves the old one.
func save(file string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("save: %w", err)
	}
	if err := os.WriteFile(file+".new", b, 0o644); err != nil {
		return fmt.Errorf("save: %w", err)
	}
	if err := os.Rename(file+".new", file); err != nil {
		return fmt.Errorf("save: %w", err)
	}
	return nil
}

// programSum is a hash of the running program: another program may render
// differently. It is zero, and the cache is not used, when it cannot be read.
var programSum = sync.OnceValue(func() uint64 {
	name, err := os.Executable()
	if err != nil {
		return 0
	}
	f, err := os.Open(name)
	if err != nil {
		return 0
	}
	defer f.Close()
	h := xxhash.New()
	if _, err := io.Copy(h, f); err != nil { // piece by piece: it is a large part of all the memory of a build
		return 0
	}
	return h.Sum64()
})
