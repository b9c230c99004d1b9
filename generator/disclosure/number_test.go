package disclosure

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseDocumentNumber(t *testing.T) {
	tests := []struct {
		written, want string
		changes       string
	}{
		{"国办发〔2019〕54号", "国办发〔2019〕54号", "[]"},
		{"国办发(2019)54号", "国办发〔2019〕54号", "[brackets]"},
		{"湘政发【2012】33号", "湘政发〔2012〕33号", "[brackets]"},
		{"青政发［２０２６］１２号", "青政发〔2026〕12号", "[brackets width]"},
		{"青政发﹝2026﹞12号", "青政发〔2026〕12号", "[brackets]"},
		{"青政发〖2026〗12号", "青政发〔2026〕12号", "[brackets]"},
		{" 青政发 〔2026〕 第012号 ", "青政发〔2026〕12号", "[spaces ordinal zeros]"},
		{"青政发2026年12号", "青政发〔2026〕12号", "[brackets]"},
		{"青政发〔2026〕12", "青政发〔2026〕12号", "[lost-suffix]"},
		{"国发201245号", "国发〔2012〕45号", "[lost-bracket]"},
		{"隆办发〔201719号", "隆办发〔2017〕19号", "[lost-bracket]"},
		{"南府办〔201595号", "南府办〔2015〕95号", "[lost-bracket]"},
		{"青政发〔2026 12号", "青政发〔2026〕12号", "[spaces lost-bracket]"},
		{"南府办2015〕95号", "南府办〔2015〕95号", "[lost-bracket]"},
		{"国辦公開辦函〔202130", "国办公开办函〔2021〕30号", "[script lost-bracket lost-suffix]"},
		{"国令第711号", "国令第711号", "[]"},
		{"中华人民共和国国务院令（第711号）", "中华人民共和国国务院令第711号", "[brackets]"},
		{"黑龙江省人民政府令第4号", "黑龙江省人民政府令第4号", "[]"},
		{"国家税务总局青禾县税务局通告2017年第04号", "国家税务总局青禾县税务局通告2017年第4号", "[zeros]"},
		{"公告2017年第4号", "公告2017年第4号", "[]"},
	}
	for _, tt := range tests {
		n, changes, err := ParseDocumentNumber(tt.written)
		if err != nil {
			t.Errorf("%s: %v", tt.written, err)
			continue
		}
		if n.String() != tt.want || fmt.Sprint(changes) != tt.changes {
			t.Errorf("%s: got %s %v, want %s %s", tt.written, n, changes, tt.want, tt.changes)
		}
	}
}

func TestParseDocumentNumberRefuses(t *testing.T) {
	tests := []struct {
		written string
		want    error
	}{
		{"国发C2012345号", ErrDamagedNumber}, // the bracket was read as C, and a digit was added
		{"青政发〔2026号", ErrDamagedNumber},
		{"", ErrNotDocumentNumber},
		{"无", ErrNotDocumentNumber},
		{"——", ErrNotDocumentNumber},
		{"〔2026〕12号", ErrNotDocumentNumber},
		{"发〔2026〕12号", ErrNotDocumentNumber},
		{"青政发〔26〕12号", ErrNotDocumentNumber},
		{"青政发〔1026〕12号", ErrNotDocumentNumber},
		{"青政发〔2026〕0号", ErrNotDocumentNumber},
		{"青政发〔2026〕12号附件", ErrNotDocumentNumber},
		{"青政发〔2026〕1234567号", ErrNotDocumentNumber},
		{"国发2012号", ErrDamagedNumber},
		{"民权路第45号", ErrNotDocumentNumber},
		{"令第4号", ErrNotDocumentNumber},
		{strings.Repeat("青", 13) + "〔2026〕1号", ErrNotDocumentNumber},
	}
	for _, tt := range tests {
		if n, _, err := ParseDocumentNumber(tt.written); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %s, %v, want %v", tt.written, n, err, tt.want)
		}
	}
}

func TestNormative(t *testing.T) {
	for s, want := range map[string]bool{"青政规〔2026〕1号": true, "青政规发〔2026〕1号": true, "青规办〔2026〕1号": false} {
		if n, _, _ := ParseDocumentNumber(s); n.Normative() != want {
			t.Errorf("%s: %v", s, n.Normative())
		}
	}
}

// The span found is marked with [ ].
func TestFindDocumentNumbers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"after a verb", "根据国办发〔2019〕54号文件精神", "根据[国办发〔2019〕54号]文件精神"},
		{"in round brackets", "《关于公布目录的通知》（青政办发(2026)3号）", "《关于公布目录的通知》（[青政办发(2026)3号]）"},
		{"joined", "青政发〔2025〕1号和青政发〔2025〕2号", "[青政发〔2025〕1号]和[青政发〔2025〕2号]"},
		{"a place that begins with 和", "依据和政发〔2025〕1号", "依据[和政发〔2025〕1号]"},
		{"after an office's name", "县人民政府办公室青政办发〔2026〕3号", "县人民政府办公室[青政办发〔2026〕3号]"},
		{"nothing to tell them apart", "认真学习国办发〔2019〕54号", "[认真学习国办发〔2019〕54号]"},
		{"an order", "按照国务院令第711号公布的条例", "按照[国务院令第711号]公布的条例"},
		{"an announcement", "见县税务局通告2017年第4号", "见[县税务局通告2017年第4号]"},
		{"spaces and wide digits", "（青政发 〔２０２６〕 第１２ 号）", "（[青政发 〔２０２６〕 第１２ 号]）"},
		{"lost bracket", "依照隆办发〔201719号执行", "依照[隆办发〔201719号]执行"},
		{"traditional", "依照青政發〔2026〕1號", "依照[青政發〔2026〕1號]"},
		{"a list of serials", "青政发〔2026〕1号、2号", "[青政发〔2026〕1号]、2号"},
		{"house numbers", "人民路45号院第3号楼（2026）12号", "人民路45号院第3号楼（2026）12号"},
		{"bare year", "（2026）皖民终12号，〔2026〕12号", "（2026）皖民终12号，〔2026〕12号"},
		{"over lines", "青政发\n〔2026〕12号", "青政发\n〔2026〕12号"},
		{"nothing", "今天", "今天"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, end := "", 0
			for _, s := range FindDocumentNumbers(tt.text) {
				got += tt.text[end:s.Start] + "[" + tt.text[s.Start:s.End] + "]"
				end = s.End
			}
			if got += tt.text[end:]; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestCandidates(t *testing.T) {
	found := FindDocumentNumbers("认真学习国发(2019)54号")
	if len(found) != 1 {
		t.Fatal(found)
	}
	want := []string{
		"认真学习国发〔2019〕54号", "真学习国发〔2019〕54号", "学习国发〔2019〕54号", "习国发〔2019〕54号", "国发〔2019〕54号",
	}
	if d := cmp.Diff(want, Candidates(found[0])); d != "" {
		t.Error(d)
	}
}

func FuzzDocumentNumber(f *testing.F) {
	for _, s := range []string{
		"国办发〔2019〕54号", "国发201245号", "国令第711号", "公告2017年第4号", "国辦公開辦函〔202130", "国发C2012345号",
		"令令第〔1号", "公告第2017年第4号",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, _, err := ParseDocumentNumber(s); err == nil {
			again, changes, err := ParseDocumentNumber(n.String())
			if err != nil || again != n || len(changes) > 0 {
				t.Fatalf("%q is %s, which is %s (%v, %v)", s, n, again, changes, err)
			}
		}
		end := 0
		for _, found := range FindDocumentNumbers(s) {
			if found.Start < end || found.End <= found.Start || found.End > len(s) {
				t.Fatalf("%q: span %d:%d after %d", s, found.Start, found.End, end)
			}
			if n, _, err := ParseDocumentNumber(found.Number); err != nil || n.String() != found.Number {
				t.Fatalf("%q: found %q", s, found.Number)
			}
			end = found.End
		}
	})
}

func BenchmarkFindDocumentNumbers(b *testing.B) {
	text := strings.Repeat("为贯彻落实国办发〔2019〕54号文件精神，结合本县实际，制定本办法。住址为人民路45号院。", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if n := len(FindDocumentNumbers(text)); n != 100 {
			b.Fatal(n)
		}
	}
}
