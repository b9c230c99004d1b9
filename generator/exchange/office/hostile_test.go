package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"gongkai/generator/diag"
)

// codes imports a file and returns the codes of what was found.
func codes(t testing.TB, name string, src []byte) (Result, string) {
	t.Helper()
	r, found, err := Import(name, bytes.NewReader(src), int64(len(src)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, d := range found {
		if d.Severity == diag.Error {
			all = append(all, d.Code())
		}
	}
	return r, strings.Join(all, " ")
}

// bombed is an archive in which a part inflates to size zeros.
func bombed(t *testing.T, part string, size int) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(part)
	if err == nil {
		_, err = io.CopyN(w, zeros{}, int64(size))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func TestHostile(t *testing.T) {
	body := "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"
	lying := bombed(t, "word/document.xml", 40<<20)
	// The sizes in the directory are made to look harmless.
	at := bytes.LastIndex(lying, []byte("PK\x01\x02"))
	copy(lying[at+24:], []byte{0, 1, 0, 0})

	entries := map[string]string{"body.xml": body}
	for i := range maxEntries {
		entries["word/x"+strings.Repeat("y", i%50)+inFormat(i, "")] = ""
	}
	var properties strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&properties, `<w:x w:val="%d"/>`, i)
	}
	tests := []struct {
		name string
		src  []byte
		want string
	}{
		{"nothing", nil, "I1001"},
		{"a PDF", []byte("%PDF-1.7"), "I1001"},
		{"an old Word file", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "I1002"},
		{"half an archive", docxFile(t, map[string]string{"body.xml": body})[:200], "I1003"},
		{"an archive of something else", bombed(t, "a.txt", 10), "I1001"},
		{"bomb", bombed(t, "word/document.xml", 40<<20), "I1004"},
		{"bomb that lies about its size", lying, "I1003"},
		{"bomb of a bearable size", bombed(t, "word/media/a.png", 20<<20), "I1004"},
		{"bomb of a workbook", bombed(t, "xl/workbook.xml", 40<<20), "I1004"},
		{"bomb among the media", bombed(t, "word/media/a.png", 300<<20), "I1004"},
		{"too many entries", docxFile(t, entries), "I1004"},
		{"path upwards", docxFile(t, map[string]string{"body.xml": body, "../../etc/x": ""}), "I1005"},
		{"path of Windows", docxFile(t, map[string]string{"body.xml": body, `..\x`: ""}), "I1005"},
		{"drive", docxFile(t, map[string]string{"body.xml": body, "C:/x": ""}), "I1005"},
		{"a part twice", docxFile(t, map[string]string{"body.xml": body, "/word/document.xml": "<x/>"}), "I1005"},
		{"document type", docxFile(t, map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY b "c">]><w:document/>`}), "I1003"},
		{"entity", docxFile(t, map[string]string{"body.xml": "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"}), "I1003"},
		{"unclosed", docxFile(t, map[string]string{"body.xml": "<w:p>"}), "I1003"},
		{"nesting", docxFile(t, map[string]string{"body.xml": strings.Repeat("<w:sdt><w:sdtContent>", 300) + strings.Repeat("</w:sdtContent></w:sdt>", 300)}), "I1006"},
		{"a paragraph of countless runs", docxFile(t, map[string]string{"body.xml": "<w:p>" + strings.Repeat("<w:r><w:t>公开目录</w:t></w:r>", 300_000) + "</w:p>"}), ""},
		{"a style of countless properties", docxFile(t, map[string]string{"body.xml": strings.Repeat("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", 20_000),
			"styles.xml": `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr>` + properties.String() + "</w:rPr></w:style>"}), ""},
		{"an element of countless attributes", docxFile(t, map[string]string{"body.xml": "<w:p" + strings.Repeat(` a="b"`, 1000) + "/>"}), "I1006"},
		{"a table too wide", docxFile(t, map[string]string{"body.xml": "<w:tbl><w:tr>" + strings.Repeat("<w:tc><w:p/></w:tc>", 600) + "</w:tr></w:tbl>"}), "I1006"},
		{"a table that fills up", []byte("<table><tr>" + strings.Repeat("<td>", 400) + strings.Repeat("<tr><td>", 5000) + "</table>"), "I1006"},
		{"a page nested without end", []byte(strings.Repeat("<div>", 100_000)), "I1006"},
		{"tables in tables", []byte(strings.Repeat("<table><tr><td>", 100) + "x"), ""},
		{"rows that reach down for ever", []byte("<table>" + strings.Repeat(`<tr><td rowspan="65534">`, 400) + "</table>"), ""},
		{"a secret in a header", docxFile(t, map[string]string{"body.xml": body, "header1.xml": "<w:p><w:r><w:t>机密</w:t></w:r><w:r><w:t>★</w:t></w:r></w:p>",
			"rels.xml": `<Relationship Id="h" Type="http://x/header" Target="header1.xml"/>`}), "I1007"},
		{"a secret in a text box", docxFile(t, map[string]string{"body.xml": body + "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>绝 密</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"}), "I1007"},
		{"a secret in a table", []byte("<table><tr><td>机密★3年</td><td>特急</td></tr></table><p>正文</p>"), "I1007"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, got := codes(t, "文件", tt.src)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if (got != "") != (r.Markdown == nil) {
				t.Errorf("refused: %v, result of %d bytes", got != "", len(r.Markdown))
			}
		})
	}
}

// What is dropped is never repeated: not in the document, not in a message.
func TestNothingLeaks(t *testing.T) {
	for _, file := range []string{"testdata/review.txtar", "testdata/wechat.txtar"} {
		parts := partsOf(t, file)
		out := parts["want.md"] + parts["want.txt"]
		for _, secret := range []string{"九十", "内部口径", "样式隐藏", "框中文字", "删去的行", "隐藏的行", "批注文字", "内部资料", "隐藏的话"} {
			if strings.Contains(out, secret) {
				t.Errorf("%s: %q leaks", file, secret)
			}
		}
	}
}

func TestTooLarge(t *testing.T) {
	_, found, err := Import("a.docx", strings.NewReader(""), MaxFile+1, Options{})
	if err != nil || len(found) != 1 || found[0].Code() != "I1006" {
		t.Errorf("got %v %v", found, err)
	}
}

func TestUnreadable(t *testing.T) {
	broken := errors.New("disk")
	if _, _, err := Import("a.docx", failing{broken}, 10, Options{}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) ReadAt([]byte, int64) (int, error) { return 0, f.err }
