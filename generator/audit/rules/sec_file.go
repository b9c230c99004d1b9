package rules

import (
	"path"
	"regexp"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

const guideSecurity = "《政府网站发展指引》（国办发〔2017〕47号）安全防护"

var systemFile = regexp.MustCompile(`(?i)^(~\$.*|thumbs\.db|desktop\.ini|\.ds_store|\.git.*|\.svn|\.env|.*\.(bak|old|orig|swp|tmp|log|sql|map|ini|conf|key|pem))$|~$`)

// systemFiles finds files of programs and editors among those that are put out.
var systemFiles = audit.Rule{
	Code: "SEC-05", Title: "附件是系统文件或备份文件", English: "a system or backup file",
	Basis: guideSecurity, Hint: "从附件中去掉",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Site: eachFile(func(name string) bool { return systemFile.MatchString(name) }),
}

var activeFile = regexp.MustCompile(`(?i)\.(exe|msi|bat|cmd|com|scr|ps1|vbs|js|jar|apk|php|jsp|asp|aspx|sh|html?|svg|swf|docm|xlsm|pptm)$`)

// activeFiles finds attachments that run when they are opened.
var activeFiles = audit.Rule{
	Code: "SEC-05a", Title: "附件是可以运行的文件", English: "an attachment that can run",
	Basis: guideSecurity, Hint: "换成文档；带宏的另存为不带宏的格式",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Site: eachFile(func(name string) bool { return activeFile.MatchString(name) }),
}

func eachFile(bad func(name string) bool) func(*audit.Context) {
	return func(c *audit.Context) {
		for d := range shown(c) {
			for _, f := range d.Public.Files {
				if name := path.Base(f.Name); bad(name) {
					c.Report(d.Field("attachments"), "%s", name)
				}
			}
		}
	}
}

// inlineScript finds pages with script or style of their own, which a strict policy
// has to forbid.
var inlineScript = audit.Rule{
	Code: "SEC-04", Title: "网页里有内联脚本或第三方脚本", English: "inline or foreign script in a page",
	Basis: guideSecurity, Hint: "脚本放进主题的 assets；不引用外部网站的脚本",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		for n := range p.Root.Elements() {
			if n.Name == "script" {
				kind, _ := n.Attr("type")
				src, has := n.Attr("src")
				if data := strings.Contains(kind, "json"); !data && (!has || strings.Contains(src, "//")) {
					onEachPage(c, p, strings.TrimSpace("script "+src))
				}
			}
			for key, value := range n.Attrs() {
				if strings.HasPrefix(key, "on") || (key == "href" || key == "src") && runs(value) {
					onEachPage(c, p, key)
				}
			}
		}
	},
	Done: tellEach,
}

// runs reports whether an address is a script.
func runs(address string) bool {
	const scheme = "javascript:"
	address = strings.TrimSpace(address)
	return len(address) >= len(scheme) && strings.EqualFold(address[:len(scheme)], scheme)
}

// policyHeader finds pages without a Content-Security-Policy.
var policyHeader = audit.Rule{
	Code: "SEC-04b", Title: "网页没有内容安全策略", English: "no Content-Security-Policy",
	Basis: guideSecurity, Hint: "主题的 <head> 中保留 Content-Security-Policy，不含 unsafe-",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		for m := range p.Root.All("meta") {
			name, _ := m.Attr("http-equiv")
			policy, _ := m.Attr("content")
			if strings.EqualFold(name, "Content-Security-Policy") && !strings.Contains(policy, "unsafe-") {
				return
			}
		}
		onEachPage(c, p, "")
	},
	Done: tellEach,
}
