//go:build unix

package generator

import (
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/internal/browsertest"
	"gongkai/search"
	"gongkai/search/client"
	"gongkai/search/corpus"
	"gongkai/search/shard"

	"github.com/chromedp/chromedp"
)

// TestFigures prints what a search costs its reader, measured in a browser, beside
// Pagefind on the same documents where GONGKAI_PAGEFIND names its program:
//
//	GONGKAI_FIGURES=10000 go test -v -timeout 3h -run TestFigures ./generator
//	GONGKAI_FIGURES=10000 go test -v -timeout 3h -run TestFigures/traffic ./generator
//
// The documents are those of the figures of package shard: so many invented ones, or
// a folder of Markdown.
func TestFigures(t *testing.T) {
	what := os.Getenv("GONGKAI_FIGURES")
	if what == "" {
		t.Skip("set GONGKAI_FIGURES to a number of documents or a folder")
	}
	docs, err := corpus.Chosen(what)
	if err != nil {
		t.Fatal(err)
	}
	f := figures{docs: docs, folder: t.TempDir(), wire: &wire{}, shards: writeApart(t, "shards", what)}
	t.Logf("%d documents", len(docs))
	f.layPages(t)
	f.host = httptest.NewServer(f.wire.through(plainHost(f.folder)))
	defer f.host.Close()
	t.Run("cost", func(t *testing.T) { f.cost(t, what) })
	t.Run("exact", f.exact)
	t.Run("keys", f.keys)
	t.Run("traffic", f.traffic)
	if program := os.Getenv("GONGKAI_PAGEFIND"); program != "" {
		t.Run("pagefind", func(t *testing.T) { f.pagefind(t, program) })
	}
}

type figures struct {
	docs   []search.Document
	folder string // what the host has
	shards apart
	wire   *wire
	host   *httptest.Server
}

// layPages puts the search page of an empty site, the shards and the modules where the
// host has them.
func (f *figures) layPages(t *testing.T) {
	site, _ := build(t, fixture(t, map[string]string{"content/units/county.md": fixtureUnit}))
	for target, from := range map[string]fs.FS{"": os.DirFS(site), "modules": client.Files} {
		if target == "" {
			if err := os.RemoveAll(filepath.Join(site, "search", "data")); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.CopyFS(filepath.Join(f.folder, target), from); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(f.shards.folder, filepath.Join(f.folder, "search", "data")); err != nil {
		t.Fatal(err)
	}
}

// apart is what a process of its own has written, and what that took.
type apart struct {
	usage
	folder string
	files  int
}

// writeApart has a process of its own write shards, or a bleve index, so that its time
// and memory are known.
func writeApart(t *testing.T, kind, what string) apart {
	t.Helper()
	a := apart{folder: filepath.Join(t.TempDir(), kind)}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestWrittenApart$")
	cmd.Env = append(os.Environ(), "GONGKAI_FIGURES_KIND="+kind, "GONGKAI_FIGURES_OF="+what, "GONGKAI_FIGURES_TO="+a.folder)
	_, a.usage = run(t, cmd)
	a.files, a.bytes = sizeOf(t, a.folder)
	return a
}

// TestWrittenApart is that process.
func TestWrittenApart(t *testing.T) {
	kind, folder := os.Getenv("GONGKAI_FIGURES_KIND"), os.Getenv("GONGKAI_FIGURES_TO")
	if kind == "" {
		t.Skip("only for TestFigures")
	}
	docs, err := corpus.Chosen(os.Getenv("GONGKAI_FIGURES_OF"))
	if err != nil {
		t.Fatal(err)
	}
	switch kind {
	case "nothing": // what it takes to have the documents
	case "index":
		x, err := search.Build(folder, slices.Values(docs))
		if err != nil {
			t.Fatal(err)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	case "shards":
		options := shard.Options{Aliases: search.DefaultAliases(), Expect: len(docs)}
		if _, _, err := shard.Write(slices.Values(docs), options, func(name string, data []byte) error {
			write(t, folder, name, string(data))
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
}

func sizeOf(t *testing.T, folder string) (files int, bytes int64) {
	t.Helper()
	err := filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		files++
		bytes += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, bytes
}

// cost prints what shards and the index take to make, the making of the documents
// taken away from the time.
func (f *figures) cost(t *testing.T, what string) {
	base, index := writeApart(t, "nothing", what), writeApart(t, "index", what)
	for _, c := range []struct {
		name string
		apart
	}{{"shards", f.shards}, {"bleve", index}} {
		t.Logf("%-8s CPU %.1f s, peak memory %d MB (%d MB of it before it began), %d files, %.1f MB", c.name, (c.cpu - base.cpu).Seconds(),
			c.peak>>20, base.peak>>20, c.files, float64(c.bytes)/1e6)
	}
}

// exact asks the modules for everything that contains a string, and a literal scan.
func (f *figures) exact(t *testing.T) {
	v := visitor{t, browsertest.OpenFor(t, 90*time.Minute)}
	v.do(chromedp.Navigate(f.host.URL + "/404.html"))
	scan := corpus.Scanner(f.docs)
	texts := corpus.Pieces(f.docs, max(20, min(200, 2_000_000/len(f.docs))), 9)
	v.do(chromedp.Evaluate[chromedp.Void](`import('/modules/files.js').then(async (files) => {
		const { openReader } = await import('/modules/reader.js'), { search } = await import('/modules/search.js')
		const reader = await openReader(files.fetchFrom(new URL('/search/data/', location)))
		globalThis.found = async (text) => (await search(reader, { text, limit: 0, aliases: false })).hits.filter((h) => h.rank.tier < 8 && !h.rank.bySubject).map((h) => h.id)
	})`))
	v.await("the modules", `globalThis.found`)
	wanted, got, right := 0, 0, 0
	for _, text := range texts {
		v.do(chromedp.Evaluate[chromedp.Void](`delete globalThis.ids, found(` + quoted(text) + `).then((ids) => { globalThis.ids = ids })`))
		for v.says(`Boolean(globalThis.ids)`) != "true" {
			time.Sleep(20 * time.Millisecond) // frequent words take a while: all they find is read
		}
		want := scan(text)
		wanted += len(want)
		for id := range strings.FieldsSeq(v.says(`ids.join(' ')`)) {
			got++
			if want[id] {
				right++
			}
		}
	}
	t.Logf("%d strings in %d documents: recall %.4f of %d, precision %.4f of %d", len(texts), len(f.docs),
		float64(right)/float64(max(1, wanted)), wanted, float64(right)/float64(max(1, got)), got)
}

// keys types into the page and takes the time from each key to the results.
func (f *figures) keys(t *testing.T) {
	v := visitor{t, browsertest.OpenFor(t, 10*time.Minute)}
	v.open(f.host.URL, "")
	v.do(chromedp.Evaluate[chromedp.Void](`window.took = []; let begin = 0;
		addEventListener('input', () => { begin = performance.now() }, true);
		new MutationObserver(() => { if (begin) took.push(Math.round(performance.now() - begin)); begin = 0 }).observe(document.getElementById('gx-search-results'), { childList: true })`))
	asked := corpus.Mixed(f.docs, 5)
	for _, round := range []string{"first", "again"} {
		v.do(chromedp.Evaluate[chromedp.Void](`took.length = 0`))
		for _, q := range asked {
			v.do(chromedp.Evaluate[chromedp.Void](box + `.value = ''`))
			for _, c := range []rune(q.Text)[:min(10, len([]rune(q.Text)))] {
				v.commit(string(c))
				time.Sleep(150 * time.Millisecond)
			}
		}
		var took []int
		if err := json.Unmarshal([]byte(v.says(`JSON.stringify(took)`)), &took); err != nil || len(took) == 0 {
			t.Fatal(took, err)
		}
		t.Logf("from key to results, %s: median %d ms, p95 %d ms of %d keys, 30 ms of it waiting for further keys", round, percentile(took, 50), percentile(took, 95), len(took))
	}
}

// screens are those of a phone and of a desk.
var screens = []struct {
	name          string
	width, height int64
}{{"phone", 360, 740}, {"desk", 1280, 800}}

// traffic counts what comes over the wire for a search, until nothing comes any more: in
// all, and what of it is for search rather than for any page.
func (f *figures) traffic(t *testing.T) {
	w, asked := f.wire, corpus.Mixed(f.docs, 12)
	for _, screen := range screens {
		v := visitor{t, browsertest.OpenFor(t, 20*time.Minute)}
		v.do(chromedp.EmulateViewport(screen.width, screen.height))
		var first, all, next tally
		kinds := map[string]*tally{}
		for i, q := range asked {
			text := q.Text
			w.clear(v)
			v.do(chromedp.Navigate(f.host.URL + "/search/?q=" + url.QueryEscape(text)))
			v.await(text, status+` && !`+status+`.includes('正在')`)
			w.settle()
			first.add(w, isSearch)
			all.add(w, anything)
			if kinds[q.Kind] == nil {
				kinds[q.Kind] = &tally{}
			}
			kinds[q.Kind].add(w, isSearch)
			w.forget()
			v.do(chromedp.Evaluate[chromedp.Void](box + `.value = ` + quoted(asked[(i+1)%len(asked)].Text) + `, ` + box + `.form.requestSubmit()`))
			time.Sleep(20 * time.Millisecond)
			w.settle()
			next.add(w, isSearch)
		}
		t.Logf("%-5s first search: %v; with the page itself: %v; further: %v", screen.name, first, all, next)
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			t.Logf("%-5s first search, %-24s %v; on average%s", screen.name, kind+":", kinds[kind], kinds[kind].perSearch())
		}
	}
}

func isSearch(path string) bool {
	return strings.HasSuffix(path, "/search.js") || strings.HasPrefix(path, "/search/data/") || strings.HasPrefix(path, "/pagefind/")
}

func anything(string) bool { return true }

// pagefind makes its search of the same documents, as the plainest pages, and asks it
// the same.
func (f *figures) pagefind(t *testing.T, program string) {
	for _, d := range f.docs {
		var b strings.Builder
		fmt.Fprintf(&b, `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>%[1]s</title></head><body><main data-pagefind-body><h1>%[1]s</h1>`, d.Title)
		for line := range strings.Lines(d.Lead() + "\n" + d.Body) {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(line))
		}
		b.WriteString("</main></body></html>")
		write(t, f.folder, "peer/"+d.ID+".html", b.String())
	}
	_, u := run(t, exec.Command(program, "--site", filepath.Join(f.folder, "peer"), "--output-path", filepath.Join(f.folder, "pagefind")))
	files, bytes := sizeOf(t, filepath.Join(f.folder, "pagefind"))
	t.Logf("pagefind CPU %.1f s, peak memory %d MB, %d files, %.1f MB", u.cpu.Seconds(), u.peak>>20, files, float64(bytes)/1e6)

	v := visitor{t, browsertest.OpenFor(t, 20*time.Minute)}
	w := f.wire
	var first, next tally
	asked := corpus.Mixed(f.docs, 4)
	for i, q := range asked {
		w.clear(v)
		v.do(chromedp.Navigate(f.host.URL + "/404.html"))
		w.settle()
		w.forget()
		ask := func(text string) {
			v.do(chromedp.Evaluate[chromedp.Void](`delete globalThis.shown, import('/pagefind/pagefind.js').then((p) => p.search(` + quoted(text) + `)).then((found) =>
				Promise.all(found.results.slice(0, 3).map((r) => r.data()))).then((list) => { globalThis.shown = list })`))
			v.await(text, `globalThis.shown`)
			w.settle()
		}
		ask(q.Text)
		first.add(w, isSearch)
		w.forget()
		ask(asked[(i+1)%len(asked)].Text)
		next.add(w, isSearch)
	}
	t.Logf("pagefind, three hits: first search: %v; further: %v", first, next)
}
