package shard_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/search"
	"gongkai/search/corpus"
	"gongkai/search/shard"
)

// question is something a reader types, and what would content them.
type question struct {
	kind, text string
	want       func(search.Hit) bool
	within     int // among so many hits
}

// questions are n of each kind: exact titles, titles with two words left out,
// document numbers in four styles, words people say.
func questions(docs []search.Document, n int) (all []question) {
	r := rand.New(rand.NewPCG(3, 3))
	titled := func(title string) func(search.Hit) bool { return func(h search.Hit) bool { return h.Title == title } }
	for range n {
		d := docs[r.IntN(len(docs))]
		all = append(all, question{"title", d.Title, titled(d.Title), 1},
			question{"title without two words", withoutTwo(r, d.Title), titled(d.Title), 3})
		for range len(docs) {
			if d.Number != "" {
				break
			}
			d = docs[r.IntN(len(docs))]
		}
		number := d.Number
		all = append(all, question{"document number", style(r, number), func(h search.Hit) bool { return h.Number == number }, 1})
	}
	search.DefaultAliases().Pairs(func(says string, documents []string) {
		official := map[string]bool{}
		for _, d := range docs {
			if slices.ContainsFunc(documents, func(w string) bool { return strings.Contains(d.Title+d.Lead()+d.Body, w) }) {
				official[d.ID] = true
			}
		}
		if len(official) > 0 && len(all) < 4*n {
			all = append(all, question{"alias", says, func(h search.Hit) bool { return official[h.ID] }, 3})
		}
	})
	return all
}

// withoutTwo leaves two words of two characters out of a title, as a reader does who
// does not remember it exactly.
func withoutTwo(r *rand.Rand, title string) string {
	runes := []rune(title)
	for range 2 {
		if len(runes) < 8 {
			break
		}
		at := 1 + r.IntN(len(runes)-3)
		runes = slices.Delete(runes, at, at+2)
	}
	return string(runes)
}

func style(r *rand.Rand, number string) string {
	pairs := []string{"〔〕", "[]", "（）", "【】"}
	pair := []rune(pairs[r.IntN(len(pairs))])
	out := strings.NewReplacer("〔", string(pair[0]), "〕", string(pair[1])).Replace(number)
	if r.IntN(2) == 0 {
		out = strings.TrimSuffix(out, "号")
	}
	if r.IntN(2) == 0 {
		out = strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c - '0' + '０'
			}
			return c
		}, out)
	}
	return out
}

// answered is the share of questions of each kind that were answered.
func answered(t testing.TB, src search.Source, all []question) map[string]float64 {
	good, of := map[string]float64{}, map[string]float64{}
	for _, q := range all {
		r := ask(t, src, search.Query{Text: q.text, Limit: 10, Passages: 3, Effort: 5, Aliases: search.DefaultAliases()})
		of[q.kind]++
		if slices.ContainsFunc(r.Hits[:min(q.within, len(r.Hits))], q.want) {
			good[q.kind]++
		} else if testing.Verbose() {
			t.Logf("%s: not found: %q (%d candidates, loose %v)", q.kind, q.text, r.Candidates, r.Loose)
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
		got := answered(t, src, questions(w.docs, 60))
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
	docs := chosen(t, os.Getenv("GONGKAI_FIGURES"))
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

	items := questions(docs, 100)
	t.Logf("known items, shards: %v", answered(t, open(t, f), items))
	t.Logf("known items, bleve:  %v", answered(t, x, items))

	mixed := []string{}
	for _, q := range items {
		mixed = append(mixed, q.text)
	}
	mixed = append(mixed[:200:200], pieces(docs, 100, 5)...)
	agree(t, open(t, f), x, mixed)
	t.Logf("manifest %d bytes", len(f.data[shard.ManifestName]))
	for _, kind := range []string{"title", "title without two words", "document number", "alias"} {
		var texts []string
		for _, q := range items {
			if q.kind == kind {
				texts = append(texts, q.text)
			}
		}
		traffic(t, f, kind, 10, texts)
	}
	traffic(t, f, "piece of a text", 10, pieces(docs, 200, 6))
	for _, limit := range []int{10, 5} {
		traffic(t, f, "all", limit, append(pieces(docs, 100, 6), mixed...))
	}
	exact(t, open(t, f), docs)
}

// chosen are so many invented documents, or those of a folder.
func chosen(t *testing.T, what string) (docs []search.Document) {
	var n int
	switch _, err := fmt.Sscan(what, &n); {
	case what == "":
		t.Skip("set GONGKAI_FIGURES to a number of documents or a folder")
	case err == nil:
		return documents(n)
	}
	found, err := corpus.Folder(os.DirFS(what))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		docs = append(docs, d.Searchable())
	}
	slices.SortFunc(docs, search.Compare)
	t.Logf("%d documents", len(docs))
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
func traffic(t *testing.T, f *files, kind string, limit int, texts []string) {
	var firstBytes, firstRequests, nextBytes, nextRequests []int
	for i, text := range texts {
		r := open(t, f)
		for _, asked := range []string{texts[(i+1)%len(texts)], text} {
			f.bytes, f.requests = 0, 0
			ask(t, r, search.Query{Text: asked, Limit: limit, Passages: 3, Effort: 5, Aliases: search.DefaultAliases()})
		}
		nextBytes, nextRequests = append(nextBytes, f.bytes), append(nextRequests, f.requests)
		f.bytes, f.requests = 0, 0
		ask(t, open(t, f), search.Query{Text: text, Limit: limit, Passages: 3, Effort: 5, Aliases: search.DefaultAliases()})
		firstBytes, firstRequests = append(firstBytes, f.bytes), append(firstRequests, f.requests)
	}
	t.Logf("%-24s %2d hits: first: median %6d bytes in %2d requests, p90 %6d in %2d; further: median %6d in %2d, p90 %6d", kind, limit,
		at(firstBytes, 50), at(firstRequests, 50), at(firstBytes, 90), at(firstRequests, 90), at(nextBytes, 50), at(nextRequests, 50), at(nextBytes, 90))
}

func at(list []int, percent int) int {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)*percent/100]
}

func exact(t *testing.T, src search.Source, docs []search.Document) {
	scan := scanner(docs)
	missed, wrong := 0, 0
	texts := pieces(docs, max(20, min(200, 2_000_000/len(docs))), 9)
	for _, text := range texts {
		want, got := scan(text), map[string]bool{}
		for _, h := range ask(t, src, search.Query{Text: text}).Hits {
			if h.Rank.Tier != search.TierNumber {
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
