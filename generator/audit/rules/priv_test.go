package rules

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/identity"
)

// workbook is a list whose column of identity numbers is hidden.
func workbook(t testing.TB, numbers []string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, n := range append([]string{"身份证号"}, numbers...) {
		row := []any{"张*三", n, 840}
		if i == 0 {
			row = []any{"姓名", n, "金额"}
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetColVisible("Sheet1", "B", false); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// laid is a document of fixed layout whose lines are those given.
func laid(t testing.TB, lines ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"OFD.xml": "<ofd:OFD/>", "Doc_0/Pages/Page_0/Content.xml": "<p><TextObject><TextCode>" +
		strings.Join(lines, "</TextCode></TextObject><TextObject><TextCode>") + "</TextCode></TextObject></p>"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// identityNumbers are numbers with the right check digit that belong to nobody.
func identityNumbers(n int) []string {
	g := rand.New(rand.NewPCG(1, 2))
	list := make([]string, n)
	for i := range list {
		s := fmt.Sprintf("9900001900%02d%02d%03d", 1+g.IntN(12), 1+g.IntN(28), g.IntN(1000))
		list[i] = s + string(identity.CheckCharacter(s))
	}
	return list
}

func TestHiddenColumn(t *testing.T) {
	numbers := identityNumbers(200)
	clock := time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing)
	base, err := os.ReadFile("testdata/site.toml")
	if err != nil {
		t.Fatal(err)
	}
	page := "---\ntitle: 补贴公告\nkind: notice\npublished: 2026-11-10\nattachments: [a.xlsx, b.csv, c.ofd]\n---\n" + strings.Join(numbers, "\n\n") + "\n"
	fsys := fstest.MapFS{
		"site.toml":                   {Data: base},
		"content/notices/a/index.md":  {Data: []byte(page)},
		"content/notices/a/a.xlsx":    {Data: workbook(t, numbers)},
		"content/notices/a/b.csv":     {Data: []byte("姓名,证件\n张三," + strings.Join(numbers, "\n李四,") + "\n")},
		"content/notices/a/c.ofd":     {Data: laid(t, "张三", numbers[0][:7], numbers[0][7:14], numbers[0][14:])},
		"content/notices/b.md":        {Data: []byte("---\ntitle: " + numbers[0] + "\nkind: notice\npublished: 2026-11-10\n---\n正文。\n")},
		"content/notices/withheld.md": {Data: []byte("---\ntitle: 不公开\nkind: notice\nmode: withheld\nexemption: {article: \"16\", reason: 过程性信息}\n---\n" + numbers[1])},
		"content/notices/tomorrow.md": {Data: []byte("---\ntitle: 明日公告\nkind: notice\npublished: 2026-11-21\n---\n" + numbers[2])},
	}
	s, _ := load(t, fsys, clock)
	result := audit.Run(All, audit.Input{Site: s, FS: fsys, Profile: audit.Full})
	found := map[string]int{}
	for _, f := range result.Findings {
		found[f.Code()+" "+f.File]++
		for _, message := range []string{f.Message(diag.ZH), f.Message(diag.EN), f.Hint(diag.ZH)} {
			for _, n := range numbers {
				if strings.Contains(message, n) {
					t.Fatalf("%s repeats a number: %s", f.Code(), message)
				}
			}
		}
	}
	for key, want := range map[string]int{
		"PRIV-07 content/notices/a/a.xlsx": 1, "PRIV-07a content/notices/a/a.xlsx": 1, "PRIV-08 content/notices/a/b.csv": 1, "PRIV-08 content/notices/a/c.ofd": 1,
		"PRIV-01 content/notices/a/index.md": 200,
		"PRIV-01 content/notices/b.md":       1, "PRIV-01 content/notices/withheld.md": 0, "PRIV-01 content/notices/tomorrow.md": 1,
	} {
		if found[key] != want {
			t.Errorf("%s: %d findings, want %d", key, found[key], want)
		}
	}
}
