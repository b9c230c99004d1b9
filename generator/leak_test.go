package generator

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator/index"
	"gongkai/search"
	"gongkai/search/shard"
)

// Every kind of document that must not be shown, wholly or in part, carries a
// different random word in each place where text can be. After the build no word
// that may not be shown stands in any byte of the output, packed files included.
func TestNothingLeaks(t *testing.T) {
	random := rand.New(rand.NewPCG(20260601, 1))
	var forbidden, required []string
	word := func(shown bool, where string) string {
		w := fmt.Sprintf("zq%09dxk", random.IntN(1e9)) // letters and digits survive every encoding
		if shown {
			required = append(required, w+" "+where)
		} else {
			forbidden = append(forbidden, w+" "+where)
		}
		return w
	}
	files := map[string]string{"content/units/county.md": fixtureUnit}
	cases := []struct {
		name, front string
		title       bool // whether the title may be shown
		all         bool // whether everything may
	}{
		{"shown", "发布日期: 2026-05-01 10:00", true, true},
		{"withheld", "发布日期: 2026-05-01 10:00\n公开方式: 不予公开\n不予公开理由: {条款: '16', 理由: 内部事务%s}", false, false},
		{"on-request", "发布日期: 2026-05-01 10:00\n公开方式: 依申请公开", true, false},
		{"draft", "发布日期: 2026-05-01 10:00\n草稿: true", false, false},
		{"future", "发布日期: 2026-07-01 10:00", false, false},
		{"lapsed", "发布日期: 2026-03-01 10:00\n类型: 名单公示\n公示期: {开始: 2026-03-01, 截止: 2026-03-10}", true, false},
		{"withdrawn", "发布日期: 2026-05-01 10:00\n撤回: {日期: 2026-05-20, 原因: 误发%s}", false, false},
	}
	for _, c := range cases {
		front := c.front
		if strings.Contains(front, "%s") {
			front = fmt.Sprintf(front, word(false, c.name+" reason"))
		}
		kind := "类型: 公告公示\n"
		if strings.Contains(front, "类型") {
			kind = ""
		}
		files["content/notices/"+c.name+"/index.md"] = fmt.Sprintf(`---
标题: 关于%s的公告
%s%s
发文机关: county
成文日期: 2026-02-01
内容概述: 概述%s
关键词: [%s]
来源: 示例县人民政府
责任编辑: 编辑%s
附件: [{文件: form-%s.txt, 标题: 附件%s}]
数据表: [{文件: list.csv, 标题: 表%s}]
旧址: [/old/%s.html]
---
正文%s

<!-- 编者注：%s，[旧稿](stray.txt) -->

| 表头 |
|---|
| 单元格%s |

![图%s](%s.png)
`, word(c.title, c.name+" title"), kind, front,
			word(c.all, c.name+" summary"), word(c.all, c.name+" keyword"), word(c.all, c.name+" editor"),
			c.name, word(c.all, c.name+" attachment title"), word(c.all, c.name+" table title"), word(c.title, c.name+" alias"),
			word(c.all, c.name+" body"), word(false, c.name+" comment"), word(c.all, c.name+" cell"), word(c.all, c.name+" alt"), c.name)
		files["content/notices/"+c.name+"/form-"+c.name+".txt"] = word(c.all, c.name+" attachment")
		files["content/notices/"+c.name+"/list.csv"] = "列\n" + word(c.all, c.name+" table") + "\n"
		files["content/notices/"+c.name+"/"+c.name+".png"] = "\x89PNG" + word(c.all, c.name+" picture")
		files["content/notices/"+c.name+"/stray.txt"] = word(false, c.name+" unnamed file")
	}
	for i, front := range []string{"草稿: true", "公开方式: 不予公开", "公开方式: 依申请公开", "发布日期: 2026-07-01 10:00"} {
		files[fmt.Sprintf("content/c%d/_index.md", i)] = fmt.Sprintf("---\n标题: 栏目%s\n%s\n内容概述: 说明%s\n---\n正文%s\n", word(false, "column title"), front, word(false, "column summary"), word(false, "column text"))
		files[fmt.Sprintf("content/c%d/a.md", i)] = "---\n标题: 甲\n发布日期: 2026-05-01 10:00\n---\n"
	}
	for i, front := range []string{"草稿: true", "公开方式: 不予公开\n不予公开理由: {条款: '16', 理由: 内部事务}", "发布日期: 2026-07-01 10:00"} {
		if !strings.Contains(front, "发布日期") {
			front += "\n发布日期: 2026-05-01 10:00"
		}
		front = "---\n标题: 乙\n类型: 公告公示\n" + front
		files["content/"+word(false, "name of a folder")+"/below/a.md"] = front + "\n---\n"
		files[fmt.Sprintf("content/notices/filed-%d.md", i)] = front + "\n栏目: notices/" + word(false, "name of a column") + "\n---\n"
	}
	files["content/"+word(false, "name of a column that is a draft")+"/_index.md"] = "---\n标题: 丙\n草稿: true\n---\n"
	files["content/notices/citing.md"] = "---\n标题: 引用\n发布日期: 2026-05-02 10:00\n---\n[草稿](draft/index.md)、[不予公开](/notices/withheld/)\n"

	files["site.toml"] = strings.Replace(fixtureSettings, "[site]", "[publish]\nindex = true\n\n[site]", 1)

	output, sum := build(t, fixture(t, files))
	var all bytes.Buffer
	for name, text := range tree(t, output) {
		all.WriteString(name + "\n")
		unpack(t, &all, name, []byte(text))
	}
	open, err := shard.Open(func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(output, searchFolder, name)) })
	if err != nil {
		t.Fatal(err)
	}
	searchable(t, &all, open)
	exported := exportedIndex(t, output)
	searchable(t, &all, exported)
	for _, f := range forbidden {
		w, where, _ := strings.Cut(f, " ")
		for _, source := range []search.Source{open, exported} {
			if p, err := source.Postings([]string{w}); err != nil || p[0].In > 0 {
				t.Errorf("indexed: %s %v", where, err)
			}
		}
	}
	for _, f := range forbidden {
		w, where, _ := strings.Cut(f, " ")
		if bytes.Contains(all.Bytes(), []byte(w)) {
			t.Errorf("leaked: %s", where)
		}
		if strings.Contains(printed(sum.Found), w) {
			t.Errorf("leaked in a message: %s", where)
		}
	}
	for _, r := range required {
		w, where, _ := strings.Cut(r, " ")
		if !bytes.Contains(all.Bytes(), []byte(w)) {
			t.Errorf("lost: %s (the test would not notice a leak there)", where)
		}
	}
	if got := len(forbidden); got < 60 {
		t.Errorf("only %d forbidden words", got)
	}
}

// exportedIndex is the bleve index that the site offers for download.
func exportedIndex(t *testing.T, output string) *search.Index {
	f, err := os.Open(filepath.Join(output, searchFolder, index.Archive))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, h.Name, string(b))
	}
	x, err := search.Open(filepath.Join(dir, "index"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// searchable adds everything that search tells a reader.
func searchable(t *testing.T, to *bytes.Buffer, r search.Source) {
	for doc := range uint32(r.Len()) {
		cards, err := r.Cards([]uint32{doc})
		if err != nil {
			t.Fatal(err)
		}
		texts, err := r.Texts([]uint32{doc})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(to, cards[0], texts[0])
	}
}

// unpack adds the bytes of a file, and of what is packed in it.
func unpack(t *testing.T, to *bytes.Buffer, name string, data []byte) {
	to.Write(data)
	to.WriteByte('\n')
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			inner, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			to.WriteString(f.Name + "\n")
			unpack(t, to, name+"/"+f.Name, inner)
		}
	case strings.HasPrefix(name, searchFolder) && strings.HasSuffix(name, ".bin"):
		inner, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		to.Write(inner)
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		inner, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		unpack(t, to, name+"!", inner)
	}
}
