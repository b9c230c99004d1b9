package markdown

import (
	"bytes"
	"testing"
)

func render(t *testing.T, source string, r Refs) string {
	t.Helper()
	doc, found := Parse([]byte(source))
	if found.Failed() {
		t.Fatalf("%q is refused: %v", source, found[0].Message(0))
	}
	var out bytes.Buffer
	doc.HTML(&out, r)
	return out.String()
}

func TestEmphasis(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"full-width colon inside", "**注意：**请按时", "<p><strong>注意：</strong>请按时</p>"},
		{"quotation marks inside", "**“重点”**工作", "<p><strong>“重点”</strong>工作</p>"},
		{"quotation marks before a digit", "**“十四五”**2025年", "<p><strong>“十四五”</strong>2025年</p>"},
		{"quotation marks on both sides", "推进**“重点”**工作", "<p>推进<strong>“重点”</strong>工作</p>"},
		{"brackets inside, italic", "*（一）*总则", "<p><em>（一）</em>总则</p>"},
		{"book title marks", "根据**《办法》**规定", "<p>根据<strong>《办法》</strong>规定</p>"},
		{"ASCII punctuation inside", "**注意:**请按时", "<p><strong>注意:</strong>请按时</p>"},
		{"ASCII brackets inside", "见**(附件1)**所列", "<p>见<strong>(附件1)</strong>所列</p>"},
		{"full stop inside", "**应当公开。**自收到之日起", "<p><strong>应当公开。</strong>自收到之日起</p>"},
		{"comma after", "**甲**，*乙*。", "<p><strong>甲</strong>，<em>乙</em>。</p>"},
		{"bold italic", "***重要：***请看", "<p><em><strong>重要：</strong></em>请看</p>"},
		{"struck", "~~（旧）~~新", "<p><del>（旧）</del>新</p>"},
		{"ellipsis", "**等等……**以上", "<p><strong>等等……</strong>以上</p>"},
		{"Latin stays as it is", `a**"b"**c`, `<p>a**&quot;b&quot;**c</p>`},
		{"Latin apostrophe", "**it’s**nice", "<p><strong>it’s</strong>nice</p>"},
		{"underscore inside a word", "file_名称_表", "<p>file_名称_表</p>"},
		{"space inside is no emphasis", "甲** 乙 **丙", "<p>甲** 乙 **丙</p>"},
		{"italic before a stop", "*注：单位为万元*。", "<p><em>注：单位为万元</em>。</p>"},
		{"brackets behind one character", "见**（附件）**，请**（务必）按时**报送", "<p>见<strong>（附件）</strong>，请<strong>（务必）按时</strong>报送</p>"},
		{"bold number", "共**12**件，**2026年**办结", "<p>共<strong>12</strong>件，<strong>2026年</strong>办结</p>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := render(t, test.source, Refs{}); got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", test.source, got, test.want)
			}
		})
	}
}

// Office hours were struck out and masked names lost their masks.
func TestSignsThatStandForThemselves(t *testing.T) {
	for name, source := range map[string]string{
		"multiplication":            "3*4，5*6，长*宽*高，3*4*5米",
		"hours":                     "8:30~12:00，14:30~17:30",
		"a letter of a name masked": "张*三、李*四、欧阳*华",
		"the given name masked":     "李*，王*，赵*。",
		"two letters masked":        "张**、李**、王**。",
		"masked before a bracket":   "（张**）、（李**）",
		"masked, and who it is":     "公示对象：张**（女）、李**（男），王**（女）",
		"masked, and some more":     "张**(女)、李**（男）、王**。",
		"masked before ASCII":       "张**, 李**, 王**.",
		"the family name masked":    "*三、*四，*五",
		"mobile telephones":         "138****0000、139****0001",
		"numbers of persons":        "00*************000 和 00*************001",
		"telephones":                "电话***0100、***0101",
		"addresses":                 "青源镇***、柳湾村***",
		"accounts":                  "***************0000，***************0001",
	} {
		t.Run(name, func(t *testing.T) {
			if got := render(t, source, Refs{}); got != "<p>"+source+"</p>" {
				t.Errorf("%s\ngot  %s", source, got)
			}
		})
	}
}

func TestBareAddresses(t *testing.T) {
	const a = `<a href="https://www.qinghe.gov.cn/a">https://www.qinghe.gov.cn/a</a>`
	tests := []struct{ name, source, want string }{
		{"full-width brackets", "详见（https://www.qinghe.gov.cn/a）。", "详见（" + a + "）。"},
		{"directly after Han", "详见https://www.qinghe.gov.cn/a", "详见" + a},
		{"directly before Han", "https://www.qinghe.gov.cn/a查询", a + "查询"},
		{"comma", "https://www.qinghe.gov.cn/a，请", a + "，请"},
		{"semicolon", "https://www.qinghe.gov.cn/a；请", a + "；请"},
		{"enumeration comma", "https://www.qinghe.gov.cn/a、请", a + "、请"},
		{"quotation mark", "“https://www.qinghe.gov.cn/a”", "“" + a + "”"},
		{"title mark", "《https://www.qinghe.gov.cn/a》", "《" + a + "》"},
		{"ASCII stop", "https://www.qinghe.gov.cn/a.", a + "."},
		{"ASCII brackets", "(https://www.qinghe.gov.cn/a)", "(" + a + ")"},
		{"bold", "**https://www.qinghe.gov.cn/a**查询", "<strong>" + a + "</strong>查询"},
		{"www", "网址www.qinghe.gov.cn。", `网址<a href="http://www.qinghe.gov.cn">www.qinghe.gov.cn</a>。`},
		{"query", "https://a.cn/?x=1&y=_2_", `<a href="https://a.cn/?x=1&amp;y=_2">https://a.cn/?x=1&amp;y=_2</a>_`},
		{"mail", "邮箱xxgk@qinghe.gov.cn，", `邮箱<a href="mailto:xxgk@qinghe.gov.cn">xxgk@qinghe.gov.cn</a>，`},
		{"inside a link's text", "[https://a.cn](/b)", `<a href="/b">https://a.cn</a>`},
		{"inside code", "`https://a.cn`", "<code>https://a.cn</code>"},
		{"no host", "https://。http://x", "https://。http://x"},
		{"other scheme", "xhttps://a.cn", "xhttps://a.cn"},
		{"time and port", "上午9:30，10.0.0.1:80", "上午9:30，10.0.0.1:80"},
		{"brackets in the address", "https://a.cn/x_(y)，", `<a href="https://a.cn/x_(y)">https://a.cn/x_(y)</a>，`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := render(t, test.source, Refs{}); got != "<p>"+test.want+"</p>" {
				t.Errorf("%s\ngot  %s\nwant %s", test.source, got, test.want)
			}
		})
	}
}

func TestLineBreaks(t *testing.T) {
	tests := []struct{ name, source, want, text string }{
		{"Han and Han", "政府\n信息", "政府信息", "政府信息"},
		{"punctuation and Han", "公开，\n不公开", "公开，不公开", "公开，不公开"},
		{"shared quotation mark", "“重点”\n工作", "“重点”工作", "“重点”工作"},
		{"Latin and Latin", "open\ngovernment", "open\ngovernment", "open government"},
		{"Han and Latin", "公开\nopen", "公开\nopen", "公开 open"},
		{"after emphasis", "**甲**\n乙", "<strong>甲</strong>乙", "甲乙"},
		{"before emphasis", "甲\n**乙**", "甲<strong>乙</strong>", "甲乙"},
		{"Korean keeps its spaces", "정보\n공개", "정보\n공개", "정보 공개"},
		{"hard break", "甲\\\n乙", "甲<br>乙", "甲 乙"},
		{"Windows line ends", "甲\r\n乙", "甲乙", "甲乙"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := render(t, test.source, Refs{}); got != "<p>"+test.want+"</p>" {
				t.Errorf("got %q, want %q", got, test.want)
			}
			doc, _ := Parse([]byte(test.source))
			if got := doc.Text(); got != test.text {
				t.Errorf("text %q, want %q", got, test.text)
			}
		})
	}
}

func TestCitations(t *testing.T) {
	known := func(number string) (string, bool) {
		return "/d/", number == "青政发〔2026〕12号"
	}
	const open = `<a class="gx-cite" href="/d/">`
	tests := []struct{ name, source, want string }{
		{"as printed", "《青政发〔2026〕12号》", "《" + open + "青政发〔2026〕12号</a>》"},
		{"Han before", "根据青政发〔2026〕12号文件", "根据" + open + "青政发〔2026〕12号</a>文件"},
		{"square brackets and a space", "青政发[2026] 12号", open + "青政发[2026] 12号</a>"},
		{"escaped brackets", `青政发\[2026\]12号`, open + "青政发[2026]12号</a>"},
		{"round brackets", "青政发(2026)12号", open + "青政发(2026)12号</a>"},
		{"thick brackets", "青政发【2026】12号", open + "青政发【2026】12号</a>"},
		{"full width", "青政发（２０２６）１２号", open + "青政发（２０２６）１２号</a>"},
		{"with 第", "青政发〔2026〕第12号", open + "青政发〔2026〕第12号</a>"},
		{"two of them", "青政发〔2026〕12号、青政发〔2026〕12号", open + "青政发〔2026〕12号</a>、" + open + "青政发〔2026〕12号</a>"},
		{"unknown, then known", "国发〔2026〕1号、青政发〔2026〕12号", "国发〔2026〕1号、" + open + "青政发〔2026〕12号</a>"},
		{"another number", "青政发〔2026〕112号", "青政发〔2026〕112号"},
		{"inside a link", "[青政发〔2026〕12号](/x)", `<a href="/x">青政发〔2026〕12号</a>`},
		{"inside code", "`青政发〔2026〕12号`", "<code>青政发〔2026〕12号</code>"},
		{"not a number", "人民路12号，〔2026〕12号", "人民路12号，〔2026〕12号"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := render(t, test.source, Refs{Cite: known}); got != "<p>"+test.want+"</p>" {
				t.Errorf("%s\ngot  %s\nwant %s", test.source, got, test.want)
			}
		})
	}
}
