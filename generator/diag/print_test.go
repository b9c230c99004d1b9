package diag

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/golden"

	"github.com/google/go-cmp/cmp"
)

var (
	testKey = Define(Kind{
		Code: "TEST-1", Severity: Error,
		Message: Text{ZH: "没有名为“%s”的字段", EN: "there is no field %q"},
		Hint:    Text{ZH: "可用的字段见手册", EN: "the manual lists the fields"},
	})
	testValue = Define(Kind{
		Code: "TEST-2", Severity: Warning,
		Message: Text{ZH: "应当是%s", EN: "it must be %s"},
	})
	testNote = Define(Kind{Code: "TEST-3", Severity: Notice, Message: Text{ZH: "有 100% 的内容没有填写"}})
)

const testSource = "---\n标题: 关于防汛的通知\n\tab,c:d: 甲\n---\n"

// testList has a diagnostic for everything the formats have to get right.
func testList() List {
	return List{
		testKey.At(Place{"content/a.md", 2, 5}, "标题"), // below wide characters
		testKey.At(Place{"content/a.md", 3, 4}, "ab").Suggest(Text{ZH: "是否想写“%s”？", EN: "did you mean %q?"}, "title"), // after a tab
		testValue.At(Place{"content/年度 报告,a:b.md", 7, 0}, Text{ZH: "日期", EN: "a date"}),                               // a name to be escaped, no column
		testNote.At(Place{File: "site.toml"}), // no line, a percent sign
		testKey.At(Place{"content/a.md", 4, 99}, "a\x1b[31m\nb\r").As(Notice).Suggest(Text{ZH: "第一行\n第二行", EN: "one\ntwo"}), // what steers a terminal
		testValue.At(Place{}, "x"),
	}
}

func testPrinter(l Language) Printer {
	return Printer{Language: l, Tool: "gongkai", Version: "1.2.3", Source: func(file string) ([]byte, bool) { return []byte(testSource), file == "content/a.md" }}
}

func TestFormats(t *testing.T) {
	for name, print := range map[string]func(*bytes.Buffer) error{
		"text-zh.txt":  func(b *bytes.Buffer) error { return testPrinter(ZH).Print(b, "text", testList()) },
		"text-en.txt":  func(b *bytes.Buffer) error { return testPrinter(EN).Print(b, "text", testList()) },
		"list.json":    func(b *bytes.Buffer) error { return testPrinter(ZH).Print(b, "json", testList()) },
		"list.sarif":   func(b *bytes.Buffer) error { return testPrinter(EN).Print(b, "sarif", testList()) },
		"github.txt":   func(b *bytes.Buffer) error { return testPrinter(ZH).Print(b, "github", testList()) },
		"empty.json":   func(b *bytes.Buffer) error { return testPrinter(ZH).Print(b, "json", nil) },
		"empty.sarif":  func(b *bytes.Buffer) error { return Printer{}.Print(b, "sarif", nil) },
		"empty.txt":    func(b *bytes.Buffer) error { return testPrinter(ZH).Print(b, "text", nil) },
		"no-excerpt.t": func(b *bytes.Buffer) error { return Printer{}.Print(b, "text", testList()[:1]) },
	} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			if err := print(&got); err != nil {
				t.Fatal(err)
			}
			golden.File(t, filepath.Join("testdata", name), got.Bytes())
		})
	}
	if err := (Printer{}).Print(&bytes.Buffer{}, "xml", nil); err == nil {
		t.Error("a format that does not exist prints")
	}
	for _, name := range Formats {
		if err := (Printer{}).Print(&bytes.Buffer{}, name, testList()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The caret stands below its character: what comes before it takes as many cells.
func TestCaretStandsBelowItsCharacter(t *testing.T) {
	for _, d := range testList()[:2] {
		var b bytes.Buffer
		if err := testPrinter(ZH).Print(&b, "text", List{d}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(b.String(), "\n")
		before, _, _ := strings.Cut(lines[1], map[int]string{2: "关", 3: ",c"}[d.Line])
		caret, _, ok := strings.Cut(lines[2], "^")
		if !ok || cells(before) != cells(caret) {
			t.Errorf("line %d:\n%s", d.Line, b.String())
		}
	}
}

// Control characters in a message, a name or a source line do not reach a terminal,
// and no format lets one diagnostic look like two.
func TestNothingSteersTheTerminal(t *testing.T) {
	hostile := List{testKey.At(Place{"content/\x1b]0;a\x07\n::error::b.md", 1, 1}, "\x1b[2J\u202e\n::error file=x::y\r")}
	for _, format := range Formats {
		var b bytes.Buffer
		p := Printer{Source: func(string) ([]byte, bool) { return []byte("\x1b[31m\x07\u009b红\n"), true }}
		if err := p.Print(&b, format, hostile); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"\x1b", "\x07", "\r", "\u009b", "\n::error::b.md", "\n::error file=x"} {
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s lets %q through:\n%q", format, bad, b.String())
			}
		}
	}
}

func TestJSONHoldsTheFields(t *testing.T) {
	var b bytes.Buffer
	if err := testPrinter(EN).Print(&b, "json", testList()); err != nil {
		t.Fatal(err)
	}
	var records []map[string]any
	if err := json.Unmarshal(b.Bytes(), &records); err != nil || len(records) != len(testList()) {
		t.Fatal(err, len(records))
	}
	want := map[string]any{"file": "content/a.md", "line": 3.0, "column": 4.0, "severity": "error", "code": "TEST-1", "message": `there is no field "ab"`, "hint": `did you mean "title"?`}
	if diff := cmp.Diff(want, records[1]); diff != "" {
		t.Error(diff)
	}
}

func TestLine(t *testing.T) {
	tests := []struct {
		name, src string
		n         int
		want      string
		ok        bool
	}{
		{"the first", "甲\n乙\n", 1, "甲", true},
		{"the last", "甲\n乙", 2, "乙", true},
		{"after the last", "甲\n乙", 3, "", false},
		{"after the last line end", "甲\n", 2, "", true},
		{"none", "甲", 0, "", false},
		{"CRLF", "甲\r\n乙\r\n", 2, "乙", true},
		{"CR inside", "甲\r乙\n", 1, "甲?乙", true},
		{"tabs", "\ta\tb", 1, "    a    b", true},
		{"control characters", "a\x1b[31m\x07\x7f", 1, "a?[31m??", true},
		{"control characters of two bytes", "a\u009bb", 1, "a?b", true},
		{"turned direction", "a\u202eb", 1, "a?b", true},
		{"bytes that are no text", "a\xffb", 1, "a?b", true},
	}
	for _, tt := range tests {
		if got, ok := Line([]byte(tt.src), tt.n); got != tt.want || ok != tt.ok {
			t.Errorf("%s: %q, %v; want %q, %v", tt.name, got, ok, tt.want, tt.ok)
		}
	}
}

// A line far down in a large file is found.
func TestLineOfALargeFile(t *testing.T) {
	src := bytes.Repeat([]byte("正文\n"), 1<<20)
	if got, ok := Line(src, 1<<20); got != "正文" || !ok {
		t.Errorf("%q, %v", got, ok)
	}
}
