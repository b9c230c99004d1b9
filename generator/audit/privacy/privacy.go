// Package privacy finds personal information in text that is about to be published.
//
// Find reads a text and returns Hits: where something stands, what Kind it is, and
// the same with its middle starred out. A Hit never carries the thing itself, so
// that a report about a leak is not a second leak.
//
//	for _, h := range privacy.Find(line, privacy.Context{Label: "联系方式"}) {
//		fmt.Println(h.Kind.Chinese(), h.Masked) // 手机号码 138****5678
//	}
//
// Some things are only personal beside others: fifteen digits are an old identity
// number if the words say so, a house number is a home if a name stands in the same
// row. The words around a hit, the Label of its column and a Table's header decide.
//
// What is masked in an accepted form (138****1234, 35*************123, 张*三) is not
// a hit; a mask that leaves the date of birth readable is one of Kind WeakMask.
// Unified credit codes and index numbers, which look like identity numbers, are
// ruled out first (GB 32100—2015, GB 11643—1999).
package privacy

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Kind is a kind of personal information.
type Kind string

const (
	Identity  Kind = "identity"  // 18 digits with the right check digit, or 15 beside words that say so
	Doubtful  Kind = "doubtful"  // said to be an identity number, but the check digit is wrong
	BankCard  Kind = "bank-card" // 16–19 digits that pass Luhn beside words of banking
	Mobile    Kind = "mobile"    // 11 digits
	WeakMask  Kind = "weak-mask" // masked, but not enough
	Address   Kind = "address"   // below village level in the row of a person
	Webmail   Kind = "webmail"   // a mailbox at a public provider
	Sensitive Kind = "sensitive" // a name together with membership of a protected group
)

// Chinese is the kind as reports name it.
func (k Kind) Chinese() string {
	return map[Kind]string{
		Identity: "身份证号", Doubtful: "身份证号（校验位不符）", BankCard: "银行卡号", Mobile: "手机号码", WeakMask: "遮盖不足的号码",
		Address: "家庭住址", Webmail: "个人邮箱", Sensitive: "特殊群体人员姓名",
	}[k]
}

// Hit is personal information at text[Start:End].
type Hit struct {
	Kind       Kind
	Start, End int
	Masked     string
}

// Context is what is known about a text besides itself.
type Context struct {
	Label string // heading of the column or sheet, label of the field
}

// Find returns what it finds in the order of the text.
func Find(text string, c Context) []Hit {
	f := finder{text: text, Context: c}
	for i := 0; i < len(text); {
		switch stops[text[i]] {
		case 0:
			if i++; text[i-1] >= 0xE0 && i+1 < len(text) && text[i] >= utf8.RuneSelf && text[i+1] >= utf8.RuneSelf {
				i += 2 // most characters have three bytes
			}
		case '@':
			f.mail(i)
			i++
		case 'e': // full-width characters share this first byte
			i = f.fullWidth(i)
		default:
			i = f.number(i)
		}
	}
	return f.hits
}

// stops are the bytes at which something may begin; all others are passed over.
var stops = func() (t [256]byte) {
	for c := '0'; c <= '9'; c++ {
		t[c] = '0'
	}
	t['*'], t['@'], t[0xEF] = '0', '@', 'e'
	return t
}()

// finder holds one search.
type finder struct {
	Context
	text string
	hits []Hit
}

func (f *finder) add(k Kind, start, end int, masked string) {
	f.hits = append(f.hits, Hit{k, start, end, masked})
}

// fullWidth looks at a character of the block U+F000: a digit or a star of full width
// begins a number, a bracket or colon may stand between a name and a group.
func (f *finder) fullWidth(i int) int {
	if i+2 >= len(f.text) || f.text[i+1] < 0x80 || f.text[i+2] < 0x80 {
		return i + 1
	}
	if f.text[i+1] == 0xBC {
		switch c := f.text[i+2]; {
		case c >= 0x90 && c <= 0x99 || c == 0x8A: // ０ to ９, ＊
			return f.number(i)
		case c == 0x88 || c == 0x9A: // （ and ：
			f.group(i)
		}
	}
	return i + 3
}

// glyph is the digit, or '*' for a sign of masking, at the start of s, and its size.
// Other characters give 0.
func glyph(s string) (byte, int) {
	if s == "" {
		return 0, 0
	}
	switch c := s[0]; {
	case c >= '0' && c <= '9' || c == '*':
		return c, 1
	case c < utf8.RuneSelf:
		return 0, 1
	}
	switch r, size := utf8.DecodeRuneInString(s); {
	case r >= '０' && r <= '９':
		return byte(r - '０' + '0'), size
	case r == '＊' || r == '×' || r == '●' || r == '•':
		return '*', size
	default:
		return 0, size
	}
}

// near reports whether one of the words stands in the label, or in the same line not
// far from text[start:end].
func (f *finder) near(start, end int, words []string) bool {
	const before, after = 90, 45 // bytes: thirty characters and fifteen
	left, right := f.text[max(0, start-before):start], f.text[end:min(len(f.text), end+after)]
	if i := strings.LastIndexByte(left, '\n'); i >= 0 {
		left = left[i:]
	}
	if i := strings.IndexByte(right, '\n'); i >= 0 {
		right = right[:i]
	}
	left, right = unspaced.Replace(left), unspaced.Replace(right)
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.Contains(f.Label, w) || strings.Contains(left, w) || strings.Contains(right, w)
	})
}

// before is the text of the same line right before i, at most n bytes.
func (f *finder) before(i, n int) string { return f.text[max(0, i-n):i] }
