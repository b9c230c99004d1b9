package shard_test

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/search"
	"gongkai/search/analysis"
	"gongkai/search/corpus"
	"gongkai/search/shard"
)

// files is a folder of shards in memory that counts what is fetched.
type files struct {
	data     map[string][]byte
	requests int
	bytes    int
}

func (f *files) fetch(name string) ([]byte, error) {
	data, ok := f.data[name]
	if !ok {
		return nil, fmt.Errorf("%s is not there", name)
	}
	f.requests++
	f.bytes += len(data)
	return data, nil
}

func documents(n int) []search.Document { return corpus.Sorted(corpus.Documents(n, 1)) }

func write(t testing.TB, docs []search.Document) (*files, shard.Stats) {
	t.Helper()
	f := &files{data: map[string][]byte{}}
	stats, _, err := shard.Write(slices.Values(docs), shard.Options{Aliases: search.DefaultAliases(), Expect: len(docs)}, func(name string, data []byte) error {
		if f.data[name] != nil {
			t.Errorf("%s is written twice", name)
		}
		f.data[name] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return f, stats
}

func open(t testing.TB, f *files) *shard.Reader {
	t.Helper()
	r, err := shard.Open(f.fetch)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// world is a corpus with its shards and its bleve index, made once.
type world struct {
	docs  []search.Document
	files *files
	index *search.Index
}

func newWorld(t testing.TB, n int) *world {
	t.Helper()
	w := &world{docs: documents(n)}
	w.files, _ = write(t, w.docs)
	x, err := search.Build(filepath.Join(t.TempDir(), "index"), slices.Values(w.docs))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	w.index = x
	return w
}

func ask(t testing.TB, src search.Source, q search.Query) *search.Result {
	t.Helper()
	r, err := search.Search(src, q)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	return r
}

func TestSameDocumentsSameFiles(t *testing.T) {
	docs := documents(200)
	a, _ := write(t, docs)
	b, _ := write(t, docs)
	if !maps.EqualFunc(a.data, b.data, bytes.Equal) {
		t.Error("two runs gave different files")
	}
	// One more document at the end: files that it does not touch keep their names.
	c, _ := write(t, documents(201))
	kept := 0
	for name := range a.data {
		if c.data[name] != nil {
			kept++
		}
	}
	t.Logf("%d of %d files kept their names", kept, len(a.data))
}

// Search is exact: it finds what a literal scan finds, and nothing else.
func TestExact(t *testing.T) {
	w := newWorld(t, 300)
	scan := corpus.Scanner(w.docs)
	for name, src := range map[string]search.Source{"shards": open(t, w.files), "bleve": w.index} {
		for _, text := range corpus.Pieces(w.docs, 200, 1) {
			want := scan(text)
			r := ask(t, src, search.Query{Text: text})
			got := map[string]bool{}
			for _, h := range r.Hits {
				if h.Rank.Tier != search.TierNumber && !h.Rank.BySubject {
					got[h.ID] = true
				}
			}
			if r.Loose || !maps.Equal(got, want) {
				t.Errorf("%s: %q: %d found, %d contain it (loose %v)", name, text, len(got), len(want), r.Loose)
			}
		}
	}
}

// The shards and the bleve index hold the same documents and frequencies for every
// term, though they are made separately.
func TestSamePostingsAsBleve(t *testing.T) {
	w := newWorld(t, 560) // enough to have frequent pairs
	r := open(t, w.files)
	terms := map[string]bool{}
	for _, d := range w.docs {
		for _, text := range []string{d.Title, d.Lead(), d.Body} {
			for _, term := range analysis.Pieces(text) {
				terms[term] = true
			}
		}
		for _, key := range d.Keys() {
			terms[key] = true
		}
	}
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		a, err := r.Postings([]string{term})
		if err != nil {
			t.Fatal(err)
		}
		b, err := w.index.Postings([]string{term})
		if err != nil {
			t.Fatal(err)
		}
		if !same(a[0], b[0]) {
			t.Fatalf("%q:\nshards %v\nbleve  %v", term, a[0], b[0])
		}
		if a[0].In == 0 {
			t.Fatalf("%q is nowhere", term)
		}
	}
	t.Logf("%d terms", len(terms))
}

func same(a, b search.Postings) bool {
	return a.In == b.In && slices.Equal(a.Title, b.Title) && slices.Equal(a.Lead, b.Lead) && slices.Equal(a.Body, b.Body) &&
		slices.Equal(a.Times, b.Times)
}

// What people say and no document has is known without fetching anything.
func TestWordsThatAreNowhere(t *testing.T) {
	f, _ := write(t, []search.Document{{ID: "a", Title: "最低生活保障办法", Body: "特困人员"}})
	r := open(t, f)
	f.requests = 0
	for _, term := range []string{"低保", "五保"} {
		if p, err := r.Postings([]string{term}); err != nil || p[0].In > 0 || f.requests > 0 {
			t.Errorf("%s: %v %v, %d requests", term, p, err, f.requests)
		}
	}
	if got := ask(t, r, search.Query{Text: "低保", Limit: 3, Aliases: r.Aliases()}); len(got.Hits) != 1 || got.Hits[0].Via != "最低生活保障" {
		t.Errorf("%+v", got.Hits)
	}
}

// A title that is not remembered exactly is told from others by few of its terms.
func TestFewTermsTellATitle(t *testing.T) {
	w := newWorld(t, 600)
	asked, read := 0, 0
	for _, q := range corpus.Questions(w.docs, 60) {
		if q.Kind != "title without two words" {
			continue
		}
		spy := &termSpy{Reader: open(t, w.files), terms: map[string]bool{}}
		if ask(t, spy, search.Query{Text: q.Text, Limit: 3, Effort: 10}).Loose {
			asked, read = asked+1, read+len(spy.terms)
		}
	}
	if asked < 40 || read > 6*asked {
		t.Errorf("%d titles, %d terms", asked, read)
	}
}

// termSpy notes which terms are read.
type termSpy struct {
	*shard.Reader
	terms map[string]bool
}

func (s *termSpy) Postings(terms []string) ([]search.Postings, error) {
	for _, term := range terms {
		s.terms[term] = true
	}
	return s.Reader.Postings(terms)
}

// Terms of more bytes than a key has are numbered.
func TestTermsOfAnyLength(t *testing.T) {
	docs := []search.Document{
		{ID: "a", Date: "2024-01-01", Title: "一", Body: "𠮷野家㐂寿，青 abcdefghijk 1234567 žluťoučký 12"},
		{ID: "b", Date: "2024-01-02", Title: "二", Body: "丁" + strings.Repeat("甲乙abcdefg1234，", 300)},
	}
	for _, r := range "一二三四五" { // more terms than a table begins with
		for next := rune(0x4E00); next < 0x5000; next++ {
			docs[1].Body += string([]rune{'，', r, next})
		}
	}
	f, _ := write(t, docs)
	r := open(t, f)
	for n, d := range docs {
		for _, term := range slices.Compact(slices.Sorted(slices.Values(analysis.Pieces(d.Body)))) {
			p, err := r.Postings([]string{term})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(p[0].Body, uint32(n)) {
				t.Fatalf("%s has no %q: %v", d.ID, term, p[0])
			}
			if times := strings.Count(d.Body, term); term == "甲乙" && int(p[0].Times[0]) != min(255, times) {
				t.Errorf("%q: %v times, not %d", term, p[0].Times, times)
			}
		}
	}
}
