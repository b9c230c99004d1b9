package office

import (
	"strconv"
	"strings"
)

// numbering is the automatic numbering of a Word document, and how far it has
// counted.
type numbering struct {
	lists  map[string]*element    // numId → w:abstractNum
	starts map[string]map[int]int // numId → level → start of its own
	counts map[string]*[9]int     // list → level → last number
}

func newNumbering(root *element) *numbering {
	n := &numbering{lists: map[string]*element{}, starts: map[string]map[int]int{}, counts: map[string]*[9]int{}}
	abstract := map[string]*element{}
	for _, e := range root.children {
		e.bound()
		if e.name == "w:abstractNum" {
			abstract[e.attr("w:abstractNumId")] = e
		}
	}
	for _, e := range root.children {
		if e.name != "w:num" {
			continue
		}
		id := e.attr("w:numId")
		n.lists[id] = abstract[e.val("w:abstractNumId")]
		for _, o := range e.children {
			if start, err := strconv.Atoi(o.val("w:startOverride")); o.name == "w:lvlOverride" && err == nil {
				if n.starts[id] == nil {
					n.starts[id] = map[int]int{}
				}
				level, _ := strconv.Atoi(o.attr("w:ilvl"))
				n.starts[id][level] = start
			}
		}
	}
	return n
}

// number is what stands in front of one paragraph.
type number struct {
	level   int
	bullet  bool
	plain   bool // 1. or 1): what a Markdown list can say
	value   int
	list    string
	written string // otherwise: 一、 （二） 第三条
}

// next counts the paragraph in. ok is false when it has no number.
func (n *numbering) next(look paragraphLook) (number, bool) {
	id := look.numbering("w:numId")
	list := n.lists[id]
	if id == "" || id == "0" || list == nil {
		return number{}, false
	}
	level, err := strconv.Atoi(look.numbering("w:ilvl"))
	if err != nil {
		level = styleLevel(list, look.style)
	}
	level = min(max(level, 0), 8)
	l := levelOf(list, level)
	count := n.count(id, list, level)

	at := number{level: level, value: count[level], list: id}
	format, text := l.val("w:numFmt"), l.val("w:lvlText")
	mark := "%" + strconv.Itoa(level+1)
	switch {
	case format == "none" || format != "bullet" && text == "":
		return number{}, false
	case format == "bullet":
		at.bullet = true
	case format == "decimal" && (text == mark+"." || text == mark+")" || text == mark):
		at.plain = true
	default:
		legal, _ := l.on("w:isLgl") // digits at every level
		at.written = write(list, text, count, legal)
	}
	return at, true
}

func (n *numbering) count(id string, list *element, level int) *[9]int {
	// Lists made from one template run on, unless one has a start of its own.
	key := list.attr("w:abstractNumId")
	if n.starts[id] != nil {
		key = "own " + id
	}
	count := n.counts[key]
	if count == nil {
		count = &[9]int{}
		n.counts[key] = count
	}
	for up := range level {
		if count[up] == 0 {
			count[up] = n.start(id, list, up)
		}
	}
	if count[level] == 0 {
		count[level] = n.start(id, list, level)
	} else {
		count[level]++
	}
	clear(count[level+1:])
	return count
}

func (n *numbering) start(id string, list *element, level int) int {
	start, own := n.starts[id][level]
	if !own {
		start, _ = strconv.Atoi(levelOf(list, level).val("w:start"))
	}
	return min(max(start, 1), 1_000_000)
}

// numbering is a value of w:numPr; the paragraph's own goes before its style's.
func (p paragraphLook) numbering(name string) string {
	for i := len(p.properties) - 1; i >= 0; i-- {
		if pr := p.properties[i].child("w:numPr"); pr.name != "" {
			if v := pr.val(name); v != "" || name == "w:numId" {
				return v
			}
		}
	}
	return ""
}

func levelOf(list *element, level int) *element {
	want := strconv.Itoa(level)
	for _, e := range list.children {
		if e.name == "w:lvl" && e.attr("w:ilvl") == want {
			return e
		}
	}
	return &element{}
}

// styleLevel is the level that a style is tied to.
func styleLevel(list *element, style string) int {
	for _, e := range list.children {
		if e.name == "w:lvl" && e.val("w:pStyle") == style {
			n, _ := strconv.Atoi(e.attr("w:ilvl"))
			return n
		}
	}
	return 0
}

// write fills a pattern such as 第%1条 or %1.%2.
func write(list *element, pattern string, count *[9]int, legal bool) string {
	for level := range count {
		mark := "%" + strconv.Itoa(level+1)
		if strings.Contains(pattern, mark) {
			format := levelOf(list, level).val("w:numFmt")
			if legal {
				format = "decimal"
			}
			pattern = strings.ReplaceAll(pattern, mark, inFormat(count[level], format))
		}
	}
	return pattern
}

// inFormat writes a number in one of Word's formats.
func inFormat(n int, format string) string {
	switch {
	case strings.HasPrefix(format, "chinese"), strings.HasPrefix(format, "taiwanese"), strings.HasPrefix(format, "japaneseCounting"), format == "ideographTraditional":
		return chinese(n)
	case strings.HasPrefix(format, "decimalEnclosedCircle") && n <= 20:
		return string(rune('①' + n - 1))
	case format == "upperLetter" && n <= 26:
		return string(rune('A' + n - 1))
	case format == "lowerLetter" && n <= 26:
		return string(rune('a' + n - 1))
	case format == "upperRoman" && n < 40:
		return roman(n)
	case format == "lowerRoman" && n < 40:
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

const chineseDigits = "〇一二三四五六七八九"

// chinese writes 1 to 999 as in 第一百零五条; larger numbers in digits.
func chinese(n int) string {
	digit := func(d int) string { return string([]rune(chineseDigits)[d]) }
	switch {
	case n <= 0 || n > 999:
		return strconv.Itoa(n)
	case n < 10:
		return digit(n)
	case n < 20:
		return "十" + strings.TrimSuffix(digit(n%10), "〇")
	case n < 100:
		return digit(n/10) + "十" + strings.TrimSuffix(digit(n%10), "〇")
	}
	hundreds, rest := digit(n/100)+"百", n%100
	switch {
	case rest == 0:
		return hundreds
	case rest < 10:
		return hundreds + "零" + digit(rest)
	}
	return hundreds + digit(rest/10) + "十" + strings.TrimSuffix(digit(rest%10), "〇")
}

func roman(n int) string {
	return strings.Repeat("X", n/10) + [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}[n%10]
}
