package markdown

import (
	"bytes"
	"unicode/utf8"
)

// citation is a document number found in text.
type citation struct {
	start, bracket, end int    // in the text: the issuer's characters, the bracket, the end after 号
	tail                string // 〔2026〕12号, in canonical form
}

const longestIssuer = 12 // characters, as in 青禾县政务公开办字

// nextCitation finds the first document number at or after from, as in
// 青政发〔2026〕12号 with brackets and digits of any width. It looks for 号, which is
// rare in text, and reads backwards. Where the issuer's characters begin is not
// known: Chinese has no spaces, as in 根据青政发〔2026〕12号; start is the earliest.
func nextCitation(text []byte, from int) (c citation, ok bool) {
	const sign = "号"
	for {
		// Many characters begin as 号 does, few end so.
		i := bytes.IndexByte(text[from:], sign[len(sign)-1])
		if i < 0 {
			return citation{}, false
		}
		from += i + 1
		if bytes.HasSuffix(text[:from], []byte(sign)) {
			if c, ok = citationBefore(text[:from]); ok {
				return c, true
			}
		}
	}
}

func citationBefore(text []byte) (c citation, ok bool) {
	b := backward{text[:len(text)-len("号")]}
	b.spaces()
	number := b.digits()
	if number == "" || len(number) > 6 {
		return c, false
	}
	b.spaces()
	if b.take("第") {
		b.spaces()
	}
	if !b.takeAny("〕", "]", "】", "）", ")", "］", "﹞") {
		return c, false
	}
	b.spaces()
	year := b.digits()
	b.spaces()
	if len(year) != 4 || !b.takeAny("〔", "[", "【", "（", "(", "［", "﹝") {
		return c, false
	}
	c = citation{bracket: len(b.rest), end: len(text), tail: "〔" + year + "〕" + number + "号"}
	b.spaces()
	for range longestIssuer {
		r, n := utf8.DecodeLastRune(b.rest)
		if !isHan(r) {
			break
		}
		b.rest = b.rest[:len(b.rest)-n]
	}
	c.start = len(b.rest)
	return c, c.bracket-c.start >= 2*len("号")
}

// resolve asks for the number with each possible beginning, longest first, because
// 政发〔2026〕12号 may be another issuer's. It returns where the number begins.
func (c citation) resolve(text []byte, cite func(string) (string, bool)) (start int, href string, ok bool) {
	issuer := bytes.TrimRight(text[c.start:c.bracket], " 　")
	number := string(issuer) + c.tail
	for start = c.start; utf8.RuneCount(issuer) >= 2; {
		if href, ok = cite(number); ok {
			return start, href, true
		}
		_, n := utf8.DecodeRune(issuer)
		issuer, number, start = issuer[n:], number[n:], start+n
	}
	return 0, "", false
}

// backward reads text from its end.
type backward struct{ rest []byte }

func (b *backward) take(s string) bool {
	if !bytes.HasSuffix(b.rest, []byte(s)) {
		return false
	}
	b.rest = b.rest[:len(b.rest)-len(s)]
	return true
}

func (b *backward) takeAny(all ...string) bool {
	for _, s := range all {
		if b.take(s) {
			return true
		}
	}
	return false
}

func (b *backward) spaces() {
	for range 2 {
		if !b.takeAny(" ", "　") {
			return
		}
	}
}

// digits are returned as ASCII, whatever their width.
func (b *backward) digits() string {
	var found []byte
	for len(found) < 8 {
		r, n := utf8.DecodeLastRune(b.rest)
		switch {
		case '0' <= r && r <= '9':
			found = append(found, byte(r))
		case '０' <= r && r <= '９':
			found = append(found, byte(r-'０'+'0'))
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		b.rest = b.rest[:len(b.rest)-n]
	}
	for i, j := 0, len(found)-1; i < j; i, j = i+1, j-1 {
		found[i], found[j] = found[j], found[i]
	}
	return string(found)
}
