package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

// deadMark finds what was meant as a heading, a link or a picture and comes out as text:
// ##一、总体要求, [申请表]（申请表.docx）.
var deadMark = audit.Rule{
	Code: "TEXT-12", Title: "标题或链接的写法没有起作用", English: "a heading or link that is read as text",
	Basis: "本软件：正文的写法", Hint: "标题的 ## 后面空一格；链接和图片用英文括号：[文字](文件)",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: matches("## ]（", `(^#{2,6}[^#\s][^\n]{0,16}|\[[^\]\n]{1,60}\]（(?:https?://[^）\n]{1,200}|[^）\n]{1,200}\.(?i:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar|jpe?g|png|gif|md|html?))）)`),
}
