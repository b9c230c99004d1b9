package index

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"
	"iter"
	"sync"

	"gongkai/generator/markdown"
	"gongkai/search"
)

// waitingBytes is how much text may wait as it is; what comes then is deflated, so
// that a slow index does not fill the memory.
const waitingBytes = 16 << 20

// Gatherer collects texts as they are rendered and hands the documents on from old
// to new. Texts that nobody renders it reads itself.
type Gatherer struct {
	index *Index
	ctx   context.Context

	mu       sync.Mutex
	news     *sync.Cond
	expected map[*entry]bool
	arrived  map[*entry]waiting
	bytes    int
	closed   bool // nothing more will arrive
	err      error
}

// waiting is a document whose turn has not come.
type waiting struct {
	search.Document
	packed []byte // the body, deflated; nil: it is in the document
	err    error
}

// Gather begins to collect texts. When the context ends, so do the documents.
func (x *Index) Gather(ctx context.Context) *Gatherer {
	g := &Gatherer{index: x, ctx: ctx, expected: map[*entry]bool{}, arrived: map[*entry]waiting{}}
	g.news = sync.NewCond(&g.mu)
	return g
}

// Expect tells that the text of a file is going to be rendered. All files must be
// told before the first is rendered.
func (g *Gatherer) Expect(file string) {
	if e := g.index.listed().byFile[file]; e != nil {
		g.expected[e] = true
	}
}

// Observe takes a text that was parsed. It may be called from many goroutines; a
// file that comes again is passed over.
func (g *Gatherer) Observe(file string, doc *markdown.Doc) {
	e := g.index.listed().byFile[file]
	if e == nil || !g.take(e) {
		return
	}
	d, err := g.index.whole(e, doc)
	w := waiting{Document: d, err: err}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.bytes > waitingBytes {
		w.packed, w.Body = deflate(d.Body), ""
	}
	g.bytes += len(w.Body)
	g.arrived[e] = w
	g.news.Broadcast()
}

// take claims an expected entry, once.
func (g *Gatherer) take(e *entry) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	wanted := g.expected[e]
	delete(g.expected, e)
	if wanted {
		g.arrived[e] = waiting{err: errPending}
	}
	return wanted
}

// errPending marks a document whose text is being put together.
var errPending = errors.New("pending")

// Close tells that rendering is over: what has not come by now never will.
func (g *Gatherer) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
	g.news.Broadcast()
}

// documents are all documents, from old to new. They end early when one cannot be
// had; g.err says why.
func (g *Gatherer) documents() iter.Seq[search.Document] {
	return func(yield func(search.Document) bool) {
		for _, e := range g.index.entries() {
			if g.err = g.ctx.Err(); g.err != nil {
				return
			}
			d, err := g.next(e)
			if err != nil {
				g.err = err
				return
			}
			if !yield(d) {
				return
			}
		}
	}
}

// next waits for a document, or reads it when it does not come.
func (g *Gatherer) next(e *entry) (search.Document, error) {
	g.mu.Lock()
	for {
		w, here := g.arrived[e]
		if here && w.err != errPending {
			delete(g.arrived, e)
			g.bytes -= len(w.Body)
			g.mu.Unlock()
			if w.err == nil && w.packed != nil {
				w.Body, w.err = inflate(w.packed)
			}
			return w.Document, w.err
		}
		if !here && (g.closed || !g.expected[e]) {
			delete(g.expected, e) // should it come after all, it is too late
			g.mu.Unlock()
			return g.index.read(e)
		}
		g.news.Wait()
	}
}

func deflate(s string) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is one
	}
	io.WriteString(w, s) // a buffer takes everything
	w.Close()
	return b.Bytes()
}

func inflate(b []byte) (string, error) {
	s, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
	return string(s), err
}
