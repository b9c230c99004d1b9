package office

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// BenchmarkDOCX reads a long report: 5,000 paragraphs and a table of 2,000 rows.
func BenchmarkDOCX(b *testing.B) {
	var body strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&body, `<w:p><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr><w:t>为进一步做好冬季供水保障工作，各镇要压实责任，每周巡查%d次，发现问题及时处理。</w:t></w:r></w:p>`, i)
	}
	body.WriteString("<w:tbl>")
	for i := range 2000 {
		fmt.Fprintf(&body, `<w:tr><w:tc><w:p><w:r><w:t>河口镇</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>%d.5</w:t></w:r></w:p></w:tc></w:tr>`, i)
	}
	body.WriteString("</w:tbl>")
	src := docxFile(b, map[string]string{"body.xml": body.String()})
	b.ReportAllocs()
	for b.Loop() {
		if _, found, err := Import("a.docx", bytes.NewReader(src), int64(len(src)), Options{}); err != nil || found.Failed() {
			b.Fatal(found, err)
		}
	}
}
