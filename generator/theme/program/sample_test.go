package program

import (
	"errors"
	"fmt"
	"html/template"
	"iter"
	"slices"
	"strings"
	"time"
)

// view is what the templates of the tests get: something of each kind.
type view struct {
	embedded
	hidden string

	Title, Empty, Hostile, Name string
	Link, Script, Mail          string
	N, Zero                     int
	Yes, No                     bool
	Float                       float64
	Big                         uint64
	Rune                        rune
	Kind                        kind
	Day                         time.Time
	Text                        *text
	Error                       error
	Bytes                       []byte

	HTML   template.HTML
	URL    template.URL
	Attr   template.HTMLAttr
	Srcset template.Srcset

	Long     item
	Ptr, Nil *item
	Any      any
	Nothing  any
	Items    []item
	None     []item
	Pointers []*item
	Names    []string
	Array    [2]string
	Matrix   [][]int
	All      []any
	Map      map[string]any
	Words    map[string]string
	Header   header
	Numbers  map[int]string
	Chain    *linked

	Func func(string) string
	Seq  iter.Seq[string]
	Seq2 iter.Seq2[int, string]
	Chan chan string
}

type (
	embedded struct{ Embedded string }
	kind     string
	level    int
	header   map[string]string
	text     struct{ string }
	inner    struct {
		N     int
		Level level
	}
	item struct {
		Title string
		Inner inner
	}
	linked struct {
		Title string
		Next  *linked
	}
)

func (l level) String() string          { return fmt.Sprintf("第%d级<", int(l)) }
func (h header) Get(name string) string { return h[name] }
func (t *text) String() string          { return "<" + t.string + ">" }
func (i item) Shout() string            { return i.Title + "!" }
func (i item) Say(s string) string      { return i.Title + s }
func (i *item) Whisper() string         { return strings.ToLower(i.Title) }

// sample is a fresh view: a channel can be read but once.
func sample() *view {
	items := []item{{"甲", inner{1, 1}}, {"乙", inner{2, 2}}, {"<丙>", inner{}}}
	words := make(chan string, 2)
	words <- "一"
	words <- "二"
	close(words)
	return &view{
		embedded: embedded{"内"}, hidden: "隐",
		Title: "题<目>", Hostile: "\"'`&<>+=\x00\xff\u2028 :;()\\/%41%-->]]></script>", Name: "blue",
		Link: "/路/a b?c=d&e=1", Script: "javascript:alert(1)", Mail: "mailto:a@example.cn",
		N: 3, Yes: true, Float: 1.5, Big: 1 << 63, Rune: 'a', Kind: "notice", Day: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC),
		Text: &text{"&"}, Error: errors.New("<错>"), Bytes: []byte("<b>"),
		HTML: "<b title='1'>粗</b>", URL: "javascript:void(0)?a=b&c", Attr: `lang="zh"`, Srcset: "/a 2x, /b 3x",
		Long: items[1], Ptr: &items[0], Any: items[2], Items: items, Pointers: []*item{&items[1]},
		Names: []string{"丁", "<戊>"}, Array: [2]string{"己", "庚"}, Matrix: [][]int{{1, 2}},
		All:   []any{nil, 0, 1, "", "a", false, true, 0.0, 1.5, []int{}, []int{0}, map[string]int{}, item{}, (*item)(nil), &item{}, kind(""), kind("k"), level(2), uint8(0), uint8(1), template.HTML("<i>")},
		Map:   map[string]any{"word": "<字>", "number": 4, "item": items[0], "list": []any{"a", 1}, "nothing": nil},
		Words: map[string]string{"b": "2", "a": "<1>", "丙": "3"}, Header: header{"a": "b"}, Numbers: map[int]string{2: "二", 1: "一"},
		Chain: &linked{"一", &linked{"二", &linked{"三", nil}}},
		Func:  strings.ToUpper, Seq: slices.Values([]string{"a", "b"}), Seq2: slices.All([]string{"a"}), Chan: words,
	}
}

// functions are of the forms that those of a theme have.
var functions = template.FuncMap{
	"upper": strings.ToUpper,
	"has":   func(s string) bool { return s != "" },
	"join":  func(sep string, list []string) string { return strings.Join(list, sep) },
	"add":   func(a, b int) int { return a + b },
	"half":  func(f float64) float64 { return f / 2 },
	"many":  func(list ...string) int { return len(list) },
	"box":   func(v any) any { return v },
	"wrong": func(s string) string { panic(s) },
	"first": func(n int, list any) (any, error) { return list.([]item)[:n], nil },
	"place": func(name string) (string, error) { return "/" + name, nil },
	"mark": func(name string) (template.HTML, error) {
		if name != "b" {
			return "", fmt.Errorf("there is no mark %q", name)
		}
		return "<b></b>", nil
	},
	"dict": func(pairs ...any) (map[string]any, error) {
		m := map[string]any{}
		for pair := range slices.Chunk(pairs, 2) {
			m[pair[0].(string)] = pair[1]
		}
		return m, nil
	},
}
