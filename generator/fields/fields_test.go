package fields

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gongkai/generator/diag"
)

type page struct {
	Title  string
	Count  int
	Issued time.Time
	At     time.Time
	Fine   bool
	Words  []string
	Color  string
	Inner  inner
	Many   []inner
}

type inner struct{ Name, Value string }

var innerSchema = New(
	Text("name", "名称", func(i *inner) *string { return &i.Name }).Must(),
	Text("value", "值", func(i *inner) *string { return &i.Value }),
)

func color(s string) (string, bool) { return s, s == "red" || s == "红" }

var schema = New(
	Text("title", "标题/名称", func(p *page) *string { return &p.Title }).Must(),
	Int("count", "件数", 0, 100, func(p *page) *int { return &p.Count }),
	Date("issued", "成文日期", func(p *page) *time.Time { return &p.Issued }),
	Time("at", "时间", func(p *page) *time.Time { return &p.At }),
	Bool("fine", "是否", func(p *page) *bool { return &p.Fine }),
	Texts("words", "关键词", func(p *page) *[]string { return &p.Words }),
	Choice("color", "颜色", color, []string{"red", "红"}, func(p *page) *string { return &p.Color }),
	Sub("inner", "内", innerSchema, func(p *page) *inner { return &p.Inner }),
	Each("many", "多", innerSchema, func(s string) inner { return inner{Name: s} }, func(p *page) *[]inner { return &p.Many }),
)

var zone = time.FixedZone("CST", 8*3600)

func decode(form, src string) (page, diag.List) {
	parse := YAML
	if form == "toml" {
		parse = TOML
	}
	n, found := parse("a.md", []byte(src), 2)
	r := NewReader(zone)
	var p page
	if !found.Failed() {
		schema.Decode(r, n, &p)
	}
	return p, append(found, r.Found...)
}

func TestBothNotationsReadAlike(t *testing.T) {
	yaml := "标题: 00123\ncount: 7\nissued: 2026-03-01\nat: 2026-03-01 16:30\n是否: 是\nwords: [a, no, 1e3]\ncolor: 红\ninner: {name: x, 值: 12:30}\nmany: [b, {name: c}]\n"
	toml := "'标题' = \"00123\"\ncount = 7\nissued = 2026-03-01\nat = 2026-03-01T16:30:00\n'是否' = true\nwords = ['a', 'no', '1e3']\ncolor = '红'\nmany = ['b', {name = 'c'}]\n[inner]\nname = 'x'\n'值' = '12:30'\n"
	a, found := decode("yaml", yaml)
	if len(found) > 0 {
		t.Fatal(lines(found))
	}
	b, found := decode("toml", toml)
	if len(found) > 0 {
		t.Fatal(lines(found))
	}
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("yaml %v\ntoml %v", a, b)
	}
	want := "{00123 7 2026-03-01 00:00:00 +0800 CST 2026-03-01 16:30:00 +0800 CST true [a no 1e3] 红 {x 12:30} [{b } {c }]}"
	if got := fmt.Sprint(a); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestProblems(t *testing.T) {
	tests := []struct{ name, form, src, want string }{
		{"missing", "yaml", "count: 1", "a.md:2:1 F1008 缺少“标题”"},
		{"empty counts as missing", "yaml", "标题:", "a.md:2:1 F1008 缺少“标题”"},
		{"both languages", "yaml", "title: a\n标题: b", "a.md:3:1 F1003 “title”和“标题”是同一个字段，写了两次"},
		{"twice", "yaml", "title: a\ntitle: b", "a.md:3:1 F1002 “title”写了两次"},
		{"unknown", "yaml", "title: a\ntitel: b", "a.md:3:1 F1004 没有名为“titel”的字段 | 是否想写“title”？"},
		{"unknown in Chinese", "yaml", "标题: a\n成文日其: b", "a.md:3:1 F1004 没有名为“成文日其”的字段 | 是否想写“成文日期”？"},
		{"not a date", "yaml", "title: a\nissued: 2026-02-30", "a.md:3:9 F1006 “issued”的值“2026-02-30”不对：应当是日期，如 2026-03-01"},
		{"another form of date", "yaml", "title: a\nissued: 2026年3月1日", "a.md:3:9 F1006 “issued”的值“2026年3月1日”不对：应当是日期，如 2026-03-01 | 改写为 2026-03-01"},
		{"octal-looking", "yaml", "title: a\ncount: 07", "a.md:3:8 F1006 “count”的值“07”不对：应当是整数"},
		{"out of range", "yaml", "title: a\ncount: 700", "a.md:3:8 F1006 “count”的值“700”不对：应当是0 到 100 之间的整数"},
		{"not a choice", "yaml", "title: a\ncolor: rad", "a.md:3:8 F1007 “color”没有“rad”这个取值 | 是否想写“red”？可选：red 红"},
		{"list for text", "yaml", "title: [a]", "a.md:2:8 F1005 “title”应当是一段文字"},
		{"inside", "yaml", "title: a\ninner:\n  nome: x", "a.md:4:3 F1004 没有名为“nome”的字段 | 是否想写“name”？; a.md:4:3 F1008 缺少“名称”"},
		{"alias", "yaml", "title: &x a\nwords: *x", "a.md:2:8 F1009 不接受 YAML 的锚点（&）写法; a.md:3:8 F1009 不接受 YAML 的别名（*）写法"},
		{"merge", "yaml", "title: a\n<<: {count: 1}", "a.md:3:1 F1009 不接受 YAML 的合并键（<<）写法"},
		{"tag", "yaml", "title: !!binary aGk=", "a.md:2:8 F1009 不接受 YAML 的标签（!）写法"},
		{"a list at the top", "yaml", "- a", "a.md:2:1 F1005 “---”应当是一组“字段名: 值”"},
		{"toml unknown", "toml", "title = 'a'\ncuont = 1", "a.md:3:1 F1004 没有名为“cuont”的字段 | 是否想写“count”？"},
		{"toml value", "toml", "title = 'a'\ncount = 1.5", "a.md:3:9 F1006 “count”的值“1.5”不对：应当是整数"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := decode(tt.form, tt.src)
			if got := lines(found); strings.Join(got, "; ") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "; "), tt.want)
			}
		})
	}
}

func TestSyntaxErrorsHaveALine(t *testing.T) {
	for form, src := range map[string]string{"yaml": "title: a\nb: \"c\nd: e\n", "toml": "title = 'a'\nb = \n"} {
		_, found := decode(form, src)
		if len(found) != 1 || found[0].Code() != "F1001" || found[0].Line < 3 {
			t.Errorf("%s: %v", form, lines(found))
		}
	}
}

// A file saved in another encoding was said to have its brackets and quotes wrong.
func TestEncodings(t *testing.T) {
	const want = " F1001 写法有误，无法读取：文件不是 UTF-8 编码 | 用记事本打开，另存为 UTF-8 编码"
	for _, tt := range []struct{ name, form, src, place string }{
		{"GBK in a comment", "toml", "a = 1\n# \xd6\xd0\xce\xc4\n", "a.md:3:3"},
		{"GBK in a text", "toml", "a = \"\xd6\xd0\"\n", "a.md:2:6"},
		{"UTF-16", "toml", "\xff\xfea\x00 \x00=\x001\x00", "a.md:2:1"},
		{"GBK", "yaml", "title: a\nwords: \xd6\xd0\n", "a.md:3:8"},
	} {
		_, found := decode(tt.form, tt.src)
		if got := strings.Join(lines(found), "; "); got != tt.place+want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
	if p, found := decode("toml", "\ufefftitle = \"甲\"\r\n"); len(found) > 0 || p.Title != "甲" {
		t.Errorf("a mark before the text: %+v %v", p, lines(found))
	}
}

// What people write instead of the notation, each told where it stands and how to
// mend it, all in one run. A parser alone tells one of them, in English and further down.
func TestSlips(t *testing.T) {
	const no = " F1001 写法有误，无法读取："
	tests := []struct{ name, form, src, want string }{
		{"Chinese colons", "yaml", "标题：甲\n类型: 乙\n来源：丙", "a.md:2:3" + no + "“标题”后面是中文冒号 | 改为英文冒号，后面空一格; a.md:4:3" + no + "“来源”后面是中文冒号 | 改为英文冒号，后面空一格"},
		{"nothing but Chinese colons", "yaml", "标题：甲\n类型：乙", "a.md:2:3" + no + "“标题”后面是中文冒号 | 改为英文冒号，后面空一格; a.md:3:3" + no + "“类型”后面是中文冒号 | 改为英文冒号，后面空一格"},
		{"inside a list", "yaml", "附件:\n  - 文件：a.docx\n    标题: b", "a.md:3:7" + no + "“文件”后面是中文冒号 | 改为英文冒号，后面空一格"},
		{"inside a group", "yaml", "title: a\ninner:\n  name：x\n  value：y", "a.md:4:3 F1005 “inner”应当是一组字段（字段名: 值） | 改为英文冒号，后面空一格"},
		{"text with a Chinese colon is text", "yaml", "材料:\n  - 身份证：原件\n  - 户口簿\n来源:甲", "a.md:5:3" + no + "“来源”的冒号后面没有空格 | 在冒号后面加一个空格"},
		{"no space", "yaml", "标题:甲\n类型:乙", "a.md:2:3" + no + "“标题”的冒号后面没有空格 | 在冒号后面加一个空格; a.md:3:3" + no + "“类型”的冒号后面没有空格 | 在冒号后面加一个空格"},
		{"tabs", "yaml", "公示期:\n\t开始: 1\n\t截止: 2", "a.md:3:1" + no + "行首是 Tab | 改为空格，一组里的每行前面空两格; a.md:4:1" + no + "行首是 Tab | 改为空格，一组里的每行前面空两格"},
		{"a second colon", "yaml", "标题: 通知: 一号", "a.md:2" + no + "多了一个英文冒号，或者缩进不对；内容里有英文冒号的，整个用英文引号括起来"},
		{"text after a bracket", "yaml", "标题: [重要]通知", "a.md:2" + no + "缩进不齐，或者引号、括号后面还有文字"},
		{"Chinese quotes", "toml", "a = 1\n\"名称\" = “甲”", "a.md:3:8" + no + "这里是中文标点 “ | 改为英文标点 \""},
		{"a Chinese colon for an equals sign", "toml", "a：\"甲\"", "a.md:2:2" + no + "这里是中文标点 ： | 改为英文标点 ="},
		{"no quotes", "toml", "a = 县政府", "a.md:2:5" + no + "文字要用英文双引号括起来"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := decode(tt.form, tt.src)
			if got := strings.Join(lines(found), "; "); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	bomb := "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n"
	deep := "title: " + strings.Repeat("[", 5000)
	many := strings.Repeat("", 1)
	for i := range MaxKeys + 9 {
		many += fmt.Sprintf("k%d: 1\n", i)
	}
	for name, src := range map[string]string{"bomb": bomb, "deep": deep, "many": many, "large": "title: " + strings.Repeat("a", MaxBytes)} {
		if _, found := decode("yaml", src); !found.Failed() {
			t.Errorf("%s was accepted", name)
		}
	}
}

func lines(l diag.List) []string {
	var out []string
	for _, d := range l {
		s := d.Place.String() + " " + d.Code() + " " + d.Message(diag.ZH)
		if h := d.Hint(diag.ZH); h != "" && h != d.Kind.Hint.ZH {
			s += " | " + h
		}
		out = append(out, s)
	}
	return out
}

func FuzzDecode(f *testing.F) {
	f.Add("title: a\nmany: [b, {name: c}]\n", false)
	f.Add("title = 'a'\n[inner]\nname = 'x'\n[[many]]\nname='y'\n", true)
	f.Fuzz(func(t *testing.T, src string, toml bool) {
		form := "yaml"
		if toml {
			form = "toml"
		}
		decode(form, src) // must not panic, whatever the bytes
	})
}

// A county's catalogue holds far more keys than front matter may.
func TestFilesMayBeLong(t *testing.T) {
	var src strings.Builder
	src.WriteString("items:\n")
	for i := range 400 {
		fmt.Fprintf(&src, "  - {id: %d, primary: a, secondary: b}\n", i)
	}
	if _, found := YAML("a.md", []byte(src.String()), 1); !found.Failed() {
		t.Error("1,200 keys of front matter were accepted")
	}
	n, found := YAMLFile("catalog.yaml", []byte(src.String()))
	if found.Failed() || len(n.Get("items").Items) != 400 {
		t.Errorf("a file of 1,200 keys: %v", lines(found))
	}
}
