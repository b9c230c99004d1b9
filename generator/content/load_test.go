package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/diag"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func tree(t *testing.T, files map[string]string) (*Tree, fstest.MapFS) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Unix(1, 0)}
	}
	tr, err := Load(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tr, fsys
}

func problems(tr *Tree) string {
	var out []string
	for _, d := range tr.Found {
		out = append(out, d.Place.String()+" "+d.Code())
	}
	return strings.Join(out, "; ")
}

func TestLoadFindsDocumentsAndTheirFiles(t *testing.T) {
	tr, fsys := tree(t, map[string]string{
		"content/policies/_index.md":   "---\ntitle: 政策文件\n---\n栏目说明\n",
		"content/policies/a.md":        "\ufeff---\r\n标题: 甲\r\n附件: [表.docx]\r\n---\r\n正文\r\n[图](pic.png)\r\n",
		"content/policies/表.docx":      "x",
		"content/policies/pic.png":     "y",
		"content/policies/b/index.md":  "+++\n'标题' = '乙'\n+++\n正文 ![](img/1.png)\n",
		"content/policies/b/img/1.png": "z",
		"content/policies/b/left.txt":  "unused",
		"content/policies/.hidden.md":  "no",
		"content/policies/~$a.md":      "no",
	})
	if got := problems(tr); got != "content/policies/b/left.txt D1011" {
		t.Errorf("found %s", got)
	}
	var got []string
	for _, d := range tr.Documents {
		body, err := d.Body(fsys)
		if err != nil {
			t.Fatal(err)
		}
		var files []string
		for _, f := range d.Files {
			files = append(files, f.Path)
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%v|%v|%s|%v|%s", d.ID, d.Folder, d.Name, d.Bundle, d.Index, d.Title, files, strings.TrimSpace(string(body))))
	}
	want := []string{
		"policies|.|policies|false|true|政策文件|[]|栏目说明",
		"policies/a|policies|a|false|false|甲|[content/policies/表.docx content/policies/pic.png]|正文\n[图](pic.png)",
		"policies/b|policies|b|true|false|乙|[content/policies/b/img/1.png]|正文 ![](img/1.png)",
	}
	want[0] = strings.Replace(want[0], "|.|", "||", 1)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if p := tr.Documents[1].BodyPlace(2); p.Line != 6 {
		t.Errorf("the second line of the body is line %d of the file", p.Line)
	}
}

// What stands directly in content/ under the name of an index has no address.
func TestHomeHasNoDocument(t *testing.T) {
	for _, name := range []string{"content/index.md", "content/_index.md"} {
		tr, _ := tree(t, map[string]string{name: "---\n标题: 首页\n---\n"})
		if got := problems(tr); got != name+":1:1 D1013" || len(tr.Documents) > 0 {
			t.Errorf("found %s, %d documents", got, len(tr.Documents))
		}
	}
}

func TestLoadReports(t *testing.T) {
	gb := "---\n\xb1\xea\xcc\xe2: \xbc\xd7\n---\n" // 标题: 甲
	tests := []struct{ name, text, want string }{
		{"GB18030", gb, "content/a.md:1:1 D1002"},
		{"NUL", "---\ntitle: a\n---\n\x00", "content/a.md:1:1 D1001"},
		{"neither encoding", "---\ntitle: \xff\xfe\n---\n", "content/a.md:1:1 D1001"},
		{"no front matter", "只有正文", "content/a.md:1:1 D1003"},
		{"empty", "", "content/a.md:1:1 D1003"},
		{"open front matter", "---\ntitle: a\n正文", "content/a.md:1:1 D1004"},
		{"missing attachment", "---\ntitle: a\n附件:\n  - x.docx\n---\n", "content/a.md:4:5 D1006"},
		{"attachment outside", "---\ntitle: a\n附件: [../site.toml]\n---\n", "content/a.md:3:6 D1007"},
		{"attachment on a drive", "---\ntitle: a\n附件: ['C:\\x.docx']\n---\n", "content/a.md:3:6 D1007"},
		{"attachment in another case", "---\ntitle: a\n附件: [Form.docx]\n---\n", "content/a.md:3:6 D1008; content/form.docx D1011"},
		{"all at once", "---\ntitle: a\nissued: 1\nmod: x\n---\n", "content/a.md:3:9 F1006; content/a.md:4:1 F1004"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{"content/a.md": tt.text}
			if strings.Contains(tt.text, "Form") {
				files["content/form.docx"] = "x"
			}
			tr, _ := tree(t, files)
			if got := problems(tr); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestUnportableNamesAreRefused(t *testing.T) {
	tr, _ := tree(t, map[string]string{"content/aux.md": "---\ntitle: a\n---\n", "content/COM1.docx": "x"})
	if got := problems(tr); got != "content/COM1.docx D1010; content/aux.md D1010" {
		t.Error(got)
	}
}

func TestBodyRefusesAChangedFile(t *testing.T) {
	tr, fsys := tree(t, map[string]string{"content/a.md": "---\ntitle: a\n---\nx"})
	fsys["content/a.md"].Data = []byte("---\ntitle: a\nmode: withheld\n---\nx")
	if _, err := tr.Documents[0].Body(fsys); err == nil {
		t.Error("a changed file was read as if it were the one loaded")
	}
}

func TestLoadTakesOverWhatDidNotChange(t *testing.T) {
	tr, fsys := tree(t, map[string]string{
		"content/a.md": "---\ntitle: a\n附件: [f.txt]\n---\nx", "content/b.md": "---\ntitle: b\n---\nx", "content/f.txt": "f",
	})
	fsys["content/b.md"] = &fstest.MapFile{Data: []byte("---\ntitle: c\n---\nx"), ModTime: time.Unix(2, 0)}
	again, err := Load(fsys, nil, tr)
	if err != nil {
		t.Fatal(err)
	}
	if again.Documents[0] != tr.Documents[0] || again.Documents[1].Title != "c" {
		t.Error("unchanged documents should be taken over, changed ones read")
	}
	delete(fsys, "content/f.txt")
	again, _ = Load(fsys, nil, again)
	if got := problems(again); got != "content/a.md:3:6 D1006" {
		t.Errorf("a vanished attachment: %q", got)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte("---\n标题: 甲\n---\n正文"))
	f.Add([]byte("+++\ntitle = 'a'\n+++\n[a](b.txt) <img src=\"c.png\">"))
	f.Fuzz(func(t *testing.T, src []byte) {
		tr, err := Load(fstest.MapFS{"content/a.md": &fstest.MapFile{Data: src}}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(tr.Documents) == 0 && !tr.Found.Failed() {
			t.Error("a file that gives no document must give an error")
		}
	})
}

// The body is read again as it was loaded, whatever had to be done to the file. One of
// these becomes a text of the same length.
func TestBodyIsReadAsItWasLoaded(t *testing.T) {
	const front = "---\n标题: 甲\n---\n"
	plain := front + "正文\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	even, err := simplifiedchinese.GB18030.NewEncoder().String("---\ntitle: a\n---\n正\u0180\n") // two bytes become three, four become two
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ file, body string }{
		"as it is":               {plain, "正文\n"},
		"empty":                  {front, ""},
		"with a mark":            {"\ufeff" + plain, "正文\n"},
		"CR alone":               {strings.ReplaceAll(plain, "\n", "\r"), "正文\n"},
		"CRLF":                   {strings.ReplaceAll(plain, "\n", "\r\n"), "正文\n"},
		"GB18030":                {gb, "正文\n"},
		"GB18030 of this length": {even, "正\u0180\n"},
	} {
		tr, fsys := tree(t, map[string]string{"content/a.md": tt.file})
		if len(tr.Documents) != 1 {
			t.Errorf("%s: %s", name, problems(tr))
			continue
		}
		if body, err := tr.Documents[0].Body(fsys); err != nil || string(body) != tt.body {
			t.Errorf("%s: %q, %v", name, body, err)
		}
	}
}

// The fields of a second front matter are not read: 依申请公开 was published in full.
func TestFrontMatterInABody(t *testing.T) {
	tests := []struct {
		name, body string
		want       int
	}{
		{"at once", "---\n公开方式: 依申请公开\n---\n正文", 1},
		{"below blank lines", "\n\n---\n标题: 乙\n---\n正文", 3},
		{"of the other notation", "+++\ndraft = true\n+++\n", 1},
		{"with a Chinese colon", "---\n公开方式：依申请公开\n---\n正文", 1},
		{"with a key that no field has", "---\n公开方试: 依申请公开\n---\n正文", 1},
		{"a rule", "---\n正文\n", 0},
		{"text between rules", "---\n正文：一\n\n正文二\n---\n", 0},
		{"further down", "正文\n\n---\n公开方式: 依申请公开\n---\n", 0},
		{"nothing", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := frontMatterIn([]byte(tt.body)); got != tt.want {
				t.Errorf("line %d, want %d", got, tt.want)
			}
		})
	}
}

// A document that Notepad has saved as 停水.md.txt was to be named as an attachment.
func TestFilesThatAreAlmostDocuments(t *testing.T) {
	for name, almost := range map[string]bool{"停水.md.txt": true, "停水.MD": true, "停水.markdown": true, "停水.txt": false, "表.docx": false} {
		tr, _ := tree(t, map[string]string{"content/notices/" + name: "---\n标题: 停水\n---\n"})
		if len(tr.Found) != 1 || tr.Found[0].Code() != "D1011" {
			t.Fatalf("%s: found %s", name, problems(tr))
		}
		if hint := tr.Found[0].Hint(diag.ZH); strings.Contains(hint, ".md") != almost {
			t.Errorf("%s: %s", name, hint)
		}
	}
}
