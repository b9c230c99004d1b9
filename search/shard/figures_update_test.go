package shard_test

import (
	"encoding/gob"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongkai/search"
	"gongkai/search/shard"
)

// TestFiguresOfUpdate prints what it takes to bring the files in a folder, and the
// bleve index, up to date after one document has changed.
func TestFiguresOfUpdate(t *testing.T) {
	docs := chosen(t)
	dir := filepath.Join(t.TempDir(), "data")
	write := func(name string, data []byte) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	}
	options := shard.Options{Aliases: search.DefaultAliases(), Expect: len(docs)}
	_, state, err := shard.Write(slices.Values(docs), options, write)
	if err != nil {
		t.Fatal(err)
	}
	save(t, dir+".state", state)
	x, err := search.Build(dir+".index", slices.Values(docs))
	if err != nil {
		t.Fatal(err)
	}
	x.Close()
	edits := []struct {
		name string
		edit func(d *search.Document, other search.Document)
	}{
		{"a sentence", func(d *search.Document, _ search.Document) {
			d.Body += "补充说明：申请材料一次告知，逾期不再受理。\n"
		}},
		{"the title", func(d *search.Document, _ search.Document) { d.Title += "（2026年修订）" }},
		{"the whole text", func(d *search.Document, other search.Document) { d.Body, d.Anchors = other.Body, other.Anchors }},
		{"a new document", nil},
	}
	for i, e := range edits {
		for round := range 3 {
			n := len(docs)/7*(i+1) + 101*round
			change := shard.Change{Number: n, Document: docs[n]}
			if e.edit != nil {
				e.edit(&change.Document, docs[n/2])
			} else {
				change.Number = len(docs) // the newest, with the text of another
				change.Document.ID, change.Document.Date = "z"+strconv.Itoa(round), "2099-01-01"
				change.Document.Title = "关于" + strings.TrimPrefix(change.Document.Title, "关于")
				docs = append(docs, change.Document)
				options.Expect++
			}
			start, cpu := time.Now(), cpuTime()
			var state shard.State
			load(t, dir+".state", &state)
			stats, err := shard.Update(shard.Edition{State: &state, Fetch: func(name string) ([]byte, error) {
				return os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			}, Put: write, Drop: func(name string) error {
				return os.Remove(filepath.Join(dir, filepath.FromSlash(name)))
			}}, []shard.Change{change}, options)
			if err != nil {
				t.Fatal(err)
			}
			save(t, dir+".state", &state)
			shards, shardsCPU := time.Since(start), cpuTime()-cpu
			start, cpu = time.Now(), cpuTime()
			if err := search.Update(dir+".index", []search.Document{change.Document}, nil); err != nil {
				t.Fatal(err)
			}
			t.Logf("%-15s shards %v (CPU %v), %d files, %.0f KB; bleve %v (CPU %v)", e.name, shards.Round(time.Millisecond), shardsCPU.Round(time.Millisecond),
				stats.Files, float64(stats.Bytes)/1e3, time.Since(start).Round(time.Millisecond), (cpuTime() - cpu).Round(time.Millisecond))
		}
	}
}

func save(t *testing.T, file string, v any) {
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := gob.NewEncoder(f).Encode(v); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, file string, v any) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := gob.NewDecoder(f).Decode(v); err != nil {
		t.Fatal(err)
	}
}
