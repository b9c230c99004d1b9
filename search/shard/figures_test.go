package shard_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"gongkai/search"
	"gongkai/search/corpus"
	"gongkai/search/shard"
)

// answered is the share of questions of each kind that were answered.
func answered(t testing.TB, src search.Source, all []corpus.Question) map[string]float64 {
	good, of := map[string]float64{}, map[string]float64{}
	for _, q := range all {
		r := ask(t, src, search.Query{Text: q.Text, Limit: 10, Passages: 3, Effort: 5, Aliases: search.DefaultAliases()})
		of[q.Kind]++
		if slices.ContainsFunc(r.Hits[:min(q.Within, len(r.Hits))], q.Want) {
			good[q.Kind]++
		} else if testing.Verbose() {
			t.Logf("%s: not found: %q (%d candidates, loose %v)", q.Kind, q.Text, r.Candidates, r.Loose)
		}
	}
	for kind := range of {
		good[kind] /= of[kind]
	}
	return good
}

func TestKnownItems(t *testing.T) {
	w := newWorld(t, 600)
	aims := map[string]float64{"title": 0.98, "title without two words": 0.95, "document number": 1, "alias": 0.9}
	for name, src := range map[string]search.Source{"shards": open(t, w.files), "bleve": w.index} {
		got := answered(t, src, corpus.Questions(w.docs, 60))
		for kind, aim := range aims {
			if got[kind] < aim {
				t.Errorf("%s: %s: %.3f, not %.2f", name, kind, got[kind], aim)
			}
		}
	}
}

// TestFigures prints the figures of the manual for contributors. It takes minutes:
//
//	GONGKAI_FIGURES=10000 go test -v -run TestFigures ./search/shard
//	GONGKAI_FIGURES=/a/folder/of/markdown go test -v -run TestFigures ./search/shard
func TestFigures(t *testing.T) {
	docs := chosen(t)
	t.Logf("%d documents", len(docs))
	runtime.GC()

	start, cpu := time.Now(), cpuTime()
	f, stats := write(t, docs)
	t.Logf("shards: %v, CPU %v; %d terms, %d files, %d long lists, %.1f MB from %.1f MB of text %v", time.Since(start).Round(time.Millisecond),
		cpuTime()-cpu, stats.Terms, stats.Files, stats.LongLists, float64(stats.Bytes)/1e6, float64(stats.TextBytes)/1e6, stats.ByKind)

	start, cpu = time.Now(), cpuTime()
	x, err := search.Build(filepath.Join(t.TempDir(), "index"), slices.Values(docs))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	t.Logf("bleve: %v, CPU %v; most memory of the process %d MB", time.Since(start).Round(time.Millisecond), cpuTime()-cpu, peakMemory())

	items := corpus.Questions(docs, 100)
	t.Logf("known items, shards: %v", answered(t, open(t, f), items))
	t.Logf("known items, bleve:  %v", answered(t, x, items))

	mixed := []string{}
	for _, q := range items {
		mixed = append(mixed, q.Text)
	}
	mixed = append(mixed[:200:200], corpus.Pieces(docs, 100, 5)...)
	agree(t, open(t, f), x, mixed)
	t.Logf("manifest %d bytes", len(f.data[shard.ManifestName]))
	for _, kind := range []string{"title", "title without two words", "document number", "alias"} {
		var texts []string
		for _, q := range items {
			if q.Kind == kind {
				texts = append(texts, q.Text)
			}
		}
		traffic(t, f, kind, 10, texts)
	}
	traffic(t, f, "piece of a text", 10, corpus.Pieces(docs, 200, 6))
	for _, limit := range []int{10, 5, 3} {
		traffic(t, f, "all", limit, append(corpus.Pieces(docs, 100, 6), mixed...))
	}
	exact(t, open(t, f), docs)
}

// chosen are the documents that figures are asked for.
func chosen(t *testing.T) []search.Document {
	t.Helper()
	what := os.Getenv("GONGKAI_FIGURES")
	if what == "" {
		t.Skip("set GONGKAI_FIGURES to a number of documents or a folder")
	}
	docs, err := corpus.Chosen(what)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// agree compares the first ten of two sources, order among equals aside.
func agree(t *testing.T, a, b search.Source, texts []string) {
	equal := 0
	for _, text := range texts {
		q := search.Query{Text: text, Limit: 10, Passages: 3, Effort: 5, Aliases: search.DefaultAliases()}
		x, y := ids(ask(t, a, q)), ids(ask(t, b, q))
		if slices.Equal(x, y) {
			equal++
		} else {
			t.Logf("differs: %q: %v, bleve %v", text, x, y)
		}
	}
	t.Logf("first ten as bleve's: %d of %d", equal, len(texts))
}

func ids(r *search.Result) (ids []string) {
	for _, h := range r.Hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// traffic is what searches fetch, without the script: first ones, with nothing kept,
// and further ones of a reader who has asked one other question.
func traffic(t *testing.T, f *files, kind string, limit int, texts []string) (first, further int) {
	var firstBytes, firstRequests, nextBytes, nextRequests []int
	search := func(r *shard.Reader, text string) (bytes, requests int) {
		f.bytes, f.requests = 0, 0
		ask(t, r, search.Query{Text: text, Limit: limit, Passages: 3, Effort: 5, Aliases: search.DefaultAliases()})
		return f.bytes, f.requests
	}
	for i, text := range texts {
		r := open(t, f)
		search(r, texts[(i+1)%len(texts)])
		bytes, requests := search(r, text)
		nextBytes, nextRequests = append(nextBytes, bytes), append(nextRequests, requests)
		manifest := len(f.data[shard.ManifestName])
		bytes, requests = search(open(t, f), text)
		firstBytes, firstRequests = append(firstBytes, manifest+bytes), append(firstRequests, 1+requests)
	}
	t.Logf("%-24s %2d hits: first: median %6d bytes in %2d requests, p90 %6d in %2d; further: median %6d in %2d, p90 %6d", kind, limit,
		at(firstBytes, 50), at(firstRequests, 50), at(firstBytes, 90), at(firstRequests, 90), at(nextBytes, 50), at(nextRequests, 50), at(nextBytes, 90))
	return at(firstBytes, 50), at(nextBytes, 50)
}

func at(list []int, percent int) int {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)*percent/100]
}

func exact(t *testing.T, src search.Source, docs []search.Document) {
	scan := corpus.Scanner(docs)
	missed, wrong := 0, 0
	texts := corpus.Pieces(docs, max(20, min(200, 2_000_000/len(docs))), 9)
	for _, text := range texts {
		want, got := scan(text), map[string]bool{}
		for _, h := range ask(t, src, search.Query{Text: text}).Hits {
			if h.Rank.Tier != search.TierNumber && !h.Rank.BySubject {
				got[h.ID] = true
			}
		}
		for id := range want {
			if !got[id] {
				missed++
			}
		}
		for id := range got {
			if !want[id] {
				wrong++
				t.Logf("%q does not contain %q", id, text)
			}
		}
	}
	t.Logf("exactness: %d strings, %d documents missed, %d shown wrongly", len(texts), missed, wrong)
}
