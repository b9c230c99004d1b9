package attachment

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// document is a PDF of one page with the given fonts and content.
func document(fonts, content string, more ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	object := func(n int, body string) { fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, body) }
	object(1, "<< /Type /Catalog /Pages 2 0 R >>")
	object(2, "<< /Type /Pages /Kids [3 0 R] /Resources << /Font << "+fonts+" >> /XObject << /X 5 0 R >> >> >>")
	object(3, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>")
	object(4, deflated(content))
	for i, m := range more {
		object(5+i, m)
	}
	b.WriteString("trailer << /Root 1 0 R >>\n%%EOF\n")
	return b.Bytes()
}

func deflated(s string) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return fmt.Sprintf("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", z.Len(), z.Bytes())
}

const cmapTable = `<< >>
stream
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <5F20> <0004> <4E09> endbfchar
2 beginbfrange <0010> <0019> <0030> <0020> <0021> [<7535> <8BDD>] endbfrange
endstream`

func TestPDF(t *testing.T) {
	const plain = "/F << /Type /Font /Subtype /Type1 /Widths [500] /FirstChar 32 >>"
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{
			"lines and cells by their places",
			document(plain, "BT /F 10 Tf 50 700 Td (138) Tj (12345678) Tj 100 0 Td [(A) -2000 (B\\)\\051)] TJ 0 -20 Td (next) Tj ET"),
			"第 1 页: 13812345678 | A | B))\n第 1 页: next\n",
		},
		{
			"digits placed one by one",
			document(plain, "BT /F 10 Tf 1 0 0 1 50 700 Tm (1) Tj 1 0 0 1 55 700 Tm (3) Tj 1 0 0 1 60 700 Tm (8) Tj ET"),
			"第 1 页: 138\n",
		},
		{
			"Chinese by ToUnicode",
			document("/F << /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R >>", "BT /F 10 Tf <00030004> Tj 0 -20 Td <002000210011> Tj ET", "null", cmapTable),
			"第 1 页: 张三\n第 1 页: 电话1\n",
		},
		{
			"Chinese in UTF-16 and GBK",
			document("/F << /Subtype /Type0 /Encoding /UniGB-UCS2-H >> /G << /Subtype /Type0 /Encoding /GBK-EUC-H >>",
				"BT /F 10 Tf <5F204E09> Tj /G 10 Tf 0 -20 Td <D5C5C8FD3132> Tj ET"),
			"第 1 页: 张三\n第 1 页: 张三12\n",
		},
		{
			"named glyphs",
			document("/F << /Subtype /Type1 /Encoding << /Differences [1 /one /three /uni5F20] >> >>", "BT /F 10 Tf <010203> Tj ET"),
			"第 1 页: 13张\n",
		},
		{
			"text that is not painted, in a form",
			document(plain, "/X Do", "<< /Subtype /Form >>\nstream\nBT 3 Tr /F 10 Tf (11010119900307451X) Tj ET\nendstream"),
			"hidden 第 1 页: 11010119900307451X\n",
		},
		{
			"a scan",
			document("", "q 500 0 0 700 0 0 cm /X Do Q", "<< /Subtype /Image >>\nstream\n\xFF\xD8\nendstream"),
			"error PDF 第 1 页没有可读的文字层\n",
		},
		{
			"a font without meaning",
			document("/F << /Subtype /Type0 /Encoding /Identity-H >>", "BT /F 10 Tf <00030004> Tj ET"),
			"第 1 页: □□\nerror PDF 第 1 页没有可读的文字层\n",
		},
		{
			"forms that show themselves",
			document(plain, "/X Do", "<< /Subtype /Form >>\nstream\n"+strings.Repeat("/X Do ", 400)+"\nendstream"),
			"error 过于复杂的 PDF\n",
		},
		{
			"ranges without end",
			document("/F << /Subtype /Type0 /ToUnicode 6 0 R >>", "BT /F 9 Tf <0001> Tj ET", "null",
				"<< >>\nstream\n"+strings.Repeat("1 beginbfrange <0000> <FFFF> <0000> endbfrange ", 2000)+"\nendstream"),
			"error 过于复杂的 PDF\n",
		},
		{"encrypted", []byte("%PDF-1.7\ntrailer << /Encrypt 9 0 R >>"), "error 加密的 PDF\n"},
		{"cut", []byte("%PDF-1.7\n1 0 obj << /Type"), "error 损坏的 PDF\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, "a.pdf", tt.data); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestPackedObjects: newer programs pack the objects into streams, rows of bytes as in
// PNG pictures.
func TestPackedObjects(t *testing.T) {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", "<< /Contents 4 0 R /Resources << /Font << /F << >> >> >> >>"}
	head, body := "", ""
	for i, o := range objects {
		head += fmt.Sprintf("%d %d ", i+1, len(body))
		body += o + " "
	}
	packed := head + body
	const width = 16
	packed += strings.Repeat(" ", width-len(packed)%width)
	var rows strings.Builder
	for i := 0; i < len(packed); i += width {
		rows.WriteByte(1) // each byte less the one before it
		for j := range width {
			left := byte(0)
			if j > 0 {
				left = packed[i+j-1]
			}
			rows.WriteByte(packed[i+j] - left)
		}
	}
	stream := strings.Replace(deflated(rows.String()), "<<",
		fmt.Sprintf("<< /Type /ObjStm /N 3 /First %d /DecodeParms << /Predictor 12 /Columns %d >>", len(head), width), 1)
	data := fmt.Sprintf("%%PDF-1.7\n9 0 obj %s endobj\n4 0 obj << >> stream\nBT /F 9 Tf (packed) Tj ET\nendstream endobj\n", stream)
	if got, want := read(t, "a.pdf", []byte(data)), "第 1 页: packed\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
