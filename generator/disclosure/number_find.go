package disclosure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a document number found in running text: text[Start:End], and its canonical
// form. Han characters run together, so Start is the best guess of where the agency
// code begins; Candidates has the others.
type Span struct {
	Start, End int
	Number     string

	number DocumentNumber
}

// Candidates is what the span may mean, longest first: the Number, then the same with
// less and less in front. A caller that knows the documents takes the first it knows.
func Candidates(s Span) []string {
	all := []string{s.Number}
	n := s.number
	for utf8.RuneCountInString(n.Agency) > 2 {
		_, size := utf8.DecodeRuneInString(n.Agency)
		n.Agency = n.Agency[size:]
		all = append(all, n.String())
	}
	return all
}

// FindDocumentNumbers finds the citations in a text, in their order. It goes from one
// 号 to the next and reads backwards from there: serial, year, brackets, agency.
func FindDocumentNumbers(text string) []Span {
	var found []Span
	from, end := 0, 0 // text[from:] may still be part of a number; text[end:] is unread
	for {
		at := nextMark(text[end:])
		if at < 0 {
			return found
		}
		at += end
		end = at + len("号")
		r := backReader{text: text[from:at]}
		start, ok := r.number()
		if !ok {
			continue
		}
		start += from
		if n, _, err := ParseDocumentNumber(text[start:end]); err == nil {
			found = append(found, Span{Start: start, End: end, Number: n.String(), number: n})
			from = end
		}
	}
}

// nextMark is the first 号 (or 號, as long in bytes).
func nextMark(s string) int {
	at := strings.Index(s, "号")
	if at < 0 {
		return strings.Index(s, "號")
	}
	if old := strings.Index(s[:at], "號"); old >= 0 {
		return old
	}
	return at
}

// backReader reads a text from its end.
type backReader struct{ text string }

// number reads what stands before 号 and returns where it begins.
func (r *backReader) number() (start int, ok bool) {
	digits := r.digits(serialDigits + 4)
	if digits == 0 {
		return 0, false
	}
	ordinal := r.take("第")
	switch {
	case r.takeAny(closeBrackets):
		if r.digits(4) != 4 || !r.takeAny(openBrackets) {
			return 0, false
		}
	case ordinal && r.take("年"):
		if r.digits(4) != 4 {
			return 0, false
		}
		return r.authority()
	case ordinal:
		return r.authority()
	case digits > 4 && r.takeAny(openBrackets): // 〔201719号
	default:
		return 0, false
	}
	return r.han(maxAgency, beforeAgency)
}

// authority is the name before an order or announcement.
func (r *backReader) authority() (int, bool) {
	r.spaces()
	if !isAuthority(r.text) {
		return 0, false
	}
	return r.han(maxAuthority, beforeAuthority)
}

// han takes Han characters up to a word that is not part of the name.
func (r *backReader) han(most int, stop stopWords) (int, bool) {
	r.spaces()
	n, next := 0, rune(0)
	for n < most {
		c, size := utf8.DecodeLastRuneInString(r.text)
		if !unicode.Is(unicode.Han, c) || stop.at(r.text, c, next) {
			break
		}
		r.text = r.text[:len(r.text)-size]
		n, next = n+1, c
	}
	return len(r.text), n >= 2
}

// digits takes at most so many digits, of either width, and says how many.
func (r *backReader) digits(most int) int {
	r.spaces()
	n := 0
	for n < most {
		c, size := utf8.DecodeLastRuneInString(r.text)
		if (c < '0' || c > '9') && (c < '０' || c > '９') {
			break
		}
		r.text = r.text[:len(r.text)-size]
		n++
	}
	return n
}

func (r *backReader) take(word string) bool {
	r.spaces()
	before, ok := strings.CutSuffix(r.text, word)
	r.text = before
	return ok
}

func (r *backReader) takeAny(set string) bool {
	r.spaces()
	c, size := utf8.DecodeLastRuneInString(r.text)
	if !strings.ContainsRune(set, c) {
		return false
	}
	r.text = r.text[:len(r.text)-size]
	return true
}

// spaces skips spaces, but stays on the line.
func (r *backReader) spaces() { r.text = strings.TrimRight(r.text, " \t\u00a0\u3000") }
