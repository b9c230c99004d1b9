package rules

import (
	"fmt"
	"io/fs"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

const webRules = "《互联网网站适老化通用设计规范》；"

// tokenFile is a theme's file of tokens, with the values of each mode.
type tokenFile struct {
	name  string
	modes []mode
}

// mode is a set of values: those of :root, changed by those of a selector.
type mode struct {
	selector string
	line     int
	values   map[string]string
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssBlock   = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	cssToken   = regexp.MustCompile(`(--gx-[a-z0-9-]+)\s*:\s*([^;]+)`)
)

// themeTokens reads the themes in the site's own folder. The built-in theme is held
// to the same by its tests.
func themeTokens(c *audit.Context) []tokenFile {
	return audit.Shared(c, func(c *audit.Context) (list []tokenFile) {
		names, _ := fs.Glob(c.FS, "themes/*/assets/css/tokens.css")
		if folder := c.Config.Theme.Folder; folder != "" && !strings.HasPrefix(path.Clean(folder), "themes/") {
			names = append(names, path.Join(folder, "assets/css/tokens.css"))
		}
		for _, name := range names {
			if src, err := fs.ReadFile(c.FS, name); err == nil {
				list = append(list, tokenFile{name, modesOf(string(src))})
			}
		}
		return list
	})
}

func modesOf(css string) (modes []mode) {
	// Comments become spaces, so that lines stay where they are.
	css = cssComment.ReplaceAllStringFunc(css, func(s string) string {
		return strings.Repeat("\n", strings.Count(s, "\n"))
	})
	base := map[string]string{}
	for _, m := range cssBlock.FindAllStringSubmatchIndex(css, -1) {
		selector := strings.TrimSpace(css[m[2]:m[3]])
		if !strings.Contains(selector, ":root") {
			continue
		}
		start := m[2] + strings.Index(css[m[2]:m[3]], selector)
		values := map[string]string{}
		for k, v := range base {
			values[k] = v
		}
		for _, t := range cssToken.FindAllStringSubmatch(css[m[4]:m[5]], -1) {
			values[t[1]] = strings.TrimSpace(t[2])
		}
		if selector == ":root" {
			base = values
		}
		modes = append(modes, mode{selector, strings.Count(css[:start], "\n") + 1, values})
	}
	return modes
}

// textOn are the colours of text and what they stand on.
var textOn = [][2]string{
	{"ink", "paper"}, {"ink", "ground"}, {"ink-soft", "paper"}, {"ink-soft", "ground"}, {"main", "paper"}, {"main", "ground"},
	{"on-main", "main"}, {"on-main", "main-deep"}, {"main", "main-tint"}, {"ink", "main-tint"}, {"signal", "paper"}, {"signal", "signal-tint"}, {"ink", "signal-tint"},
}

// shapeOn are the colours of edges and of the frame of focus.
var shapeOn = [][2]string{{"edge", "paper"}, {"focus", "paper"}}

var textContrast = audit.Rule{
	Code: "A11Y-01", Title: "文字与背景对比度不够", English: "too little contrast of text",
	Basis:    webRules + "WCAG 2.1 第1.4.3条（4.5:1）",
	Hint:     "在主题的 tokens.css 中把文字调深或把背景调浅",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Site: contrastBelow(textOn, 4.5),
}

var shapeContrast = audit.Rule{
	Code: "A11Y-01a", Title: "边框或焦点框对比度不够", English: "too little contrast of edges or focus",
	Basis:    "WCAG 2.1 第1.4.11条（3:1）",
	Hint:     "在主题的 tokens.css 中调整 --gx-edge、--gx-focus",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Site: contrastBelow(shapeOn, 3),
}

func contrastBelow(pairs [][2]string, least float64) func(*audit.Context) {
	return func(c *audit.Context) {
		for _, f := range themeTokens(c) {
			for _, m := range f.modes {
				for _, p := range pairs {
					front, ok1 := luminance(m.values["--gx-"+p[0]])
					back, ok2 := luminance(m.values["--gx-"+p[1]])
					if !ok1 || !ok2 {
						continue
					}
					ratio := (math.Max(front, back) + 0.05) / (math.Min(front, back) + 0.05)
					if ratio < least {
						c.Report(diag.Place{File: f.name, Line: m.line, Column: 1}, "%s 在 %s 上 %s:1", p[0], p[1], fmt.Sprintf("%.2f", ratio))
					}
				}
			}
		}
	}
}

// luminance is the relative luminance of #rgb or #rrggbb (WCAG 2.1).
func luminance(color string) (float64, bool) {
	hex, ok := strings.CutPrefix(color, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if !ok || err != nil || len(hex) != 6 {
		return 0, false
	}
	linear := func(v uint64) float64 {
		f := float64(v&0xFF) / 255
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n), true
}

// elderText finds an elder mode whose text is smaller than 24 CSS pixels.
var elderText = audit.Rule{
	Code: "A11Y-02", Title: "适老版文字太小", English: "text of the elder mode is too small",
	Basis: webRules + "主要文字不小于18dp", Hint: "适老模式的 --gx-mode-scale 不小于 1.5",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		eachMode(c, func(f tokenFile, m mode) {
			if !strings.Contains(m.selector, "elder") {
				return
			}
			scale, err1 := strconv.ParseFloat(m.values["--gx-mode-scale"], 64)
			if err1 == nil && rem(m.values["--gx-text"], 1)*16*scale < 24 {
				c.Report(diag.Place{File: f.name, Line: m.line, Column: 1}, "%s", fmt.Sprintf("%.0fpx", rem(m.values["--gx-text"], 1)*16*scale))
			}
		})
	},
}

var lineSpacing = audit.Rule{
	Code: "A11Y-04", Title: "行距太小", English: "lines stand too close",
	Basis: webRules + "行距不小于1.3倍", Hint: "--gx-leading 不小于 1.3，正文宜 1.8",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		eachMode(c, func(f tokenFile, m mode) {
			if n, err := strconv.ParseFloat(m.values["--gx-leading"], 64); err == nil && n < 1.3 {
				c.Report(diag.Place{File: f.name, Line: m.line, Column: 1}, "%s", fmt.Sprint(n))
			}
		})
	},
}

var targetSize = audit.Rule{
	Code: "A11Y-05", Title: "点按区域太小", English: "targets are too small",
	Basis: webRules + "点按区域不小于44×44", Hint: "--gx-target 不小于 2.75rem",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		eachMode(c, func(f tokenFile, m mode) {
			if n := rem(m.values["--gx-target"], 99) * 16; n < 44 {
				c.Report(diag.Place{File: f.name, Line: m.line, Column: 1}, "%s", fmt.Sprintf("%.0fpx", n))
			}
		})
	},
}

func eachMode(c *audit.Context, look func(tokenFile, mode)) {
	for _, f := range themeTokens(c) {
		for _, m := range f.modes {
			look(f, m)
		}
	}
}

// rem is a length in rem; otherwise, when it is given in another way.
func rem(s string, otherwise float64) float64 {
	if n, err := strconv.ParseFloat(strings.TrimSuffix(s, "rem"), 64); err == nil && strings.HasSuffix(s, "rem") {
		return n
	}
	return otherwise
}
