package privacy

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gongkai/generator/disclosure"
	"gongkai/generator/identity"
)

// labelled is a string and what must be found in it: one kind, or none.
type labelled struct {
	form, text, secret string
	want               Kind
}

// generate makes labelled strings of every form that counties publish. The numbers
// are arithmetic, not anybody's.
func generate(n int) []labelled {
	g := gen{rand.New(rand.NewPCG(2026, 11))}
	forms := []func() labelled{
		func() labelled {
			s := g.identity()
			return labelled{"身份证", g.pick("身份证号：", "", "王小明，", "ID ", "|") + s + g.pick("", "，", "|", "）"), s, Identity}
		},
		func() labelled {
			s := g.identity()
			return labelled{"身份证分组", s[:6] + " " + s[6:14] + " " + s[14:], s, Identity}
		},
		func() labelled { s := g.identity(); return labelled{"文件名", "附件/" + s + ".jpg", s, Identity} },
		func() labelled { s := g.identity(); return labelled{"校验位错", "编号" + g.spoil(s), "", ""} },
		func() labelled {
			s := g.identity()
			return labelled{"出生日期错", s[:10] + "1399" + g.digits(4), "", ""}
		},
		func() labelled {
			s := g.identity()
			s = s[:6] + s[8:17]
			return labelled{"旧身份证", "身份证 " + s, s, g.old(s)}
		},
		func() labelled { return labelled{"十五位编号", "合同编号 " + g.nz() + g.digits(14), "", ""} },
		func() labelled {
			return labelled{"信用代码", g.pick("统一社会信用代码：", "") + g.credit(), "", ""}
		},
		func() labelled { return labelled{"索引号", g.credit() + "/2021-" + g.digits(5), "", ""} },
		func() labelled { return labelled{"索引号", g.credit() + "-zcxzf-" + g.digits(8), "", ""} },
		func() labelled { return labelled{"索引号", g.digits(9) + "/2017-" + g.digits(5), "", ""} },
		func() labelled { return labelled{"索引号", g.digits(7) + "-8/2022-" + g.digits(5), "", ""} },
		func() labelled { return labelled{"索引号", g.digits(9) + "/201901-" + g.digits(5), "", ""} },
		func() labelled { return labelled{"索引号", "610" + g.digits(7) + "/2024-" + g.digits(6), "", ""} },
		func() labelled { return labelled{"索引号", "41152600-02-2024-" + g.digits(5), "", ""} },
		func() labelled { return labelled{"索引号", "330200-18-02-01-20240305-" + g.digits(4), "", ""} },
		func() labelled {
			s := g.card()
			return labelled{"银行卡", g.pick("卡号：", "一卡通账号 ", "开户行：农商行，账号：") + s, s, BankCard}
		},
		func() labelled {
			s := g.card()
			return labelled{"银行卡分组", "卡号 " + s[:4] + " " + s[4:8] + " " + s[8:12] + " " + s[12:16] + s[16:], s, BankCard}
		},
		func() labelled { return labelled{"Luhn 不符", "账号：" + g.spoilCard(g.card()), "", ""} },
		func() labelled { return labelled{"无关词", "设备序列 " + g.card(), "", ""} },
		func() labelled {
			s := g.mobile()
			return labelled{"手机", g.pick("联系电话：", "手机", "王先生 ", "+86", "Tel:", "0571-88120000/") + s + g.pick("", "。", "（李）", "*"), s, Mobile}
		},
		func() labelled {
			s := g.mobile()
			return labelled{"手机分组", "电话 " + s[:3] + g.pick("-", " ") + s[3:7] + g.pick("-", " ") + s[7:], s, Mobile}
		},
		func() labelled {
			s := g.mobile()
			return labelled{"全角手机", strings.Map(func(r rune) rune { return r - '0' + '０' }, s), s, Mobile}
		},
		func() labelled { return labelled{"座机", "0" + g.digits(3) + "-" + g.nz() + g.digits(7), "", ""} },
		func() labelled {
			s := g.mobile()
			return labelled{"遮盖手机", "电话 " + s[:3] + "****" + s[7:], "", ""}
		},
		func() labelled {
			s := g.identity()
			return labelled{"遮盖身份证", s[:2] + "*************" + s[15:], "", ""}
		},
		func() labelled { s := g.identity(); return labelled{"遮盖不足", s[:14] + "****", s[:14], WeakMask} },
		func() labelled {
			s := g.mobile()
			return labelled{"遮盖不足", "电话" + s[:9] + "**", s[:9], WeakMask}
		},
		func() labelled {
			s := g.card()
			return labelled{"遮盖卡号", "卡号 " + s[:4] + "********" + s[12:], "", ""}
		},
		func() labelled { return labelled{"姓名", "张*三、李某某、王**", "", ""} },
		func() labelled {
			return labelled{"金额", fmt.Sprintf("下达资金%d元", 13000000000+g.Int64N(6000000000)), "", ""}
		},
		func() labelled {
			return labelled{"金额", fmt.Sprintf("￥%d.%02d", 13000000000+g.Int64N(6000000000), g.IntN(100)), "", ""}
		},
		func() labelled {
			return labelled{"金额", fmt.Sprintf("%d.%02d万元", g.Int64N(1e8), g.IntN(100)), "", ""}
		},
		func() labelled { return labelled{"小数", "0.1" + g.digits(12), "", ""} },
		func() labelled {
			return labelled{"日期", fmt.Sprintf("20%02d年%d月%d日", g.IntN(30), 1+g.IntN(12), 1+g.IntN(28)), "", ""}
		},
		func() labelled {
			return labelled{"时间", fmt.Sprintf("202603%02d%02d%02d%02d", 1+g.IntN(28), g.IntN(24), g.IntN(60), g.IntN(60)), "", ""}
		},
		func() labelled {
			return labelled{"文号", fmt.Sprintf("青政发〔20%02d〕%d号", g.IntN(30), g.IntN(99)), "", ""}
		},
		func() labelled {
			return labelled{"许可证", "食品经营许可证编号 JY1" + g.digits(13), "", ""}
		},
		func() labelled {
			return labelled{"许可证", "许可证编号：1" + g.pick("3", "5", "8") + g.digits(9), "", ""}
		},
		func() labelled {
			return labelled{"网址", "https://www.qinghe.example/t2026_1" + g.pick("3", "8") + g.digits(9) + ".html", "", ""}
		},
		func() labelled {
			return labelled{"热线", g.pick("12345", "400-800-1234", "4008001234", "114"), "", ""}
		},
		func() labelled { return labelled{"项目代码", "2026-331000-04-01-" + g.digits(6), "", ""} },
		func() labelled { return labelled{"单位邮箱", "邮箱 bgs@qinghe.example", "", ""} },
		func() labelled {
			return labelled{"个人邮箱", "邮箱：" + g.pick("abc", "w1234567", "li.ming") + "@" + g.pick("qq.com", "163.com", "sina.cn"), "", Webmail}
		},
	}
	all := make([]labelled, n)
	for i := range all {
		all[i] = forms[i%len(forms)]()
	}
	return all
}

type gen struct{ *rand.Rand }

func (g gen) pick(of ...string) string { return of[g.IntN(len(of))] }
func (g gen) nz() string               { return string(rune('1' + g.IntN(9))) }

func (g gen) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + g.IntN(10))
	}
	return string(b)
}

func (g gen) identity() string {
	s := fmt.Sprintf("%s%02d%02d%d%02d%02d%s", g.pick("11", "33", "36", "42", "51", "65"), 1+g.IntN(30), 1+g.IntN(40),
		1930+g.IntN(90), 1+g.IntN(12), 1+g.IntN(28), g.digits(3))
	return s + string(identity.CheckCharacter(s))
}

// old says whether a number shortened to fifteen digits still has a day of the last
// century in it.
func (g gen) old(s string) Kind {
	if identity.Shaped("110101" + s[6:12] + "000") {
		return Identity
	}
	return ""
}

func (g gen) spoil(s string) string {
	return s[:17] + string("0123456789X"[(strings.IndexByte("0123456789X", s[17])+1+g.IntN(10))%11])
}

func (g gen) credit() string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	s := g.pick("11", "12", "13", "51", "91", "92", "93") + g.pick("3310", "1101", "3622") + g.digits(2) + g.digits(8)
	for _, c := range "0123456789X" {
		if disclosure.OrganisationCodeValid(s[8:] + string(c)) {
			s += string(c)
		}
	}
	for _, c := range alphabet {
		if disclosure.CreditCodeValid(s + string(c)) {
			return s + string(c)
		}
	}
	panic("no check character")
}

func (g gen) card() string {
	s := g.pick("622848", "621700", "623052", "955880") + g.digits(9+g.IntN(4))
	for c := range 10 {
		if t := s + fmt.Sprint(c); identity.Card(t) {
			return t
		}
	}
	panic("no check digit")
}

func (g gen) spoilCard(s string) string {
	return s[:len(s)-1] + string('0'+(s[len(s)-1]-'0'+1+byte(g.IntN(9)))%10)
}

func (g gen) mobile() string { return g.pick("13", "15", "17", "18", "19") + g.digits(9) }

func TestGenerated(t *testing.T) {
	var right, wrong, missed int
	for _, c := range generate(2000) {
		hits := Find(c.text, Context{})
		found := false
		for _, h := range hits {
			if h.Kind == c.want {
				found = true
				right++
			} else {
				wrong++
				t.Logf("%s: %q: %s", c.form, c.text, h.Kind)
			}
			if c.secret != "" && strings.Contains(h.Masked, c.secret) {
				t.Errorf("%s: %q is not masked in %q", c.form, c.text, h.Masked)
			}
		}
		if c.want != "" && !found {
			missed++
			t.Logf("%s: %q: no %s", c.form, c.text, c.want)
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("2000 strings: precision %.4f, recall %.4f", precision, recall)
	if precision < 0.99 || recall < 0.99 {
		t.Errorf("precision %.4f and recall %.4f must both be at least 0.99", precision, recall)
	}
}
