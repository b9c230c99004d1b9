package corpus

import (
	"slices"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gongkai/search/analysis"
)

func TestSameSeedSameDocuments(t *testing.T) {
	few, many := slices.Collect(Documents(20, 1)), slices.Collect(Documents(40, 1))
	if d := cmp.Diff(few, many[:20]); d != "" {
		t.Error(d)
	}
	if cmp.Equal(few, slices.Collect(Documents(20, 2))) {
		t.Error("another seed gives the same documents")
	}
}

func TestDocumentsLookLikeDocuments(t *testing.T) {
	for d := range Documents(500, 1) {
		if n := utf8.RuneCountInString(d.Body); n < 600 || n > 4500 {
			t.Errorf("%s has %d characters", d.ID, n)
		}
		if d.Title == "" || d.Domain == "" || d.Published.Before(d.Issued) {
			t.Errorf("%+v", d)
		}
		if _, ok := analysis.Number(d.Number); d.Number != "" && !ok {
			t.Errorf("%s is no document number", d.Number)
		}
	}
}

// Rare terms are what makes an index big: as in real collections, most stand in
// one document only.
func TestRareTermsAreMany(t *testing.T) {
	in := map[string]int{}
	for d := range Documents(2000, 1) {
		terms := analysis.Terms(d.Searchable().Body)
		slices.Sort(terms)
		for _, term := range slices.Compact(terms) {
			in[term]++
		}
	}
	once := 0
	for _, n := range in {
		if n == 1 {
			once++
		}
	}
	if once*3 < len(in) {
		t.Errorf("%d of %d terms in one document only", once, len(in))
	}
	t.Logf("%d terms, %d in one document only", len(in), once)
}

func TestFolder(t *testing.T) {
	docs, err := Folder(fstest.MapFS{
		"policy/a.md": {Data: []byte("---\n标题: 低保办法\n文号: 青政规〔2024〕7号\npublished: 2024-03-02\n---\n## 总则\n\n正文\n")},
		"b.md":        {Data: []byte("没有标题\n")},
		"c.txt":       {Data: []byte("不读")},
	})
	if err != nil || len(docs) != 2 {
		t.Fatal(docs, err)
	}
	if d := docs[1].Searchable(); d.Title != "低保办法" || d.Date != "2024-03-02" || d.Number != "青政规〔2024〕7号" || d.Body != "总则\n正文\n" {
		t.Errorf("%+v", d)
	}
	if d := docs[0].Searchable(); d.Title != "b" || d.Body != "没有标题\n" {
		t.Errorf("%+v", d)
	}
}
