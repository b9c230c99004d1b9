package office

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/markdown"
)

// accepted reads a result as the site does, and fails when it finds an error.
func accepted(t rapid.TB, src []byte) (disclosure.Attributes, *markdown.Doc) {
	t.Helper()
	front, body, ok := bytes.Cut(bytes.TrimPrefix(src, []byte("---\n")), []byte("---\n\n"))
	if !ok {
		t.Fatalf("no front matter in %q", src)
	}
	var a disclosure.Attributes
	node, found := fields.YAML("a.md", front, 2)
	r := fields.NewReader(disclosure.Beijing)
	disclosure.Schema.Decode(r, node, &a)
	doc, problems := markdown.Parse(body)
	for _, d := range append(append(found, r.Found...), problems...) {
		if d.Severity.String() == "error" {
			t.Fatalf("%v %s in\n%s", d.Place, d.Message(1), src)
		}
	}
	return a, doc
}

// letters is what must survive: everything that is not white space.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

var texts = rapid.StringOfN(rapid.SampledFrom([]rune("青禾县政府2026年，。：（）〔〕“”ab1_*`~[]()<>&;!#|\\-+=.:/@^$'\"  \u3000\u00A0{}%wx")), 0, 12, -1)

var anySpan = rapid.Custom(func(t *rapid.T) span {
	if rapid.IntRange(0, 9).Draw(t, "break") == 0 {
		return span{brk: true}
	}
	s := span{text: printable(texts.Draw(t, "text"))}
	flags := rapid.IntRange(0, 31).Draw(t, "style")
	if rapid.Bool().Draw(t, "styled") {
		s.style = style{bold: flags&1 > 0, italic: flags&2 > 0, strike: flags&4 > 0, super: flags&8 > 0, sub: flags&24 == 16}
	}
	if rapid.IntRange(0, 7).Draw(t, "link") == 0 {
		s.href = "https://www.example.gov.cn/" + texts.Draw(t, "href")
	}
	return s
})

func spansOf(t *rapid.T) []span { return rapid.SliceOfN(anySpan, 1, 5).Draw(t, "spans") }

// Whatever a text holds, Markdown made of it reads as that text.
func TestTextSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &document{}
		var want strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			b := block{spans: spansOf(t)}
			switch rapid.IntRange(0, 4).Draw(t, "form") {
			case 1:
				b.form, b.level = heading, rapid.IntRange(1, 9).Draw(t, "level")
			case 2:
				b.form, b.level, b.ordered = item, rapid.IntRange(0, 3).Draw(t, "level"), rapid.Bool().Draw(t, "ordered")
				b.number, b.list = rapid.IntRange(1, 12).Draw(t, "number"), rapid.SampledFrom([]string{"1", "2"}).Draw(t, "list")
			case 3:
				c := func() cell { return cell{blocks: []block{{spans: spansOf(t)}}, cols: 1, rows: 1} }
				rows := [][]cell{{c(), c()}, {c(), c()}}
				if rapid.Bool().Draw(t, "merged") {
					rows = [][]cell{{c()}, {c(), c()}}
					rows[0][0].cols = 2
				}
				blocks, _ := d.grid(rows, 0)
				b = blocks[0]
			}
			if b.empty() && b.form != grid {
				continue
			}
			d.blocks = append(d.blocks, b)
			for _, row := range b.rows {
				for _, c := range row {
					want.WriteString(spanText(c.spans()))
				}
			}
			if b.form != grid {
				want.WriteString(b.text())
			}
		}
		body := d.markdown()
		doc, found := markdown.Parse(body)
		if found.Failed() {
			t.Fatalf("%s in\n%s", found[0].Message(1), body)
		}
		if got, want := letters(doc.Text()), letters(want.String()); got != want {
			t.Fatalf("got  %s\nwant %s\nin\n%s", got, want, body)
		}
	})
}

// Whatever is recognised, the front matter is read without errors and says the same.
func TestFrontMatterIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		any := rapid.OneOf(texts, rapid.String(), rapid.SampledFrom([]string{"null", "true", "no", "~", "123", "00123", "- a", "a: b", "a #b", "{", "---", "\n---\n"}))
		one := func(label string) fact {
			return fact{value: oneLine(any.Draw(t, label)), from: any.Draw(t, label), sure: rapid.Bool().Draw(t, label)}
		}
		f := &facts{title: one("title"), issuer: one("issuer"), source: one("source")}
		f.issued = fact{value: "2026-11-03", from: any.Draw(t, "from"), sure: rapid.Bool().Draw(t, "sure")}
		f.number = fact{value: "青政发〔2026〕1号", from: any.Draw(t, "from"), sure: rapid.Bool().Draw(t, "sure")}
		f.attachments = []string{any.Draw(t, "attachment")}
		if trim(f.title.value) == "" {
			f.title.value = "标题"
		}
		o := Options{Kind: rapid.SampledFrom(append(disclosure.Kinds(), "")).Draw(t, "kind"), Keys: rapid.SampledFrom([]string{"", "zh", "en"}).Draw(t, "keys")}
		tables := []table{{file: "table1.csv", title: oneLine(any.Draw(t, "table"))}}
		src := append(append([]byte("---\n"), f.frontMatter(o, tables)...), "---\n\n"...)
		a, _ := accepted(t, src)
		if a.Title != strings.TrimSpace(f.title.value) || a.Kind != o.Kind || !a.Draft || f.issuer.sure && a.Issuer != strings.TrimSpace(f.issuer.value) || len(a.Tables) != 1 {
			t.Fatalf("read %q %q %q from\n%s", a.Title, a.Kind, a.Issuer, src)
		}
		if f.issued.sure == a.Issued.IsZero() {
			t.Fatalf("issued %v, sure %v", a.Issued, f.issued.sure)
		}
	})
}

func partsOf(t testing.TB, file string) map[string]string {
	c, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range c.Files {
		parts[f.Name] = string(f.Data)
	}
	return parts
}

func FuzzDOCX(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if p := partsOf(f, file); p["body.xml"] != "" {
			f.Add(p["body.xml"], p["styles.xml"], p["numbering.xml"], p["footnotes.xml"], p["rels.xml"])
		}
	}
	f.Fuzz(func(t *testing.T, body, styles, numbering, footnotes, rels string) {
		src := docxFile(t, map[string]string{"body.xml": body, "styles.xml": styles, "numbering.xml": numbering, "footnotes.xml": footnotes, "rels.xml": rels})
		if r, refused := codes(t, "a.docx", src); refused == "" {
			accepted(t, r.Markdown)
		}
	})
}

func FuzzArchive(f *testing.F) {
	f.Add(docxFile(f, partsOf(f, "testdata/official.txtar")))
	f.Add(sampleWorkbook(f))
	f.Fuzz(func(t *testing.T, src []byte) {
		if r, refused := codes(t, "a", src); refused == "" {
			accepted(t, r.Markdown)
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, file := range []string{"testdata/wechat.txtar", "testdata/cms.txtar"} {
		f.Add([]byte(partsOf(f, file)["page.html"]))
	}
	f.Add([]byte("<p>a<table><tr><td rowspan=3 colspan=2>b<ul><li>c<ol start=7><li>d"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if r, refused := codes(t, "a.html", append([]byte("<p>"), src...)); refused == "" {
			accepted(t, r.Markdown)
		}
	})
}
