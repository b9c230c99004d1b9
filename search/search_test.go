package search_test

import (
	"iter"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gongkai/search"
	"gongkai/search/corpus"
)

func documents(n int) iter.Seq[search.Document] {
	return func(yield func(search.Document) bool) {
		for d := range corpus.Documents(n, 1) {
			if !yield(d.Searchable()) {
				return
			}
		}
	}
}

func build(t testing.TB, docs []search.Document) *search.Index {
	t.Helper()
	x, err := search.Build(filepath.Join(t.TempDir(), "index"), slices.Values(docs))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func TestTry(t *testing.T) {
	start := time.Now()
	docs := slices.Collect(documents(2000))
	x := build(t, docs)
	t.Log(time.Since(start))
	for _, q := range []string{"低保", "公租房 通知", docs[7].Title, docs[7].Number, "019年", "2019年度", "柳湾镇便民服务中心", "低保怎么申请", "，并"} {
		start = time.Now()
		r, err := search.Search(x, search.Query{Text: q, Limit: 3, Aliases: search.DefaultAliases(), Counts: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Log(q, len(r.Hits), r.Candidates, r.Expanded, r.Loose, time.Since(start))
		for _, h := range r.Hits {
			t.Log("   ", h.Title, h.Number, h.Rank, h.Via, h.Passage)
		}
	}
}
