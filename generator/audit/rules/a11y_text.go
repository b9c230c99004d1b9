package rules

import (
	"iter"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

const (
	textForImages = "GB/T 37668—2019 文本替代；WCAG 2.1 第1.1.1条"
	pictureBody   = 50 // characters: with fewer, the pictures are the text
)

var imageWithoutText = audit.Rule{
	Code: "A11Y-03", Title: "图片没有替代文字", English: "an image without alternative text",
	Basis: textForImages, Hint: "写作 ![图片说了什么](文件名)；纯装饰的图片不必放进正文",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		eachLink(t, func(l link) {
			if l.Image && strings.TrimSpace(l.Text) == "" {
				c.Report(t.Document.BodyPlace(l.Line), "%s", path.Base(l.Dest))
			}
		})
	},
}

var onlyPictures = audit.Rule{
	Code: "A11Y-03a", Title: "正文只有图片，没有文字", English: "nothing but pictures",
	Basis: textForImages, Hint: "图解、扫描的公告要在下面写出同样内容的文字",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		images, alternatives := 0, 0
		eachLink(t, func(l link) {
			if l.Image {
				images++
				alternatives += utf8.RuneCountInString(l.Text)
			}
		})
		if images > 0 && utf8.RuneCountInString(t.Plain)-alternatives < pictureBody {
			c.Report(t.Start(), "%d 张图片", images)
		}
	},
}

var emptyAlternative = regexp.MustCompile(`(?i)^(图片?|照片|插图|图解|image|img|photo|picture|微信图片.*|截图.*|未标题.*|[\w-]+\.(jpe?g|png|gif|webp)|[a-z0-9_-]+)\d*$`)

var poorAlternative = audit.Rule{
	Code: "A11Y-03b", Title: "图片的替代文字没有说明内容", English: "an alternative text that says nothing",
	Basis: textForImages, Hint: "写图片上的事，不写“图片”或文件名",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		eachLink(t, func(l link) {
			if text := strings.TrimSpace(l.Text); l.Image && emptyAlternative.MatchString(text) {
				c.Report(t.Document.BodyPlace(l.Line), "“%s”", text)
			}
		})
	},
}

var linkText = audit.Rule{
	Code: "A11Y-12", Title: "链接文字没有说明去处", English: "a link text that does not say where it leads",
	Basis: "WCAG 2.1 第2.4.4条", Hint: "写目标的名称，不写“点击这里”“更多”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Text: func(c *audit.Context, t *audit.Text) {
		eachLink(t, func(l link) {
			switch text := strings.Trim(l.Text, " 　>》…。[]【】"); text {
			case "点击这里", "点这里", "这里", "此处", "点击此处", "点击", "点击查看", "查看", "更多", "详情", "详见", "链接", "下载", "点击下载", "附件", "阅读全文", "here", "more":
				if !l.Image {
					c.Report(t.Document.BodyPlace(l.Line), "“%s”", text)
				}
			}
		})
	},
}

var skippedHeading = audit.Rule{
	Code: "A11Y-12a", Title: "标题级别跳级", English: "a heading level is skipped",
	Basis: "WCAG 2.1 第1.3.1条", Hint: "二级标题下用三级，不跳到四级",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Text: func(c *audit.Context, t *audit.Text) {
		if !appears(t.Document) {
			return
		}
		before := 0
		for _, h := range t.Doc.Outline() {
			if before > 0 && h.Level > before+1 {
				c.Report(t.Document.BodyPlace(h.Line), "%s", h.Text)
			}
			before = h.Level
		}
	},
}

var emptyHeader = audit.Rule{
	Code: "A11Y-12b", Title: "表头有空格", English: "an empty cell in the head of a table",
	Basis: "WCAG 2.1 第1.3.1条", Hint: "给每一列写上列名",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Text: func(c *audit.Context, t *audit.Text) {
		if !appears(t.Document) || !strings.Contains(t.Source, "|") {
			return
		}
		row, begun := "", false // the line before, if it may be the head of a table
		for at, line := range linesOf(t.Source) {
			if !begun || !underline(line) {
				row, begun = strings.CutPrefix(strings.TrimLeft(line, " \t"), "|")
				continue
			}
			for i, cell := range strings.Split(strings.TrimSuffix(strings.TrimSpace(row), "|"), "|") {
				if strings.TrimSpace(cell) == "" {
					c.Report(t.At(at-1-len(row)), "第 %d 列", i+1)
				}
			}
			begun = false
		}
	},
}

// linesOf yields the lines of a text and where they begin.
func linesOf(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		at := 0
		for line := range strings.SplitSeq(text, "\n") {
			if !yield(at, line) {
				return
			}
			at += len(line) + 1
		}
	}
}

// underline reports whether a line stands between the head of a table and its rows.
func underline(line string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "|")
	rest = strings.TrimPrefix(strings.TrimLeft(rest, " \t"), ":")
	return ok && strings.HasPrefix(rest, "-") && strings.Trim(rest, "-:| \t") == ""
}

var (
	soundOrFilm = regexp.MustCompile(`(?i)\.(mp4|webm|mov|avi|m4v|mp3|wav|m4a|ogg)$`)
	transcript  = regexp.MustCompile(`文字稿|文字实录|文字版|字幕|解说词|文字内容`)
)

var filmWithoutText = audit.Rule{
	Code: "A11Y-15", Title: "视频、音频没有文字稿", English: "sound or film without a transcript",
	Basis: "GB/T 37668—2019；WCAG 2.1 第1.2条", Hint: "在下面附文字稿，或注明有字幕",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		eachLink(t, func(l link) {
			if soundOrFilm.MatchString(l.Dest) && !transcript.MatchString(t.Plain) {
				c.Report(t.Document.BodyPlace(l.Line), "%s", path.Base(l.Dest))
			}
		})
	},
}

// namelessAttachment finds attachments whose title is no more than a number.
var namelessAttachment = audit.Rule{
	Code: "A11Y-16a", Title: "附件标题没有说明内容", English: "an attachment without a telling title",
	Basis: "WCAG 2.1 第2.4.4条", Hint: "在“附件”中写 title，如“青禾县2026年低保标准表”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			for i, a := range d.Attachments {
				if title := strings.TrimSpace(a.Title); title != "" && poorTitle.MatchString(title) {
					c.Report(d.Item("attachments", i), "“%s”", title)
				}
			}
		}
	},
}

var poorTitle = regexp.MustCompile(`(?i)^(附件|附表|附图|文件|下载|新建.*|[a-z0-9_ .-]+)[0-9一二三四五六七八九十：:]*$`)

// link is a link or image of a body.
type link struct {
	Dest, Text string
	Line       int
	Image      bool
}

func eachLink(t *audit.Text, look func(link)) {
	if !appears(t.Document) {
		return
	}
	links := audit.Remember(&t.Kept, func() (list []link) {
		for _, l := range t.Doc.Links() {
			list = append(list, link{l.Dest, l.Text, l.Line, l.Image})
		}
		return list
	})
	for _, l := range links {
		look(l)
	}
}
