package rules

import (
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/wording"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// lexicon is the dictionary of a run, and what is wrong with the county's own file.
type lexicon struct {
	*wording.Dictionary
	found diag.List
}

// words is the dictionary with the names of the county's units.
func words(c *audit.Context) *wording.Dictionary { return lexiconOf(c).Dictionary }

func lexiconOf(c *audit.Context) *lexicon {
	return audit.Shared(c, func(c *audit.Context) *lexicon {
		names := []string{c.Config.Site.Name, c.Config.Site.Short}
		for _, u := range c.Site.Units {
			names = append(names, u.Name)
			switch u.Type {
			case disclosure.UnitTownship, disclosure.UnitVillage:
				names = append(names, u.Short, strings.TrimSuffix(u.Name, "人民政府"))
			}
		}
		d, found := wording.Load(c.FS, names)
		return &lexicon{d, found}
	})
}

// placedWord is a fault of wording at a place of a document.
type placedWord struct {
	wording.Hit
	at    diag.Place
	title bool
}

func worded(c *audit.Context, t *audit.Text) []placedWord {
	return audit.Remember(&t.Kept, func() (all []placedWord) {
		d := words(c)
		for i, s := range stated(t.Document) {
			for _, h := range d.Find(s.text) {
				all = append(all, placedWord{h, s.at, i == 0})
			}
		}
		for _, h := range d.Find(t.Source) {
			all = append(all, placedWord{h, t.At(h.Start), false})
		}
		return all
	})
}

// says is a check that reports faults of some kinds.
func says(kinds ...wording.Kind) func(*audit.Context, *audit.Text) {
	return func(c *audit.Context, t *audit.Text) {
		if !appears(t.Document) {
			return
		}
		for _, h := range worded(c, t) {
			if slices.Contains(kinds, h.Kind) {
				if h.Want == "" {
					c.Report(h.at, "“%s”", h.Found)
				} else {
					c.Report(h.at, "“%s”应为“%s”", h.Found, h.Want)
				}
			}
		}
	}
}

const seriousWording = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决“严重表述错误”"

var stateName = audit.Rule{
	Code: "TEXT-01", Title: "国家、机关名称等表述错误", English: "the name of the state or an organ is wrong",
	Basis: seriousWording, Hint: "改正；确实无误的写进 wording.toml 的 allow",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Text:    says(wording.State),
	Against: func(c *audit.Context) uint64 { return words(c).Sum },
}

var fixedExpression = audit.Rule{
	Code: "TEXT-03", Title: "固定提法写错", English: "a fixed expression is wrong",
	Basis: seriousWording, Hint: "改正；确实无误的写进 wording.toml 的 allow",
	Severity: diag.Error, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: says(wording.Slogan),
}

var placeName = audit.Rule{
	Code: "TEXT-04", Title: "地名或机构名称疑似写错", English: "a place or unit may be misspelt",
	Basis: "网站检查通报：本地地名写错；" + seriousWording, Hint: "与机构页的名称核对；另有其地的写进 wording.toml 的 allow",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: says(wording.Place),
}

var wrongCharacter = audit.Rule{
	Code: "TEXT-05", Title: "有错别字", English: "a wrong character",
	Basis: "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）；《通用规范汉字表》", Hint: "改正；确实无误的写进 wording.toml 的 allow",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: says(wording.Wrong),
}

var usage = audit.Rule{
	Code: "TEXT-06", Title: "用语不规范", English: "a term that is not to be used",
	Basis: "涉台、涉港澳用语规范；《中华人民共和国残疾人保障法》", Hint: "改用规范的说法",
	Severity: diag.Notice, Profile: audit.Inspect, Grade: audit.FromMemory,
	Text: says(wording.Usage),
}

var leftover = audit.Rule{
	Code: "TEXT-07", Title: "有测试或占位文字", English: "a text left over from a trial or a template",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：不得发布空白、测试内容", Hint: "补上内容，或删去",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		if isSample(t.Document.Title) {
			return // a sample to fill in has blanks
		}
		says(wording.Leftover)(c, t)
	},
}

func isSample(title string) bool {
	for _, w := range []string{"示范文本", "样本", "模板", "范本", "样表", "申请表", "格式文本"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

var recognitionNoise = audit.Rule{
	Code: "TEXT-07a", Title: "有文字识别或转码的错误", English: "noise of character recognition",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）", Hint: "对照原件改正：年份、序号里的字母 O、l 应为数字，“口”应为“□”",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: says(wording.Noise),
}

var mixedTraditional = audit.Rule{
	Code: "TEXT-07b", Title: "简体文字中夹有繁体字", English: "a traditional character in simplified text",
	Basis: "《中华人民共和国国家通用语言文字法》第九条", Hint: "改为简体字；人名、古籍中的写进 wording.toml 的 allow",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: says(wording.Traditional),
}

var mixedPunctuation = audit.Rule{
	Code: "TEXT-08", Title: "标点全角半角混用或重复", English: "punctuation of mixed width, or doubled",
	Basis: "《标点符号用法》（GB/T 15834—2011）", Hint: "中文里用全角标点，括号成对",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Text: says(wording.Punctuation),
}

var faultInTitle = audit.Rule{
	Code: "TEXT-10", Title: "标题或附件标题有错字", English: "a fault in a title",
	Basis: "网站检查通报：标题错字影响最大；" + seriousWording, Hint: "先改标题，再改正文中同样的错误",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if !appears(t.Document) {
			return
		}
		for _, h := range worded(c, t) {
			if h.title && h.Kind != wording.Punctuation && h.Kind != wording.Traditional {
				c.Report(h.at, "“%s”", h.Found)
			}
		}
	},
}

var faultInFile = audit.Rule{
	Code: "TEXT-10a", Title: "附件里有错字", English: "a fault of wording in an attachment",
	Basis: "网站检查通报：附件一并检查；" + seriousWording, Hint: "改正后重新上传；确实无误的写进 wording.toml 的 allow",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, o := range attachments(c) {
			for _, w := range o.words {
				c.ReportOf(o.document.Issuer, o.at(w.line), "%s“%s”应为“%s”", w.where, w.Found, w.Want)
			}
		}
	},
}

// badLexicon finds mistakes in the county's own list of words.
var badLexicon = audit.Rule{
	Code: "TEXT-11", Title: "本站词表有错", English: "the site's own list of words has a mistake",
	Basis: "本软件：词表 wording.toml", Hint: "可用的键：state、slogans、places、allow、alike、[usage]、[wrong]",
	Severity: diag.Error, Profile: audit.Inspect, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, d := range lexiconOf(c).found {
			c.Report(d.Place, "%s", audit.Safe(d.Message(diag.ZH)))
		}
	},
}

// threeReviews finds documents that do not record the three reviews.
var threeReviews = audit.Rule{
	Code: "TEXT-09", Title: "没有三审三校的记录", English: "the three reviews are not recorded",
	Basis: "政府信息发布审查制度：三审三校", Hint: "在“发布审查”的 text 中依次写初审、复审、终审",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy, disclosure.NameList, disclosure.Decision) {
			if r := d.Review; r == nil || len(r.Text) < 3 {
				c.Report(d.Field("review"), "")
			}
		}
	},
}
