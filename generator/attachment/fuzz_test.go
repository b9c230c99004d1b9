package attachment

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// holds is what is true of any file: it is read or said to be unreadable, and cells
// come in the order of their columns.
func holds(t *testing.T, name string, data []byte) {
	err := Read(name, bytes.NewReader(data), int64(len(data)), func(p Piece) bool {
		for i := range p.Cells {
			p.At(i)
		}
		p.Row()
		return true
	})
	if err != nil && !errors.Is(err, ErrUnreadable) {
		t.Fatalf("%v does not wrap ErrUnreadable", err)
	}
	Positioned(bytes.NewReader(data), int64(len(data)))
}

func FuzzText(f *testing.F) {
	f.Add("a.csv", []byte("姓名,\"电\n话\"\n"))
	f.Add("a.html", []byte("<table><tr><td>甲<td>乙</table><!--"))
	f.Add("a.txt", []byte("\xFF\xFEa\x00"))
	f.Fuzz(holds)
}

func FuzzPDF(f *testing.F) {
	f.Add(document("/F << /Subtype /Type0 /ToUnicode 6 0 R >>", "BT /F 9 Tf <0003> Tj ET", "null", cmapTable))
	f.Add(document("/F << /Widths [1] >>", "BT /F 9 Tf [(a) -900 (b)] TJ ET /X Do", "<< /Subtype /Form >>\nstream\n/X Do\nendstream"))
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, "a.pdf", append([]byte("%PDF-1.7\n"), data...)) })
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`\ansi{\fonttbl x;}\uc1\u24352\'3f {\v 1}\intbl a\par b\cell\row \bin3 }}}\u-10179?\u-8704?`))
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, "a.doc", append([]byte(`{\rtf1`), data...)) })
}

func FuzzOLE(f *testing.F) {
	f.Add(compound("Workbook", []byte{3, 2, 14, 0}))
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, "a.xls", data) })
}

// FuzzParts changes one part of an office document at a time.
func FuzzParts(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range a.Files {
			f.Add(part.Name, part.Data)
		}
	}
	kinds := []string{"xl/workbook.xml", "word/document.xml", "ppt/presentation.xml", "OFD.xml"}
	f.Fuzz(func(t *testing.T, part string, data []byte) {
		if !utf8.ValidString(part) || len(part) > 100 {
			return
		}
		for _, kind := range kinds {
			holds(t, "a.zip", zipped(t, []txtar.File{{Name: kind, Data: data}, {Name: part, Data: data}}))
		}
	})
}
