package index

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/site"
	"gongkai/search"
)

// county is an Index of a small site: each text is the version of a notice.
func county(t *testing.T, versions ...string) *Index {
	t.Helper()
	fsys := fstest.MapFS{"site.toml": {Data: []byte("base_url = \"https://www.example.gov.cn/\"\nclock = 2026-06-01T09:00:00+08:00\n[site]\nname = \"示例县人民政府\"\n")}}
	for i, text := range versions {
		if text != "" {
			fsys[fmt.Sprintf("content/notices/n%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\n标题: 第%d号公告\n类型: 公告公示\n发布日期: 2026-05-%02d 10:00\n---\n%s\n", i, i+1, text)}
		}
	}
	fsys["content/notices/draft.md"] = &fstest.MapFile{Data: []byte("---\n标题: 草稿甲乙丙\n草稿: true\n---\n不公开的丁戊己\n")}
	cfg, _, err := config.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := content.Load(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := site.Assemble(site.Sources{Config: cfg, Catalog: catalog.Standard(), Tree: tree, Clock: cfg.Clock})
	return New(s, fsys, search.DefaultAliases())
}

func hits(t *testing.T, x *search.Index, text string) (ids []string) {
	t.Helper()
	r, err := search.Search(x, search.Query{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.Hits {
		if !r.Loose {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

func TestWorkingIndexFollowsTheDocuments(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache", "index")
	open := func(program uint64, versions ...string) *search.Index {
		t.Helper()
		index, err := county(t, versions...).Open(dir, program)
		if err != nil {
			t.Fatal(err)
		}
		return index
	}
	all := []string{"停水检修", "供电检修", "道路检修", "公园检修", "桥梁检修", "路灯检修", "绿化修剪", "河道清淤", "农机检验", "校车年检"}
	first := open(1, all...)
	if got := hits(t, first, "停水检修"); len(got) != 1 {
		t.Errorf("built: %v", got)
	}
	if got := hits(t, first, "丁戊己"); len(got) > 0 {
		t.Errorf("a draft is found: %v", got)
	}
	first.Close()
	mark := filepath.Join(dir, "mark") // stays as long as the folder does
	if err := os.WriteFile(mark, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	all[1], all[2] = "通信检修", "" // one changed, one gone
	second := open(1, all...)
	if got := hits(t, second, "通信检修"); len(got) != 1 {
		t.Errorf("updated: %v", got)
	}
	for _, gone := range []string{"供电检修", "道路检修"} {
		if got := hits(t, second, gone); len(got) > 0 {
			t.Errorf("%s is still found: %v", gone, got)
		}
	}
	second.Close()
	if _, err := os.Stat(mark); err != nil {
		t.Errorf("a few changed documents built the index anew: %v", err)
	}
	// Left half updated, by a program that was killed: no state.
	if err := os.Remove(stateFile(dir)); err != nil {
		t.Fatal(err)
	}
	third := open(1, all...)
	if got := hits(t, third, "通信检修"); len(got) != 1 {
		t.Errorf("built again: %v", got)
	}
	third.Close()
	if _, err := os.Stat(mark); err == nil {
		t.Error("an index without a state was opened")
	}
}

func TestExport(t *testing.T) {
	files := map[string][]byte{}
	err := county(t, "停水检修").Export(filepath.Join(t.TempDir(), "index"), func(name string, data []byte) error { files[name] = data; return nil })
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(files[Archive])
	if want := hex.EncodeToString(sum[:]) + "  " + Archive + "\n"; string(files[Archive+".sha256"]) != want {
		t.Errorf("sum %s, not %s", files[Archive+".sha256"], want)
	}
	dir := t.TempDir()
	unpackTar(t, files[Archive], dir)
	index, err := search.Open(filepath.Join(dir, "index"))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	if got := hits(t, index, "停水检修"); len(got) != 1 {
		t.Errorf("%v", got)
	}
	cards, err := index.Cards([]uint32{0})
	if err != nil || index.Len() != 1 || strings.Contains(fmt.Sprint(cards), "草稿") {
		t.Errorf("%v %v", cards, err)
	}
}

func unpackTar(t *testing.T, data []byte, dir string) {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, filepath.FromSlash(h.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
