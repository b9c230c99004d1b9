package generator

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// makers are the inputs of testdata/broken that are binary, or too large to be read.
var makers = map[string]func() string{
	"nothing": func() string { return "" },
	"plain":   func() string { return "---\n标题: 甲\n---\n正文\n" },

	"nulByte":         func() string { return "---\n标题: 甲\n---\n正\x00文\n" },
	"invalidUTF8":     func() string { return "---\n标题: 甲\xff\xfe\n---\n正文\n" },
	"gb18030":         func() string { return "---\n\xb1\xea\xcc\xe2: \xbc\xd7\n---\n" },
	"tornGB18030":     func() string { return "---\n\xb1\xea\xcc\xe2: \xbc\xd7\n---\n\xd5\xfd\xce" },
	"utf16":           func() string { return "\xff\xfe-\x00-\x00-\x00\n\x00" },
	"carriageReturns": func() string { return "---\r标题: 甲\r成文日期: 昨天\r---\r正文\r" },
	"nineMegabytes":   func() string { return "---\n标题: 甲\n---\n" + strings.Repeat("正文。\n", 9<<20/10) },

	"deepNesting":     func() string { return "---\n标题: 甲\n关键词: " + strings.Repeat("[", 5000) + "\n---\n" },
	"deepIndentation": deepIndentation,
	"manyKeys":        manyKeys,
	"fatFrontMatter": func() string {
		return "---\n标题: 甲\n内容概述: " + strings.Repeat("很长", 5<<20/6) + "\n---\n"
	},

	"deepQuotes":   func() string { return body("引文：\n" + strings.Repeat("> ", 300) + "文") },
	"listStairs":   listStairs,
	"deepElements": func() string { return body(strings.Repeat("<div>", 600) + "文" + strings.Repeat("</div>", 600)) },
	"openBrackets": func() string { return body(strings.Repeat("[a](", 20_000)) },
	"openStars":    func() string { return body(strings.Repeat("a **b ", 20_000)) },
	"openTicks":    openTicks,
	"emptyCells":   emptyCells,
	"manyNotes":    manyNotes,

	"mixedEncodings": func() string { return "村,金额\n柳湾村,840\n\xc1\xf8\xcd\xe5\xb4\xe5,900\n" },
	"gb18030Table":   func() string { return "\xb4\xe5,\xbd\xf0\xb6\xee\n\xc1\xf8\xcd\xe5\xb4\xe5,900\n" },
	"nulTable":       func() string { return "村,金额\n柳\x00湾村,840\n" },
	"wideTable":      func() string { return strings.Repeat("列,", 300) + "列\n" + strings.Repeat("1,", 300) + "1\n" },

	"workbook":      func() string { return workbook(false) },
	"hiddenSheet":   func() string { return workbook(true) },
	"halfWorkbook":  func() string { w := workbook(false); return w[:len(w)/2] },
	"emptyZip":      func() string { return archive("a.txt", "x") },
	"noiseWorkbook": func() string { return noise(workbook(false), "<worksheet><sheetData><row r='1'><c r='A1'") },
	"oldWorkbook":   func() string { return "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 2000) },
	"tornZip":       func() string { return "PK\x03\x04" + strings.Repeat("x", 200) },
	"zipBomb":       func() string { return archive("xl/worksheets/sheet1.xml", strings.Repeat("\x00", 40<<20)) },
	"lyingBomb":     lyingBomb,
	"zipSlip":       func() string { return archive("../../site.toml", "x") },
}

func body(text string) string { return "---\n标题: 甲\n---\n\n" + text + "\n" }

func deepIndentation() string {
	var b strings.Builder
	b.WriteString("---\n标题: 甲\n")
	for i := range 200 {
		fmt.Fprintf(&b, "%sk:\n", strings.Repeat(" ", i))
	}
	return b.String() + "---\n"
}

func manyKeys() string {
	var b strings.Builder
	b.WriteString("---\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String() + "---\n"
}

// listStairs nests a list in each line, each a little further to the right.
func listStairs() string {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "%s- 甲\n", strings.Repeat("  ", i))
	}
	return body(b.String())
}

// openTicks has runs of backquotes that are all of different lengths.
func openTicks() string {
	var b strings.Builder
	for i := range 1500 {
		b.WriteString(strings.Repeat("`", i+1) + " ")
	}
	return body(b.String())
}

func emptyCells() string {
	return body(strings.Repeat("|列", 2000) + "|\n" + strings.Repeat("|-", 2000) + "|\n" + strings.Repeat("|甲|\n", 2000))
}

func manyNotes() string {
	var b strings.Builder
	for i := range 1200 {
		fmt.Fprintf(&b, "[^%d]: 注\n", i)
	}
	return body(b.String())
}

func archive(name, content string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err != nil || z.Close() != nil {
		panic(err)
	}
	return b.String()
}

// workbook has a sheet, and maybe a second one that is hidden.
func workbook(hidden bool) string {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	err := f.SetSheetRow("Sheet1", "A1", &[]string{"村", "金额"})
	if err == nil {
		err = f.SetSheetRow("Sheet1", "A2", &[]string{"柳湾村", "840"})
	}
	if hidden && err == nil {
		if _, err = f.NewSheet("底稿"); err == nil {
			err = f.SetSheetVisible("底稿", false)
		}
	}
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		panic(err)
	}
	return b.String()
}

// noise is the workbook with something else for its sheets.
func noise(book, sheet string) string {
	r, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		panic(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range r.File {
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			w, _ := z.Create(f.Name)
			w.Write([]byte(sheet))
		} else if err := z.Copy(f); err != nil {
			panic(err)
		}
	}
	z.Close()
	return b.String()
}

// lyingBomb holds a sheet that inflates to six thousand times what it claims.
func lyingBomb() string {
	b := []byte(noise(workbook(false), strings.Repeat("<row/>", 1<<20)))
	for at := 0; ; at += 4 {
		next := bytes.Index(b[at:], []byte("PK\x01\x02"))
		if next < 0 {
			return string(b)
		}
		if at += next; bytes.HasPrefix(b[at+46:], []byte("xl/worksheets/")) {
			binary.LittleEndian.PutUint32(b[at+24:], 1000)
		}
	}
}
