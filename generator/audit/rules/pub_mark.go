package rules

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const pubBasis = "《国务院办公厅印发〈关于全面推进政务公开工作的意见〉实施细则的通知》（国办发〔2016〕80号）：公文公开属性源头认定"

// modeUnsaid finds policies that leave to the site's default whether they are public.
var modeUnsaid = audit.Rule{
	Code: "PUB-01", Title: "政策文件没有写明公开方式", English: "a policy does not state its mode of disclosure",
	Basis: pubBasis, Hint: "写上“公开方式”：主动公开、依申请公开或不予公开，与发文时认定的一致",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy) {
			if d.Attributes.Mode == "" {
				c.Report(d.Field("title"), "现按站点默认值%s处理", d.Mode)
			}
		}
	},
}

// markedOtherwise finds documents that are shown although their own mark says that
// they are not to be. It stops the build: once published, it cannot be taken back.
var markedOtherwise = audit.Rule{
	Code: "PUB-02", Title: "正文标注不公开或依申请公开，而正在主动公开", English: "the text says that the document is not public, but it is shown",
	Basis: "《中华人民共和国政府信息公开条例》第十三条至第十七条；" + pubBasis, Hint: "核对原件的公开属性：改“公开方式”，或更正正文的标注",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if t.Document.Hidden != site.Shown {
			return
		}
		for _, m := range marks(t.Plain) {
			if !publicMark(m[1] + m[2]) {
				c.Report(t.Find(m[0]), "%s", strings.Trim(m[0], "（()）"))
			}
		}
	},
}

// markedPublic finds documents that are held back although their own mark says that
// they are public.
var markedPublic = audit.Rule{
	Code: "PUB-02a", Title: "正文标注公开发布，而没有主动公开", English: "the text says that the document is public, but it is not shown",
	Basis: pubBasis, Hint: "核对原件的公开属性，改“公开方式”或更正正文的标注",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if t.Document.Mode != disclosure.OnRequest {
			return
		}
		for _, m := range marks(t.Plain) {
			if publicMark(m[1] + m[2]) {
				c.Report(t.Find(m[0]), "公开方式是%s", t.Document.Mode)
			}
		}
	},
}

// The mark stands alone, in brackets or as a line.
var bodyMark = regexp.MustCompile(`(?m)[（(]此件\s*([^（）()\n]{2,16}?)[）)]|^此件\s*([^\n。；，]{2,12})$`)

// marks finds the marks of a text; most texts have none, and are not searched.
func marks(text string) [][]string {
	if !strings.Contains(text, "此件") {
		return nil
	}
	return bodyMark.FindAllStringSubmatch(text, -1)
}

func publicMark(words string) bool {
	switch {
	case strings.Contains(words, "不"), strings.Contains(words, "依申请"), strings.Contains(words, "删减"), strings.Contains(words, "内部"):
		return false
	}
	return strings.Contains(words, "公开") || strings.Contains(words, "发布")
}

// bodyOfEntry finds pages that show the text of a document of which only the entry in
// the catalogue is public.
var bodyOfEntry = audit.Rule{
	Code: "PUB-03", Title: "依申请公开的文件显示了正文", English: "the text of a document open on request is shown",
	Basis: "《中华人民共和国政府信息公开条例》第十三条、第二十七条", Hint: "主题不得输出这类文档的正文，只列目录和申请方式",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Derived,
	Of: func(p *site.Public) bool { return p.Form != site.Whole },
	Page: func(c *audit.Context, p *audit.Page) {
		if body := container(p.Root); body != nil && body.Text() != "" {
			c.Report(p.At(), "")
		}
	},
}

// container is the element that holds the text of a document, by the names that other
// programs look for.
func container(root *markup.Node) *markup.Node {
	for n := range root.Elements() {
		if id, _ := n.Attr("id"); id == "UCAP-CONTENT" || id == "zoom" {
			return n
		}
		if class, _ := n.Attr("class"); strings.Contains(class, "pages_content") && slices.Contains(strings.Split(class, " "), "pages_content") {
			return n
		}
	}
	return nil
}
