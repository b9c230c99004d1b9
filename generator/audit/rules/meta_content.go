package rules

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

var articleTitle = audit.Rule{
	Code: "META-08", Title: "ArticleTitle 标签与页面标题不一致", English: "the ArticleTitle tag differs from the headline",
	Basis: tagBasis, Hint: "主题中两处都用文档标题",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if !contentPage(c, p) {
			return
		}
		title, shown := tagsOf(p).get("ArticleTitle"), ""
		if h := headlines(p); len(h) > 0 {
			shown = h[0].Text()
		}
		switch {
		case title == "":
			onPageAt(c, p, p.At(), "没有这个标签")
		case strings.Join(strings.Fields(title), " ") != shown:
			onPageAt(c, p, p.At(), "“"+title+"”")
		}
	},
	Done: tellPages,
}

var pubDateForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$`)

var pubDate = audit.Rule{
	Code: "META-09", Title: "PubDate 标签格式不对", English: "the PubDate tag has the wrong form",
	Basis: tagBasis + "：格式为 YYYY-MM-DD HH:MM", Hint: "写作 2026-03-12 16:30，北京时间",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if !contentPage(c, p) {
			return
		}
		switch value := tagsOf(p).get("PubDate"); {
		case value == "":
			onPage(c, p, "没有这个标签")
		case !pubDateForm.MatchString(value):
			onPageAt(c, p, p.At(), "“"+value+"”")
		}
	},
	Done: tellPages,
}

var pubDateShown = audit.Rule{
	Code: "META-10", Title: "PubDate 标签与页面显示的发布时间不一致", English: "the PubDate tag differs from the time shown",
	Basis: tagBasis + "；" + freshness + "：发布时间真实", Hint: "标签、页面和列表都用文档的发布日期",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		value := tagsOf(p).get("PubDate")
		if value == "" || !contentPage(c, p) {
			return
		}
		want := p.Public.Published.In(disclosure.Beijing).Format("2006-01-02 15:04")
		if value != want {
			onPageAt(c, p, p.At(), fmt.Sprintf("标签 %s，发布日期 %s", value, want))
		} else if main := p.Root.First("main"); main != nil && !main.Says(value) {
			onPage(c, p, "页面上没有显示")
		}
	},
	Done: tellPages,
}

var contentSource = audit.Rule{
	Code: "META-11", Title: "ContentSource 标签缺失或与页面来源不一致", English: "the ContentSource tag is missing or differs from the source shown",
	Basis: tagBasis + "；转载的写原发布单位", Hint: "写“来源”；转载信息的来源不是本网站",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if !contentPage(c, p) {
			return
		}
		switch value := tagsOf(p).get("ContentSource"); {
		case value == "":
			onPageAt(c, p, p.At(), "没有这个标签")
		case value != p.Public.SourceName():
			onPageAt(c, p, p.At(), "标签写“"+value+"”")
		case p.Public.RepostOf != "" && value == c.Config.Site.Name:
			onPageAt(c, p, p.At(), "转载信息的来源写成了本网站")
		case !shows(p, value):
			onPage(c, p, "页面上没有显示来源")
		}
	},
	Done: tellPages,
}

// shows reports whether a page shows some words; most often they stand in its main part.
func shows(p *audit.Page, words string) bool {
	if main := p.Root.First("main"); main != nil && main.Says(words) {
		return true
	}
	return p.Root.Says(words)
}

var emptyTags = audit.Rule{
	Code: "META-12", Title: "可选标签是空的", English: "an optional tag is empty",
	Basis: tagBasis, Hint: "没有值的可选标签不输出",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		t := tagsOf(p)
		for _, name := range append(optionalTags[:len(optionalTags):len(optionalTags)], contentTags...) {
			if len(t.all(name)) > 0 && t.get(name) == "" {
				onPage(c, p, name)
			}
		}
	},
	Done: tellPages,
}

var tagAddresses = audit.Rule{
	Code: "META-13", Title: "Image、Url 标签不是完整网址，或与规范链接不一致", English: "the Image or Url tag is not a full address, or not the canonical one",
	Basis: tagBasis, Hint: "写以 https:// 开头的完整网址；Url 与 canonical 相同",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		t := tagsOf(p)
		for _, name := range []string{"Image", "Url"} {
			if v := t.get(name); v != "" {
				if u, err := url.Parse(v); err != nil || u.Host == "" {
					onPageAt(c, p, p.At(), name+"“"+v+"”")
				}
			}
		}
		if v, canonical := t.get("Url"), canonicalOf(p); v != "" && canonical != "" && v != canonical {
			onPageAt(c, p, p.At(), "Url“"+v+"”")
		}
	},
	Done: tellPages,
}

func canonicalOf(p *audit.Page) string {
	if head := p.Root.First("head"); head != nil {
		for l := range head.All("link") {
			if rel, _ := l.Attr("rel"); rel == "canonical" {
				href, _ := l.Attr("href")
				return href
			}
		}
	}
	return ""
}

var tagsTwice = audit.Rule{
	Code: "META-14", Title: "标签重复或含有换行", English: "a tag stands twice or has line breaks",
	Basis: tagBasis, Hint: "每个标签一次，值写成一行",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		t := tagsOf(p)
		for _, names := range [][]string{siteTags, columnTags, contentTags, optionalTags} {
			for _, name := range names {
				values := t.all(name)
				if len(values) > 1 {
					onPage(c, p, name+"重复")
				}
				for _, v := range values {
					if strings.ContainsAny(v, "\r\n") {
						onPageAt(c, p, p.At(), name+"含有换行")
					}
				}
			}
		}
	},
	Done: tellPages,
}

// unquotedTags finds tags that a browser reads and the tools of inspectors, which look
// for the quoted form in the bytes, do not.
var unquotedTags = audit.Rule{
	Code: "META-14a", Title: "标签没有用双引号，检查工具读不到", English: "a tag is not quoted, and inspectors' tools miss it",
	Basis: tagBasis + "；检查工具按 name=\"SiteName\" content=\"…\" 的字面形式读取", Hint: "压缩网页时保留属性的引号和先后次序",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		t, source := tagsOf(p), p.Source
		for _, names := range [][]string{siteTags, columnTags, contentTags} {
			for _, name := range names {
				if len(t.all(name)) > 0 && !strings.Contains(source, `<meta name="`+name+`" content="`) {
					onPage(c, p, name)
				}
			}
		}
	},
	Done: tellPages,
}
