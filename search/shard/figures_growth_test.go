package shard_test

import (
	"os"
	"strconv"
	"testing"

	"gongkai/search/corpus"
)

// TestFiguresOfGrowth prints how what a search fetches grows with the site: to
// GONGKAI_FIGURES_GROWTH documents from GONGKAI_FIGURES.
func TestFiguresOfGrowth(t *testing.T) {
	few, err := strconv.Atoi(os.Getenv("GONGKAI_FIGURES"))
	many, err2 := strconv.Atoi(os.Getenv("GONGKAI_FIGURES_GROWTH"))
	if err != nil || err2 != nil {
		t.Skip("set GONGKAI_FIGURES and GONGKAI_FIGURES_GROWTH to numbers of documents")
	}
	const script = 20_000 // about what the page's own files add to a first search
	var first, further [2]int
	for i, n := range []int{few, many} {
		docs := documents(n)
		f, stats := write(t, docs)
		t.Logf("%d documents: %.1f MB from %.1f MB of text %v", n, float64(stats.Bytes)/1e6, float64(stats.TextBytes)/1e6, stats.ByKind)
		var texts []string
		for _, q := range corpus.Questions(docs, 100) {
			texts = append(texts, q.Text)
		}
		texts = append(texts[:200:200], corpus.Pieces(docs, 200, 6)...)
		first[i], further[i] = traffic(t, f, strconv.Itoa(n), 3, texts)
	}
	t.Logf("growth: first %.2f, with a script of %d bytes %.2f; further %.2f", float64(first[1])/float64(first[0]), script,
		float64(first[1]+script)/float64(first[0]+script), float64(further[1])/float64(further[0]))
}
