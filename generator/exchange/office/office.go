// Package office turns an office document into a document of the site: Markdown
// with front matter, and the files that belong beside it.
//
// Import reads a .docx, an .html (a saved page, or what a CMS or WeChat gave) or an
// .xlsx. Each reader makes the same small model of blocks and spans; what follows
// is shared: the parts of an official document are recognised (发文机关标志, 发文字号,
// 标题, 落款 …), the body is written as Markdown and the front matter above it.
//
//	result, found, err := office.Import("通知.docx", file, size, office.Options{Kind: disclosure.Policy})
//
// Nothing is guessed silently. A Finding tells for each field what text it was
// taken from; what is not certain stands in the front matter as a comment to
// confirm (# 请核对: …). Whatever is not carried over, such as comments, deletions,
// hidden text, text boxes and remote pictures, is counted in a diagnostic, which
// never repeats its text. A result is a draft until a person has read it.
//
// Files are not trusted: archives are bounded in entries, bytes and ratio, their
// names are checked, nothing outside of the file is opened.
package office

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/markdown"
)

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 64 << 20

// Options say what is known before the file is read.
type Options struct {
	Kind disclosure.Kind // what the document is; "" leaves it to be filled in
	Keys string          // language of the keys in front matter: "zh" (default) or "en"
}

// Result is a document ready to be put into a folder of its own.
type Result struct {
	Markdown []byte
	Slug     string // suggested name of the folder, in ASCII
	Files    []File // pictures and data tables named by the document
	Report   []Finding
}

// File is a file beside the document.
type File struct {
	Name string
	Data []byte
}

// Finding is one field, and where its value comes from.
type Finding struct {
	Field string // the English key
	Value string
	From  string // the text it was taken from
	Sure  bool   // false: it stands in the front matter as a comment to confirm
}

// Import reads a file. The diagnostics name the file by name; when one of them is
// an error, the result is empty. The error is a failure to read r.
func Import(name string, r io.ReaderAt, size int64, o Options) (Result, diag.List, error) {
	at := diag.Place{File: name}
	if size > MaxFile {
		return Result{}, diag.List{tooLarge.At(at)}, nil
	}
	src := make([]byte, size)
	if _, err := r.ReadAt(src, 0); err != nil && err != io.EOF {
		return Result{}, nil, fmt.Errorf("read %s: %w", name, err)
	}
	d := &document{}
	if refused := read(d, src, at); refused != nil {
		return Result{}, diag.List{*refused}, nil
	}
	result, found := d.result(at, o)
	if found.Failed() {
		return Result{}, found, nil
	}
	return result, found, nil
}

// read chooses the reader by what the file is, not by its name.
func read(d *document, src []byte, at diag.Place) *diag.Diagnostic {
	switch {
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return readArchive(d, src, at)
	case bytes.HasPrefix(src, []byte("\xD0\xCF\x11\xE0")):
		return refuse(oldFormat.At(at))
	case looksLikeHTML(src):
		return readHTML(d, src, at)
	}
	return refuse(unknownFormat.At(at))
}

func readArchive(d *document, src []byte, at diag.Place) *diag.Diagnostic {
	a, refused := openArchive(src, at)
	switch {
	case refused != nil:
		return refused
	case a.has("word/document.xml") || a.has("_rels/.rels") && a.mainPart() != "":
		return readDOCX(d, a)
	case a.has("xl/workbook.xml"):
		return readXLSX(d, src, a, path.Base(strings.ReplaceAll(at.File, `\`, "/")))
	}
	return refuse(unknownFormat.At(at))
}

// result writes the model, and reads what was written once more: what this package
// hands out, the site accepts.
func (d *document) result(at diag.Place, o Options) (Result, diag.List) {
	facts := d.recognise()
	var found diag.List
	if facts.secret {
		return Result{}, diag.List{classified.At(at)}
	}
	if facts.title.value == "" {
		base := path.Base(strings.ReplaceAll(at.File, `\`, "/"))
		facts.title = fact{value: oneLine(strings.TrimSuffix(base, path.Ext(base))), from: "文件名 " + base}
	}
	if facts.title.value == "" {
		facts.title = fact{value: "未命名文档", from: "—"}
	}
	body := d.markdown()
	_, found = markdown.Parse(body)
	for i := range found {
		found[i].File, found[i].Line = at.File, 0 // its line is not one of the file that was given
	}
	front := facts.frontMatter(o, d.tables)
	node, problems := fields.YAML(at.File, front, 2)
	reader := fields.NewReader(disclosure.Beijing)
	disclosure.Schema.Decode(reader, node, &disclosure.Attributes{})
	found = append(append(found, problems...), reader.Found...)

	found = append(found, d.losses.list(at)...)
	found = append(found, facts.list(at)...)
	src := bytes.Join([][]byte{[]byte("---\n"), front, []byte("---\n\n"), body}, nil)
	return Result{Markdown: src, Slug: facts.slug(), Files: d.files, Report: facts.report()}, found
}

func refuse(d diag.Diagnostic) *diag.Diagnostic { return &d }
