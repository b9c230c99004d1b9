package privacy

import (
	"fmt"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	tests := []struct{ name, text, label, want string }{
		{"credit codes of pure digits", "114403006955506492/2021-00426 114114240058778641-zcxzf-00004650", "", ""},
		{"identity number", "张三 110101199003074514 男", "", "identity 11*************514"},
		{"check digit X", "11010119900307109x", "", "identity 11*************09X"},
		{"wrong check digit, but said to be one", "身份证号110101199003074515", "", "doubtful 11*************515"},
		{"groups of four", "身份证号：1101 0119 9003 0745 14", "", "identity 11*************514"},
		{"groups of three below a heading", "110 101 199 003 074 514", "身份证号码", "identity 11*************514"},
		{"groups of figures", "1101 0119 9003 0745 14", "", ""},
		{"blanks of a word processor", "110101\u00A019900307\u00A04514、110101　19900307　4514、110101  19900307  4514", "",
			"identity 11*************514; identity 11*************514; identity 11*************514"},
		{"cut by a line end", "身份证号110101199003\n074514。\n王小明：1101\r\n  01199003074514", "", "identity 11*************514; identity 11*************514"},
		{"cut by a hard break", "11010119900307451  \nX、110101  \n19900307109X", "", "identity 11*************09X"},
		{"figures in lines", "110101\n\n199003074514\n手机 138\n12345678\n账号 6228480402\n564890018", "", ""},
		{"a digit a box", "1 1 0 1 0 1 1 9 9 0 0 3 0 7 1 0 9 X；1　1　0　1　0　1　1　9　9　0　0　3　0　7　4　5　1　4", "", "identity 11*************09X; identity 11*************514"},
		{"marks in a row", "1 3 8 1 2 3 4 5 6 7 8", "联系电话", ""},
		{"dashes", "110101—19900307—4514、110101–19900307–4514", "", "identity 11*************514; identity 11*************514"},
		{"nothing to be seen", "110101\u200B199003074514、110101\u200B19900307\u200B4514", "身份证号", "identity 11*************514; identity 11*************514"},
		{"groups before another number", "身份证 110101 19900307 4514 3人", "", "identity 11*************514"},
		{"card of a disabled person", "11010119900307451443", "残疾人证号", "identity 11*************514"},
		{"twenty digits", "11010119900307451443", "受理编号", ""},
		{"phones in groups", "电话138　1234　5678、139—8765—4321、139 87654321、1398765 4321、013987654321", "",
			"mobile 138****5678; mobile 139****4321; mobile 139****4321; mobile 139****4321; mobile 139****4321"},
		{"old form needs words", "110101900307451", "", ""},
		{"old form under a heading", "110101900307451", "身份证号码", "identity 11**********451"},
		{"card needs words", "6228480402564890018", "", ""},
		{"card under a heading", "6228480402564890018", "一卡通账号", "bank-card 6228***********0018"},
		{"account of a unit", "户名：青禾县财政局，开户行：青禾农商行，账号：6228480402564890018", "", ""},
		{"account of a unit, line by line", "账户名称：青禾县红十字会\n开户银行：青禾农商行营业部\n账号：6228480402564890018", "", ""},
		{"account of a unit, lines joined", "户名：青禾县医疗保障局开户行：青禾农商行营业部账号：6228480402564890018", "", ""},
		{"holder below", "账号：6228480402564890018\n收款单位：青禾县第一中学", "", ""},
		{"said to be of a unit", "请汇入对公账户6228480402564890018", "", ""},
		{"account of a unit, a paragraph a line", "户　名：青禾县财政局\n\n开户行：青禾农商行\n\n账号：6228480402564890018", "", ""},
		{"name of a unit", "单位名称：青禾县公共资源交易中心\n\n开户行：青禾农商行\n\n账　号：6228480402564890018", "", ""},
		{"where somebody works", "姓名：李明\n\n单位名称：青禾县教育局\n\n账号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"account of a person, a paragraph a line", "户　名：王小明\n\n开户行：青禾农商行\n\n账　号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"a person and where he works", "户名：王小明　青禾县教育局　账　号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"words between the fields", "户名：青禾县财政局\n\n由王小明代收。\n\n账号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"full name of a unit", "收款人全称：青禾县公共资源交易中心；账号：6228480402564890018", "", ""},
		{"full name of a person", "收款人全称：欧阳小明；账号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"account of a person", "户名：王小明，开户行：青禾农商行，账号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"person after a unit", "户名：青禾县财政局 账号略\n户名：王小明 账号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"a person at the bank of a unit", "户名：欧阳小明\n开户行：青禾农商银行 账号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"holder of another paragraph", "户名：青禾县财政局\n\n王小明的账号：6228480402564890018", "", "bank-card 6228***********0018"},
		{"two phones", "13812345678、13987654321", "", "mobile 138****5678; mobile 139****4321"},
		{"phone in a mail address", "13812345678@139.com", "", "mobile 138****5678; webmail 1***@139.com"},
		{"phone under a heading of numbers", "13812345678", "设备编号", ""},
		{"phone beside a serial number", "序号1，电话13812345678", "", "mobile 138****5678"},
		{"number of an examinee", "考号13812345678，报名序号：13987654321", "", ""},
		{"amount under its heading", "13812345678", "限额（元）", ""},
		{"cells of figures", "150 2000 3000", "", ""},
		{"accepted masks", "138****1234 35*************123 张*三 1****", "", ""},
		{"birth date readable", "110101199003****12", "", "weak-mask 11**************12"},
		{"orphan by name", "受助人：王小明（孤儿），八岁", "", "sensitive 王**（孤儿）"},
		{"orphan after a colon", "孤儿：李明", "", "sensitive 李*（孤儿）"},
		{"orphans as a group", "基本生活保障对象（孤儿）；孤儿：按月发放", "", ""},
		{"masked orphan", "王某某（孤儿）", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, h := range Find(tt.text, Context{Label: tt.label}) {
				got = append(got, fmt.Sprint(h.Kind, " ", h.Masked))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("%q: got %q, want %q", tt.text, s, tt.want)
			}
		})
	}
}

func TestRow(t *testing.T) {
	tests := []struct{ name, title, header, row, want string }{
		{"village is enough", "低保名单", "姓名,村（社区）,金额", "张三,柳湾村,840", ""},
		{"group of villagers beside a name", "低保名单", "姓名,住址", "张三,柳湾村三组", "1 address 柳湾村***"},
		{"group beside a masked name", "补贴名单", "姓名,组别", "张*三,第三组", ""},
		{"door beside a masked name", "保障房", "姓名,地址", "张*三,青禾路3号2栋401室", "1 address 青禾路***"},
		{"address of an office", "机构", "单位名称,负责人,地址", "青禾县民政局,张三,青禾路3号", ""},
		{"list of orphans", "孤儿基本生活费发放表", "姓名,金额", "王小明,1300", "0 sensitive 王**（孤儿）"},
		{"list of orphans, masked", "孤儿基本生活费发放表", "姓名,金额", "王*明,1300", ""},
		{"remark of a row", "救助名单", "姓名,备注", "李明,精神障碍患者", "0 sensitive 李*（精神障碍）"},
		{"account of a unit", "收款账户", "单位名称,开户行,账号", "青禾县教育局,青禾农商行,6228480402564890018", ""},
		{"account under a heading that is not known", "补贴", "发放对象,单位名称,账号", "李明,青禾县教育局,6228480402564890018", "2 bank-card 6228***********0018"},
		{"account at a bank", "补贴", "对象,单位名称,账号", "某某,青禾农村商业银行,6228480402564890018", "2 bank-card 6228***********0018"},
		{"account of a person at a unit", "补贴", "姓名,单位,账号", "李明,青禾县教育局,6228480402564890018", "2 bank-card 6228***********0018"},
		{"figures and their unit", "运行情况", "指标,单位,本期", "存款余额,元,13812345678", ""},
		{"phone below other units", "联系表", "单位,电话", "某元,13812345678", "1 mobile 138****5678"},
		{"a digit a cell", "登记表", "", "1,身份证号,1,1,0,1,0,1,1,9,9,0,0,3,0,7,1,0,9,X,男", "2 identity 11*************09X"},
		{"a digit a cell behind its number", "登记表", "", "7,１,1,0,1,0,1,1,9,9,0,0,3,0,7,4,5,1,4", "1 identity 11*************514"},
		{"marks", "评分表", "", "8,9,7,6,5,9,8,8,7,9,9,10,9,8,7,9,8,8,9,7,6", ""},
		{"card by its heading", "补贴", "姓名,社保卡号", "李*明,6228480402564890018", "1 bank-card 6228***********0018"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, h := range NewTable(tt.title, strings.Split(tt.header, ",")).Row(strings.Split(tt.row, ",")) {
				got = append(got, fmt.Sprint(h.Cell, " ", h.Kind, " ", h.Masked))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"a narrow column", "张三,110101199003,柳湾村/074514/李四,110101199003,南河村/07109X", "1:0 11*************514 3:0 11*************09X"},
		{"three lines", "身份证号110101/19900/3074514，发给", "2:0 11*************514"},
		{"two columns", "110101199003,110101199003/07109X,074514", "1:0 11*************09X 1:1 11*************514"},
		{"a line between", "110101199003/柳湾村/074514", ""},
		{"figures", "110101199003,840/074515,1200/110101199003074514", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var lines Lines
			var got []string
			for i, line := range strings.Split(tt.lines, "/") {
				for _, h := range lines.Next(strings.Split(line, ",")) {
					got = append(got, fmt.Sprintf("%d:%d %s", i, h.Cell, h.Masked))
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range generate(200) {
		f.Add(c.text, c.form)
	}
	f.Fuzz(func(t *testing.T, text, label string) {
		for _, h := range Find(text, Context{Label: label}) {
			if h.Start < 0 || h.Start >= h.End || h.End > len(text) {
				t.Fatalf("%q: hit at %d–%d", text, h.Start, h.End)
			}
			if len(h.Masked) >= 11 && !strings.ContainsAny(h.Masked, "*") {
				t.Fatalf("%q: %q is not masked", text, h.Masked)
			}
		}
		NewTable(label, strings.Split(text, ",")).Row(strings.Split(text, ","))
		var lines Lines
		lines.Next([]string{text, label})
		lines.Next([]string{label, text})
	})
}

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct{ name, line string }{
		{"words", "各乡镇人民政府，县政府各部门：为进一步做好基层政务公开标准化规范化工作，现将有关事项通知如下。\n"},
		{"figures", "2026年下达补贴资金1,280.50万元，涉及12个乡镇、136个村、8,412户，亩均94.5元。\n"},
	} {
		text := strings.Repeat(c.line, 1<<20/len(c.line))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text, Context{})
			}
		})
	}
}
