package disclosure

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DocumentNumber is a 发文字号. It has one of three forms: by year in brackets,
// 国办发〔2019〕54号 (GB/T 9704—2012, 7.2.5); an order, 国令第711号, which has no year;
// an announcement, 公告2017年第4号.
type DocumentNumber struct {
	Agency string // 机关代字, or the name in front of an order or announcement
	Year   int    // 0 for an order
	Serial int

	announcement bool
}

// String is the canonical form.
func (n DocumentNumber) String() string {
	serial := strconv.Itoa(n.Serial) + "号"
	switch {
	case n.Agency == "":
		return ""
	case n.Year == 0:
		return n.Agency + "第" + serial
	case n.announcement:
		return n.Agency + strconv.Itoa(n.Year) + "年第" + serial
	}
	return n.Agency + "〔" + strconv.Itoa(n.Year) + "〕" + serial
}

// Normative reports whether the agency code says that the document is a normative one
// (规范性文件), as in 青政规〔2026〕1号.
func (n DocumentNumber) Normative() bool {
	return strings.HasSuffix(strings.TrimSuffix(n.Agency, "发"), "规")
}

var (
	// ErrNotDocumentNumber is returned for text of another form.
	ErrNotDocumentNumber = errors.New("not a document number")
	// ErrDamagedNumber is returned for what was a document number once, but cannot be
	// restored without the original.
	ErrDamagedNumber = errors.New("damaged document number")
)

const (
	maxAgency     = 12 // characters of an agency code
	maxAuthority  = 30 // characters of the name before an order or announcement
	maxSerial     = 999999
	firstYear     = 1949
	lastYear      = 2099
	serialDigits  = 6
	openBrackets  = "〔（(【［[﹝〖{｛"
	closeBrackets = "〕）)】］]﹞〗}｝"
)

// ParseDocumentNumber reads a document number however it was typed, and tells what had
// to be changed to make it canonical. What was lost is supplied only where nothing
// else can be meant: see Change.Repair.
func ParseDocumentNumber(s string) (DocumentNumber, []Change, error) {
	var changes changeSet
	rest := simplify(normaliseNumber(strings.TrimSpace(s), &changes), &changes)
	name, rest := cutHan(rest)
	switch {
	case strings.HasSuffix(name, "第"):
		return order(strings.TrimSuffix(name, "第"), rest, changes)
	case strings.HasPrefix(rest, "〔第") && isAuthority(name):
		changes.add(ChangeBrackets)
		rest = strings.Replace(strings.TrimPrefix(rest, "〔第"), "〕", "", 1)
		return order(name, rest, changes)
	}
	return dated(name, rest, changes)
}

// order reads what follows “…令第”.
func order(name, rest string, changes changeSet) (DocumentNumber, []Change, error) {
	if !isAuthority(name) {
		return DocumentNumber{}, nil, ErrNotDocumentNumber
	}
	return numbered(DocumentNumber{Agency: name}, rest, changes)
}

// dated reads what follows the agency in the forms that have a year.
func dated(name, rest string, changes changeSet) (DocumentNumber, []Change, error) {
	n := DocumentNumber{Agency: name}
	rest, opened := strings.CutPrefix(rest, "〔")
	digits := leadingDigits(rest)
	switch {
	case len(digits) == 0:
		// A letter where the bracket should be is a misread bracket: a digit may be
		// misread too.
		misread := !opened && utf8.RuneCountInString(name) >= 2 && strings.HasSuffix(rest, "号")
		if misread && len(leadingDigits(rest[1:])) > 0 {
			return DocumentNumber{}, nil, ErrDamagedNumber
		}
		return DocumentNumber{}, nil, ErrNotDocumentNumber
	case len(digits) < 4:
		return DocumentNumber{}, nil, ErrNotDocumentNumber
	}
	n.Year, _ = strconv.Atoi(digits[:4])
	rest = rest[4:]
	switch {
	case len(digits) > 4: // 国发201245号, 隆办发〔201719号
		changes.add(ChangeLostBracket)
		rest = strings.Replace(rest, "〕", "", 1)
	case strings.HasPrefix(rest, "〕"):
		if rest = rest[len("〕"):]; !opened {
			changes.add(ChangeLostBracket)
		}
	case !opened && strings.HasPrefix(rest, "年"):
		rest = rest[len("年"):]
		if n.announcement = isAuthority(name) && strings.HasPrefix(rest, "第"); n.announcement {
			rest = rest[len("第"):]
		} else {
			changes.add(ChangeBrackets)
		}
	default:
		return DocumentNumber{}, nil, ErrDamagedNumber
	}
	if n.Year < firstYear || n.Year > lastYear {
		return DocumentNumber{}, nil, ErrNotDocumentNumber
	}
	if after, ok := strings.CutPrefix(rest, "第"); ok {
		changes.add(ChangeOrdinal)
		rest = after
	}
	return numbered(n, rest, changes)
}

// numbered reads the serial and the 号 at the end.
func numbered(n DocumentNumber, rest string, changes changeSet) (DocumentNumber, []Change, error) {
	length, most := utf8.RuneCountInString(n.Agency), maxAgency
	if n.Year == 0 || n.announcement {
		most = maxAuthority
	}
	digits := leadingDigits(rest)
	rest = rest[len(digits):]
	if strings.HasPrefix(digits, "0") {
		changes.add(ChangeZeros)
		digits = strings.TrimLeft(digits, "0")
	}
	if length < 2 || length > most || digits == "" || len(digits) > serialDigits {
		return DocumentNumber{}, nil, ErrNotDocumentNumber
	}
	switch rest {
	case "号":
	case "":
		changes.add(ChangeLostSuffix)
	default:
		return DocumentNumber{}, nil, ErrNotDocumentNumber
	}
	n.Serial, _ = strconv.Atoi(digits)
	return n, changes, nil
}

// isAuthority reports whether a name can stand before 第…号 without a bracketed year.
func isAuthority(name string) bool {
	return strings.HasSuffix(name, "令") || strings.HasSuffix(name, "公告") || strings.HasSuffix(name, "通告")
}

// normaliseNumber gives digits their plain width and brackets their official shape,
// and drops spaces.
func normaliseNumber(s string, changes *changeSet) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '０' && r <= '９':
			changes.add(ChangeWidth)
			b.WriteRune(r - '０' + '0')
		case r == '〔' || r == '〕':
			b.WriteRune(r)
		case strings.ContainsRune(openBrackets, r):
			changes.add(ChangeBrackets)
			b.WriteRune('〔')
		case strings.ContainsRune(closeBrackets, r):
			changes.add(ChangeBrackets)
			b.WriteRune('〕')
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			changes.add(ChangeSpaces)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cutHan splits s after its leading Han characters.
func cutHan(s string) (name, rest string) {
	for i, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

func leadingDigits(s string) string {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i]
}
