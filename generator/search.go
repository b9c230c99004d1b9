package generator

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/generator/index"
	"gongkai/generator/markdown"
	"gongkai/generator/output"
	"gongkai/generator/plan"
	"gongkai/generator/publish"
	"gongkai/search"
	"gongkai/search/shard"
)

// searchFolder is where the files of search stand on the site.
const searchFolder = "search/data/"

func isSearchFile(path string) bool { return strings.HasPrefix(path, searchFolder) }

// searchSum covers what the files of search depend on.
func (p *Project) searchSum() uint64 { return plan.Sum(p.Search.Sum(), p.Config.Publish.Index) }

// renderAndIndex is the stages "render" and "index", beside each other: texts go to
// the index when the renderer has them parsed. When no document has changed, the
// files of search are taken over from the published site.
func (p *Project) renderAndIndex(ctx context.Context, pl *plan.Plan, m *output.Maker, stage *publish.Staging, same [][]publish.Sum, c *cache, o Options) error {
	if !p.Config.Publish.Search || keepAll(stage, c.search(p.searchSum())) {
		return p.render(ctx, pl, stage, same, o)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	g := p.Search.Gather(ctx)
	for i, t := range pl.Targets {
		if t.From != "" && t.Render != nil && same[i] == nil {
			g.Expect(t.From)
		}
	}
	alsoObserve(m, g)
	indexed := make(chan error, 1)
	go func() {
		err := p.writeSearch(g, stage, c)
		if err != nil {
			cancel(err)
		}
		indexed <- err
	}()
	err := p.render(ctx, pl, stage, same, o)
	if err != nil {
		cancel(err)
	}
	g.Close()
	return cmp.Or(err, <-indexed)
}

// alsoObserve lets the index see the texts beside who sees them already.
func alsoObserve(m *output.Maker, g *index.Gatherer) {
	first := m.Observe
	m.Observe = func(file string, text []byte, doc *markdown.Doc) {
		if first != nil {
			first(file, text, doc)
		}
		g.Observe(file, doc)
	}
}

func (p *Project) writeSearch(g *index.Gatherer, stage *publish.Staging, c *cache) error {
	drop := func(name string) error { return stage.Drop(searchFolder + name) }
	write := func(name string, data []byte) error { return stage.Write(searchFolder+name, data) }
	read := func(name string) ([]byte, error) { return stage.Read(searchFolder + name) }
	if p.offline {
		drop = func(name string) error {
			script, _ := shard.Script(name, nil)
			return stage.Drop(searchFolder + script)
		}
		write = func(name string, data []byte) error {
			script, src := shard.Script(name, data)
			return stage.Write(searchFolder+script, src)
		}
		read = func(name string) ([]byte, error) {
			script, _ := shard.Script(name, nil)
			src, err := stage.Read(searchFolder + script)
			if err != nil {
				return nil, err
			}
			return shard.ReadScript(src)
		}
	}
	files := c.shards()
	last := index.Last{
		File: filepath.Join(p.Source, filepath.FromSlash(shardState)), Program: c.Program, Drop: drop,
		Keep: func() bool { return keepAll(stage, files) },
		Forget: func() error {
			var err error
			for _, f := range files {
				err = errors.Join(err, stage.Drop(f.Path))
			}
			return err
		},
	}
	if err := g.Write(index.Files{Write: write, Read: read, Last: last}); err != nil || !p.Config.Publish.Index {
		return err
	}
	scratch, err := os.MkdirTemp("", "gongkai-index-")
	if err != nil {
		return fmt.Errorf("export index: %w", err)
	}
	defer os.RemoveAll(scratch)
	return p.Search.Export(filepath.Join(scratch, "index"), func(name string, data []byte) error { return stage.Write(searchFolder+name, data) })
}

// shardState is what is remembered of the files of search beside them.
const shardState = ".gongkai/cache/search"

// keepAll takes files over from the published site, all or none.
func keepAll(stage *publish.Staging, files []publish.Entry) bool {
	for i, f := range files {
		var sum publish.Sum
		_, err := hex.Decode(sum[:], []byte(f.SHA256))
		if err == nil {
			err = stage.Keep(f.Path, sum)
		}
		if err != nil {
			for _, kept := range files[:i] {
				stage.Drop(kept.Path)
			}
			return false
		}
	}
	return len(files) > 0
}

// order is the order in which targets are rendered: documents first, from old to new,
// which is how the index takes them, so that few texts wait.
func (p *Project) order(pl *plan.Plan) []int {
	age := map[string]int64{}
	for _, d := range p.Site.Pages {
		if !d.Body.Empty() {
			age[d.Body.Path] = d.Published.Unix()
		}
	}
	order := make([]int, len(pl.Targets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, isX := age[pl.Targets[a].From]
		y, isY := age[pl.Targets[b].From]
		switch {
		case isX && isY:
			return cmp.Compare(x, y)
		case isX:
			return -1
		case isY:
			return 1
		}
		return 0
	})
	return order
}

// indexFolder is where the bleve index of the command is kept.
const indexFolder = ".gongkai/cache/index"

// OpenIndex opens the bleve index of what is public, built or brought up to date when
// documents have changed.
func (p *Project) OpenIndex() (*search.Index, error) {
	return p.Search.Open(filepath.Join(p.Source, filepath.FromSlash(indexFolder)), programSum())
}
