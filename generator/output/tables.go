package output

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/plan"
	"gongkai/generator/site"
	"gongkai/generator/table"

	"github.com/cespare/xxhash/v2"
)

// tableRows is how many rows of a data table stand on one page: more than a visitor
// scrolls through, and a page that a phone still opens at once.
const tableRows = 200

// dataTable is a data file that a document shows, as far as the plan has to know
// it. Its rows are not kept: they are read again when bytes are made of them.
type dataTable struct {
	Path  string // of the file, in the source folder
	Spec  disclosure.Table
	ID    string // table-1: the anchor, the name of the download and of further pages
	Title string
	Facts tableFacts
	err   error // the file could not be read
}

// tableFacts is what reading a table found out about what may be shown of it. The
// download stands for the content: it holds every cell.
type tableFacts struct {
	Source  uint64   // hash of the file
	Title   string   // as the file or the document has it
	Notes   []string // 单位：万元
	Columns []string
	Rows    int
	Masked  []string
	Hidden  int    // number of columns that are left out
	Bytes   int64  // of the download
	SHA256  string // of the download
	found   diag.List
}

// dataTables are the tables that the page of a document shows, in their order.
// Diagnostics are in the facts.
func (p *Planner) dataTables(d *site.Public) []dataTable {
	if len(d.Tables) == 0 || !ownPage(d) {
		return nil
	}
	if known, ok := p.tables.Load(d); ok {
		return known.([]dataTable)
	}
	var list []dataTable
	for i, spec := range d.Tables {
		if spec.File == "" {
			continue // reported when the document was read
		}
		t := dataTable{Path: path.Join(path.Dir(d.Body.Path), spec.File), Spec: spec, ID: fmt.Sprintf("table-%d", i+1)}
		src, err := readTableFile(p.Maker, t)
		if err != nil {
			t.err = err
		} else {
			t.Facts = learn(t.Path, src, spec)
		}
		if t.Title = t.Facts.Title; t.Title == "" {
			t.Title = fmt.Sprintf("数据表%d", i+1)
		}
		list = append(list, t)
	}
	p.tables.Store(d, list)
	return list
}

// learned remembers what was found out about a content, for the next plan: the
// preview plans after every edit, and reading a long workbook takes a second.
var learned sync.Map // learnedKey → tableFacts

type learnedKey struct {
	path         string // for the places of diagnostics
	source, spec uint64
}

func learn(path string, src []byte, spec disclosure.Table) tableFacts {
	key := learnedKey{path, xxhash.Sum64(src), plan.Sum(spec)}
	if known, ok := learned.Load(key); ok {
		return known.(tableFacts)
	}
	f := tableFacts{Source: key.source}
	var t *table.Table
	if t, f.found = table.Read(path, src, spec); t != nil {
		f.Title, f.Notes, f.Rows, f.Masked, f.Hidden = t.Title, t.Notes, len(t.Rows), t.Masked, len(t.Hidden)
		f.Columns, f.Bytes, f.SHA256 = weigh(t)
	}
	learned.Store(key, f)
	return f
}

// weigh is the first line of the download, its length and its hash.
func weigh(t *table.Table) (columns []string, bytes int64, sum string) {
	var head strings.Builder
	first := *t
	first.Rows = nil
	h, n := sha256.New(), counter(0)
	if err := first.CSV(&head); err != nil {
		panic(err) // none of the writers fails
	}
	if err := t.CSV(io.MultiWriter(h, &n)); err != nil {
		panic(err)
	}
	columns, _ = csv.NewReader(strings.NewReader(strings.TrimPrefix(head.String(), "\ufeff"))).Read()
	return columns, int64(n), hex.EncodeToString(h.Sum(nil))
}

type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

func readTableFile(m *Maker, t dataTable) ([]byte, error) {
	f, err := m.FS.Open(t.Path)
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, table.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read table %s: %w", t.Path, err)
	}
	return src, nil
}

// read reads the whole table as it may be shown. The error wraps
// content.ErrChanged when the file is not the one that was planned.
func (t dataTable) read(m *Maker) (*table.Table, error) {
	if t.err != nil {
		return nil, t.err
	}
	src, err := readTableFile(m, t)
	if err != nil {
		return nil, err
	}
	if xxhash.Sum64(src) != t.Facts.Source {
		return nil, fmt.Errorf("read table %s: %w", t.Path, content.ErrChanged)
	}
	shown, found := table.Read(t.Path, src, t.Spec)
	if shown == nil {
		return nil, fmt.Errorf("read table %s: %s", t.Path, found[0].Message(diag.EN))
	}
	shown.Title = t.Title
	return shown, nil
}

// pages is how many pages the table has.
func (t dataTable) pages() int { return max(1, (t.Facts.Rows+tableRows-1)/tableRows) }

// download is the route of the table as a file.
func (t dataTable) download(d *site.Public) string { return d.Route + t.ID + ".csv" }

// paths are the files of the table: the download, then the pages from the second.
func (t dataTable) paths(d *site.Public) []string {
	list := []string{strings.TrimPrefix(t.download(d), "/")}
	for n := 2; n <= t.pages(); n++ {
		list = append(list, indexPath(pageRoute(d.Route+t.ID+"/", n)))
	}
	return list
}
