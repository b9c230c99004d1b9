package fix

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/generator/content"
	"gongkai/generator/ledger"
	"gongkai/generator/site"
	"gongkai/internal/golden"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestCases reads testdata/*.txtar: FILE is what there is, FILE.want what it becomes,
// and the text above the first file the diff. A file without FILE.want stays.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	if len(names) < 4 {
		t.Fatalf("only %d cases", len(names))
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys, want := fstest.MapFS{}, map[string]string{}
			for _, f := range a.Files {
				if of, ok := strings.CutSuffix(f.Name, ".want"); ok {
					want[of] = string(f.Data)
				} else {
					fsys[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			var diff strings.Builder
			for _, f := range propose(t, fsys) {
				diff.WriteString(f.Diff())
				if w, ok := want[f.Path]; !ok {
					t.Errorf("%s: should stay as it is\n%s", f.Path, f.Diff())
				} else if d := cmp.Diff(w, string(f.After)); d != "" {
					t.Errorf("%s (-want +got)\n%s", f.Path, d)
				}
				delete(want, f.Path)
			}
			for path := range want {
				t.Errorf("%s: no fix is proposed", path)
			}
			a.Comment = []byte(diff.String())
			golden.File(t, name, txtar.Format(a))
		})
	}
}

func propose(t *testing.T, fsys fstest.MapFS) []File {
	t.Helper()
	tree, err := content.Load(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	book, err := ledger.Load(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &site.Site{Ledger: book}
	for _, c := range tree.Documents {
		s.Documents = append(s.Documents, &site.Document{Document: c})
	}
	files, err := Propose(fsys, s)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

const yamlText = "---\n标题: 停车管理办法 # 见会议纪要\n类型:   policy\n文号: '青政发(2026)012号'   # 原件\n成文日期: 2026年3月1日\n发布日期: \"2026/3/6 9:30\"\n---\n\n成文日期: 2026年3月1日，见青政发(2026)012号。\n"
const yamlWant = "---\n标题: 停车管理办法 # 见会议纪要\n索引号: 011990001/2026-00007\n类型:   policy\n文号: '青政发〔2026〕12号'   # 原件\n成文日期: 2026-03-01\n发布日期: \"2026-03-06 09:30\"\n---\n\n成文日期: 2026年3月1日，见青政发(2026)012号。\n"
const tomlText = "+++\n\"标题\" = \"停车管理办法\" # 见会议纪要\ntitle_is = 1\ndocument_number = '青政发[2026]12号'\nissued = \"2026.3.1\"\nrepeals = [\"青政发(2020)1号\", \"青政发（2021）2号\"]\n+++\n正文 2026.3.1\n"
const tomlWant = "+++\n\"标题\" = \"停车管理办法\" # 见会议纪要\n\"索引号\" = \"011990001/2026-00007\"\ntitle_is = 1\ndocument_number = '青政发〔2026〕12号'\nissued = \"2026-03-01\"\nrepeals = [\"青政发〔2020〕1号\", \"青政发〔2021〕2号\"]\n+++\n正文 2026.3.1\n"

// TestBytesStay: whatever a file is stored as, only the scalars change.
func TestBytesStay(t *testing.T) {
	crlf := func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }
	gb := func(b []byte) []byte {
		out, err := simplifiedchinese.GB18030.NewEncoder().Bytes(b)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	withBOM := func(b []byte) []byte { return append([]byte("\xef\xbb\xbf"), b...) }
	same := func(b []byte) []byte { return b }
	for form, texts := range map[string][2]string{"yaml": {yamlText, yamlWant}, "toml": {tomlText, tomlWant}} {
		for storage, store := range map[string]func([]byte) []byte{
			"plain": same, "crlf": crlf, "bom": withBOM, "gb18030": gb,
			"bom crlf":     func(b []byte) []byte { return withBOM(crlf(b)) },
			"gb18030 crlf": func(b []byte) []byte { return gb(crlf(b)) },
		} {
			t.Run(form+" "+storage, func(t *testing.T) {
				files := propose(t, fstest.MapFS{
					"content/a.md":         {Data: store([]byte(texts[0]))},
					".gongkai/ledger.json": {Data: []byte(`{"index_numbers": {"a": "011990001/2026-00007"}}`)},
				})
				if len(files) != 1 {
					t.Fatalf("%d files", len(files))
				}
				if want := store([]byte(texts[1])); !bytes.Equal(files[0].After, want) {
					t.Errorf("got\n%q\nwant\n%q", files[0].After, want)
				}
			})
		}
	}
}

// TestApply: a file is written whole, keeps its mode, and is left alone when it
// changed meanwhile.
func TestApply(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "content", "a.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	f := File{Path: "content/a.md", Before: []byte("old"), After: []byte("new")}
	if err := Apply(dir, []File{f}); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(file); string(b) != "new" {
		t.Errorf("the file says %q", b)
	}
	if err := Apply(dir, []File{f}); err == nil {
		t.Error("a file that changed was overwritten")
	}
	if list, _ := os.ReadDir(filepath.Dir(file)); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
	if err := Apply(dir, []File{{Path: "../x.md", Before: []byte("old")}}); err == nil {
		t.Error("a file outside the folder was written")
	}
}

// FuzzDocument: a fix of anything changes nothing but the front matter, and is done
// once.
func FuzzDocument(f *testing.F) {
	f.Add([]byte(yamlText))
	f.Add([]byte(tomlText))
	f.Add([]byte("---\r\n成文日期: |\r\n  2026年3月1日\r\n---\r\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		edits := document("content/a.md", src, &site.Site{})
		if len(edits) == 0 {
			return
		}
		after := apply(src, edits)
		if again := document("content/a.md", after, &site.Site{}); len(again) > 0 {
			t.Errorf("fixed twice: %q", after)
		}
	})
}
