package content

import (
	"bytes"
	"unicode/utf8"

	"gongkai/generator/diag"
)

// Blank marks what a person still has to fill in. Files made from a template hold it,
// as a value or, where a value must have a form, in a comment.
const Blank = "〔请填写〕"

var blankLeft = diag.Define(diag.Kind{
	Code: "N1001", Severity: diag.Notice,
	Message: diag.Text{ZH: "这里还没有填写", EN: "this is still to be filled in"},
	Hint:    diag.Text{ZH: "填上实际内容，去掉“" + Blank + "”；确实没有的，删去这一行", EN: "put the real text in place of " + Blank + ", or delete the line"},
	Cause:   diag.Text{ZH: "用 gongkai new 建立的文件里，需要人填写的地方都标有“" + Blank + "”。不填也能生成网站，但会原样显示出来。"},
	Example: "电话: " + Blank,
})

// Blanks finds the lines of a file that are still to be filled in.
func Blanks(file string, text []byte) diag.List {
	var found diag.List
	line := 1
	for {
		at := bytes.Index(text, []byte(Blank))
		if at < 0 {
			return found
		}
		line += bytes.Count(text[:at], []byte("\n"))
		begin := bytes.LastIndexByte(text[:at], '\n') + 1
		found.Add(blankLeft.At(diag.Place{File: file, Line: line, Column: utf8.RuneCount(text[begin:at]) + 1}))
		_, text, _ = bytes.Cut(text[at:], []byte("\n"))
		line++
	}
}
