package content

import (
	"slices"
	"testing"
)

func TestReferences(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"a link", "见[表](form.docx)。", []string{"form.docx"}},
		{"a picture", "![图](图.png)", []string{"图.png"}},
		{"with a title", `[表](form.docx "申请表")`, []string{"form.docx"}},
		{"parentheses in the name", "[表](附件(1).docx)和[表](b.docx)", []string{"附件(1).docx", "b.docx"}},
		{"in angle brackets", "[表](<附件 1.docx>)", []string{"附件 1.docx"}},
		{"escaped", "[表](%E8%A1%A8.docx)", []string{"表.docx"}},
		{"a place in it", "[表](a.md#三)", []string{"a.md"}},
		{"in the page", "[上](#上)", nil},
		{"with a scheme", "[网](https://a.cn/)[邮](mailto:a@b.cn)", nil},
		{"raw HTML", `<img src="图.png"><a href='form.docx'>`, []string{"图.png", "form.docx"}},
		{"by reference", "[表][1]\r\n\r\n[1]: form.docx\r\n", []string{"form.docx"}},
		{"in a comment", "<!-- [旧稿](old.docx)\n<img src=old.png> -->\n[表](form.docx)", []string{"form.docx"}},
		{"in code", "写作`[表](a.docx)`\n\n~~~\n[表](b.docx)\n~~~", nil},
		{"a definition that nothing refers to", "正文\n\n[1]: old.docx\n", nil},
		{"never closed", "[表](form.docx", []string{"form.docx"}},
	}
	for _, tt := range tests {
		if got := references([]byte(tt.body)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
