package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/internal/golden"
)

// A case is a txtar file: the parts of a Word document in short form (body.xml and
// what belongs to it) or a page.html, and what is made of it. Its comment may name
// the kind and the language of keys.
func TestImport(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 10 {
		t.Fatalf("only %d cases", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			parts := map[string]string{}
			for _, f := range c.Files {
				parts[f.Name] = string(f.Data)
			}
			name, src := source(t, parts)
			var o Options
			for _, word := range strings.Fields(string(c.Comment)) {
				if k, ok := disclosure.ParseKind(strings.TrimPrefix(word, "kind=")); ok && strings.HasPrefix(word, "kind=") {
					o.Kind = k
				}
				if word == "keys=en" {
					o.Keys = "en"
				}
			}
			result, found, err := Import(name, bytes.NewReader(src), int64(len(src)), o)
			if err != nil {
				t.Fatal(err)
			}
			set(c, "want.md", string(result.Markdown))
			set(c, "want.txt", told(result, found))
			golden.File(t, file, txtar.Format(c))
		})
	}
}

func set(c *txtar.Archive, name, text string) {
	for i := range c.Files {
		if c.Files[i].Name == name {
			c.Files[i].Data = []byte(text)
			return
		}
	}
	c.Files = append(c.Files, txtar.File{Name: name, Data: []byte(text)})
}

// told is everything besides the Markdown.
func told(r Result, found diag.List) string {
	var b strings.Builder
	if r.Markdown != nil {
		fmt.Fprintf(&b, "slug %s\n", r.Slug)
	}
	for _, f := range r.Files {
		fmt.Fprintf(&b, "file %s", f.Name)
		if strings.HasSuffix(f.Name, ".csv") {
			fmt.Fprintf(&b, "\n%s", strings.TrimSuffix(string(f.Data), "\n"))
		}
		b.WriteByte('\n')
	}
	for _, d := range found {
		fmt.Fprintf(&b, "%s %s %s\n", d.Severity, d.Code(), d.Message(diag.ZH))
	}
	return b.String()
}

// source builds the file of a case.
func source(t testing.TB, parts map[string]string) (name string, src []byte) {
	if page, ok := parts["page.html"]; ok {
		return "page.html", []byte(page)
	}
	return "通知.docx", docxFile(t, parts)
}

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:v="urn:schemas-microsoft-com:vml"`

// shortForms are the parts of a Word document that cases write without their frame.
var shortForms = map[string]struct{ path, open, close string }{
	"body.xml":      {"word/document.xml", "<w:document" + namespaces + "><w:body>", "</w:body></w:document>"},
	"styles.xml":    {"word/styles.xml", "<w:styles" + namespaces + ">", "</w:styles>"},
	"numbering.xml": {"word/numbering.xml", "<w:numbering" + namespaces + ">", "</w:numbering>"},
	"footnotes.xml": {"word/footnotes.xml", "<w:footnotes" + namespaces + ">", "</w:footnotes>"},
	"comments.xml":  {"word/comments.xml", "<w:comments" + namespaces + ">", "</w:comments>"},
	"header1.xml":   {"word/header1.xml", "<w:hdr" + namespaces + ">", "</w:hdr>"},
	"rels.xml": {"word/_rels/document.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`, "</Relationships>"},
}

const (
	png = "\x89PNG\r\n\x1a\n" + "a picture"
	emf = "\x01\x00\x00\x00" + "a drawing"
)

// docxFile packs the parts. A part named by its full path is taken as it is; two
// media parts are always there.
func docxFile(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range parts {
		if f, ok := shortForms[name]; ok {
			add(f.path, f.open+text+f.close)
		} else if !strings.HasPrefix(name, "want.") {
			add(name, text)
		}
	}
	add("word/media/image1.png", png)
	add("word/media/image2.emf", emf)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
