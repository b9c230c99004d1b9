package rules

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongkai/generator/attachment"
	"gongkai/generator/audit"
	"gongkai/generator/audit/privacy"
	"gongkai/generator/audit/wording"
	"gongkai/generator/diag"
	"gongkai/generator/site"
	"gongkai/internal/parallel"
)

// opened is what was found inside one file that hangs on a document.
type opened struct {
	document *site.Document
	file     site.File
	leaks    map[leakKind]*leak
	hidden   string // where something is that a reader does not see; empty: nowhere
	reason   string // why it could not be read; empty: it could
	picture  bool
	located  bool // a photograph that tells where it was taken
	words    []wordInFile
}

// leakKind groups what is told in one finding: a list of a thousand numbers is one.
type leakKind struct {
	kind   privacy.Kind
	hidden bool
}

type leak struct {
	count  int
	where  string
	line   int
	masked string
}

type wordInFile struct {
	wording.Hit
	where string
	line  int
}

// attachments opens the files that are put out beside the pages, once for all rules.
func attachments(c *audit.Context) []*opened {
	return audit.Shared(c, func(c *audit.Context) []*opened {
		var list []*opened
		for _, d := range slices.AppendSeq(slices.Clone(c.Columns()), shown(c)) {
			for _, f := range d.Public.Files {
				list = append(list, &opened{document: d, file: f, leaks: map[leakKind]*leak{}})
			}
		}
		dictionary := words(c)
		parallel.Each(len(list), func(i int) { list[i].open(c.FS, dictionary) })
		return list
	})
}

func (o *opened) open(fsys fs.FS, dictionary *wording.Dictionary) {
	r, size, done, err := readerAt(fsys, o.file.Source)
	if err != nil {
		o.reason = "文件打不开"
		return
	}
	defer done()
	head := make([]byte, 32)
	n, _ := r.ReadAt(head, 0)
	if o.picture = attachment.Picture(head[:n]); o.picture {
		o.located = attachment.Positioned(r, size)
	}
	tables := tableReader{title: o.document.Title + " " + o.file.Title}
	var lines privacy.Lines
	err = attachment.Read(o.file.Name, r, size, func(p attachment.Piece) bool {
		if o.hidden == "" {
			o.hidden = unseen(p)
		}
		for _, h := range tables.read(p) {
			o.add(h, p)
		}
		if p.Laid {
			for _, h := range lines.Next(p.Row()) {
				o.add(hitInPiece{Hit: h.Hit, where: p.Where}, p)
			}
		}
		for _, h := range dictionary.Words(p.Text) {
			if len(o.words) < 20 {
				o.words = append(o.words, wordInFile{h, p.Where, p.Line})
			}
		}
		return true
	})
	if errors.Is(err, attachment.ErrUnreadable) {
		_, reason, _ := strings.Cut(err.Error(), ": ")
		o.reason, _, _ = strings.Cut(reason, ": ")
	} else if err != nil {
		o.reason = "文件打不开"
	}
}

// unseen is where in a piece something is that a reader does not see, or "".
func unseen(p attachment.Piece) string {
	if p.Hidden {
		return placeWord(p.Where)
	}
	for i, c := range p.Cells {
		if c.Hidden {
			return p.At(i)
		}
	}
	return ""
}

func (o *opened) add(h hitInPiece, p attachment.Piece) {
	key := leakKind{h.Kind, p.Hidden || h.hidden}
	l := o.leaks[key]
	if l == nil {
		l = &leak{where: h.where, line: p.Line, masked: h.Masked}
		o.leaks[key] = l
	}
	l.count++
}

// at is a line of the file.
func (o *opened) at(line int) diag.Place {
	place := diag.Place{File: o.file.Source, Line: line}
	if line > 0 {
		place.Column = 1
	}
	return place
}

// tableReader keeps the header of the table that is being read.
type tableReader struct {
	title string
	table *privacy.Table
	bare  *privacy.Table // for rows before any header
	sheet string
}

type hitInPiece struct {
	privacy.Hit
	where  string
	hidden bool
}

func (r *tableReader) read(p attachment.Piece) (all []hitInPiece) {
	if len(p.Cells) < 2 {
		for _, h := range privacy.Find(p.Text, privacy.Context{}) {
			all = append(all, hitInPiece{h, p.Where, false})
		}
		return all
	}
	sheet, _, _ := strings.Cut(p.Where, "第")
	if sheet != r.sheet {
		r.sheet, r.table, r.bare = sheet, nil, nil
	}
	row := p.Row()
	if !strings.ContainsAny(p.Text, "0123456789") {
		if header := privacy.NewTable(r.title+" "+sheet, row); r.table == nil || header.Persons() && !r.table.Persons() {
			r.table = header
			return nil
		}
	}
	table := r.table
	if table == nil {
		if r.bare == nil {
			r.bare = privacy.NewTable(r.title+" "+sheet, nil)
		}
		table = r.bare
	}
	for _, h := range table.Row(row) {
		in := hitInPiece{Hit: h.Hit, where: p.Where}
		for i, cell := range p.Cells {
			if cell.Column == h.Cell {
				in.where, in.hidden = p.At(i), cell.Hidden
			}
		}
		all = append(all, in)
	}
	return all
}

// readerAt opens a file for reading at any place.
func readerAt(fsys fs.FS, name string) (io.ReaderAt, int64, func(), error) {
	f, err := fsys.Open(path.Clean(name))
	if err != nil {
		return nil, 0, nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, nil, err
	}
	if r, ok := f.(io.ReaderAt); ok {
		return r, info.Size(), func() { f.Close() }, nil
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	return bytes.NewReader(b), int64(len(b)), func() {}, err
}
