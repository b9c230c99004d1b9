package fields

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/generator/diag"
)

// reasons say in Chinese why a parser stopped, by words of its message.
var reasons = []struct{ words, zh string }{
	// of the YAML parser
	{"mapping values are not allowed", "多了一个英文冒号，或者缩进不对；内容里有英文冒号的，整个用英文引号括起来"},
	{"could not find expected ':'", "这一行或者上一行没有英文冒号"},
	{"found unexpected end of stream", "引号没有成对"},
	{"',' or ']'", "方括号没有成对，或者没有用英文逗号隔开"},
	{"',' or '}'", "花括号没有成对，或者没有用英文逗号隔开"},
	{"unknown escape character", "双引号里不能用反斜线，改用英文单引号"},
	{"cannot start any token", "内容不能以这个符号开头，整个用英文引号括起来"},
	{"alphabetic or numeric character", "内容不能以 * 或 & 开头，整个用英文引号括起来"},
	{"whitespace or line break", "内容不能以 ! 开头，整个用英文引号括起来"},
	{"comment or line break", "内容不能以 | 或 > 开头，整个用英文引号括起来"},
	{"block sequence entries are not allowed", "列表要另起一行写"},
	{"did not find expected", "缩进不齐，或者引号、括号后面还有文字"},
	// of the TOML parser
	{"expected '='", "字段名后面没有等号"},
	{"start of key", "字段名要用英文；用中文的，加英文双引号"},
	{"start of value", "文字要用英文双引号括起来"},
	{"expected value", "等号后面没有内容"},
	{"have new lines", "引号没有成对"},
	{"unterminated", "引号没有成对"},
	{"expected newline", "内容后面还有别的文字"},
	{"invalid escape character", "双引号里不能用反斜线，改用英文单引号"},
	{"to close", "方括号没有成对"},
	{"already", "同一项写了两次"},
}

// reason is what a parser says, in both languages; in English only where it says
// what we have not met.
func reason(message string) diag.Text {
	for _, r := range reasons {
		if strings.Contains(message, r.words) {
			return diag.Text{ZH: r.zh, EN: message}
		}
	}
	return diag.Text{ZH: message, EN: message}
}

// notUTF8 looks at the encoding before a parser does: it would stop at the first Chinese
// character, and what it says there is about the notation.
func notUTF8(src []byte, top diag.Place) (diag.Diagnostic, bool) {
	at, bad := diag.NotUTF8(top.File, src)
	if !bad {
		return diag.Diagnostic{}, false
	}
	at.Line += top.Line - 1
	return syntaxError.At(at, diag.Text{ZH: "文件不是 UTF-8 编码", EN: "the file is not UTF-8"}).
		Suggest(diag.Text{ZH: "用记事本打开，另存为 UTF-8 编码", EN: "save it as UTF-8"}), true
}

// A key with what follows it when it is not the colon and the space of YAML, and an
// indentation that holds a tab.
var (
	keySlip = regexp.MustCompile(`^( *(?:- +)?)([\p{Han}A-Za-z_]+)[ \t]*(：|:[^\s/])`)
	tabSlip = regexp.MustCompile(`^ *\t\s*\S`)
)

// slips finds the lines that people write as the parser does not read them: a
// Chinese colon, no space after the colon, a tab. The parser goes on past such a
// line and complains about a later one, once. What is indented may be text that
// happens to look so, and counts only where the parser stopped: at line stop or on
// the line before.
func slips(top diag.Place, src []byte, stop int) (found diag.List) {
	for i, line := range bytes.Split(src, []byte("\n")) {
		at := diag.Place{File: top.File, Line: top.Line + i, Column: 1}
		if tabSlip.Match(line) {
			found.Add(syntaxError.At(at, diag.Text{ZH: "行首是 Tab", EN: "a tab begins the line"}).
				Suggest(diag.Text{ZH: "改为空格，一组里的每行前面空两格", EN: "use spaces, two a level"}))
			continue
		}
		m := keySlip.FindSubmatchIndex(line)
		if m == nil || m[3] > m[2] && i+1 != stop && i+2 != stop {
			continue
		}
		key, sign := string(line[m[4]:m[5]]), m[6]
		at.Column = utf8.RuneCount(line[:sign]) + 1
		if line[sign] == ':' {
			found.Add(syntaxError.At(at, diag.Text{ZH: "“" + key + "”的冒号后面没有空格", EN: "no space follows the colon of " + key}).
				Suggest(diag.Text{ZH: "在冒号后面加一个空格", EN: "put a space after the colon"}))
			continue
		}
		found.Add(syntaxError.At(at, diag.Text{ZH: "“" + key + "”后面是中文冒号", EN: "a Chinese colon follows " + key}).
			Suggest(chineseColon))
	}
	return found
}

var chineseColon = diag.Text{ZH: "改为英文冒号，后面空一格", EN: "write an ASCII colon and a space"}

// chineseSigns are the signs of notation as a Chinese keyboard writes them.
var chineseSigns = map[rune]string{
	'“': `"`, '”': `"`, '‘': "'", '’': "'", '，': ",", '：': "=", '＝': "=", '【': "[", '】': "]", '［': "[", '］': "]", '＃': "#", '｛': "{", '｝': "}",
}
