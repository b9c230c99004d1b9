package attachment

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestRTF(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"runs of a changed text", `{\rtlch\fcs1 \insrsid1 1101011}{\insrsid2 99003074514}\par`, "第 1 段: 110101199003074514\n"},
		{"a line end is none", "1101\r\n01\n1990\\par", "第 1 段: 1101011990\n"},
		{"Chinese in bytes", `{\loch\f1 \'d5\'c5\'c8\'fd}王小明`, "第 1 段: 张三王小明\n"},
		{"Chinese by number", `\uc1\u24352\'3f\u-26470?{\uc0\u19977}4\u-10180?\u-8371?`, "第 1 段: 张颚三4🍍\n"},
		{"tables of the file", `{\fonttbl{\f0 Times;}}{\*\generator Word;}{\info{\author Li}}{\stylesheet{\s0 a;}}{\pict 89504e}x`, "第 1 段: x\n"},
		{"table", `\trowd\intbl 姓名\cell 电话\cell\row\trowd\pard\intbl 甲\par 乙\cell 1\cell\row\pard 完`,
			"表格第 1 行: 姓名 | 电话\n表格第 2 行: 甲\n乙 | 1\n第 3 段: 完\n"},
		{"what is not seen", `a{\v b}{\deleted c}{\*\annotation\pard\plain d}{\field{\*\fldinst HYPERLINK "e"}{\fldrslt f}}\v0 g\par`,
			"hidden 已删除或隐藏的文字: bcdHYPERLINK \"e\"\n第 1 段: afg\n"},
		{"signs", `\{1\~2\_3\\\}{\bin3 }}}4`, "第 1 段: {1 2-3\\}4\n"},
		{"text box", `{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt 框\par}}}外`, "第 1 段: 框\n第 2 段: 外\n"},
		{"embedded object", `a\par{\object{\*\objdata d0cf11e0}}`, "第 1 段: a\nerror 嵌入的对象\n"},
		{"paragraph without end", strings.Repeat("1", maxLine+1), "error 过长的一段\n"},
		{"signs in bytes without end", strings.Repeat(`\'31`, maxLine+1), "error 过长的一段\n"},
		{"cells without end", `\intbl` + strings.Repeat(`\cell`, maxCells+1), "error 过长的一段\n"},
		{"braces without end", strings.Repeat("{", maxGroups+1), "error 损坏的 RTF 文件\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			gbk, err := simplifiedchinese.GBK.NewEncoder().String(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, "a.doc", []byte(`{\rtf1\ansi `+gbk+`}`)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
