package attachment

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// font turns the codes of a text into characters, and says how wide they are.
type font struct {
	spend     func(n int) bool // while it is read
	toUnicode map[uint32]string
	lengths   [3]bool // code lengths the ToUnicode table names: 1 and 2
	names     map[uint32]string
	coding    coding
	composite bool
	widths    map[uint32]float64 // thousandths of the size
	normal    float64
}

type coding int

const (
	latin coding = iota
	utf16BE
	gbk
	adobeGB1 // glyph numbers of Adobe-GB1
	unknown
)

// glyph is one character of a text.
type pdfGlyph struct {
	text  string // empty: not known
	width float64
	space bool // a single byte 32, which word spacing widens
}

// loadFont is the font of a resource, read once.
func (d *pdf) loadFont(v any) *font {
	if r, ok := v.(ref); ok {
		if f := d.fonts[int(r)]; f != nil {
			return f
		}
		f := d.makeFont(d.dict(v))
		d.fonts[int(r)] = f
		return f
	}
	return d.makeFont(d.dict(v))
}

func (d *pdf) makeFont(about dict) *font {
	f := &font{spend: d.spend, widths: map[uint32]float64{}, normal: 500, composite: about["Subtype"] == name("Type0")}
	if s, ok := d.get(about["ToUnicode"]).(stream); ok {
		if data, err := d.inflate(s); err == nil {
			f.toUnicode = map[uint32]string{}
			f.cmap(data)
		}
	}
	if f.composite {
		d.compositeFont(f, about)
		return f
	}
	first := d.int(about["FirstChar"])
	if list, ok := d.get(about["Widths"]).([]any); ok {
		for i, w := range list {
			f.widths[uint32(first+i)] = d.number(w, 500)
		}
	}
	if enc := d.dict(about["Encoding"]); enc != nil {
		f.names = map[uint32]string{}
		code := uint32(0)
		list, _ := d.get(enc["Differences"]).([]any)
		for _, v := range list {
			switch v := d.get(v).(type) {
			case float64:
				code = uint32(v)
			case name:
				f.names[code] = glyphText(string(v))
				code++
			}
		}
	}
	return f
}

func (d *pdf) compositeFont(f *font, about dict) {
	f.normal = 1000
	var below dict
	if list, ok := d.get(about["DescendantFonts"]).([]any); ok && len(list) > 0 {
		below = d.dict(list[0])
	}
	ordering, _ := d.get(d.dict(below["CIDSystemInfo"])["Ordering"]).([]byte)
	encoding, _ := d.get(about["Encoding"]).(name)
	switch e := string(encoding); {
	case strings.Contains(e, "UCS2"), strings.Contains(e, "UTF16"):
		f.coding = utf16BE
	case strings.HasPrefix(e, "GB"):
		f.coding = gbk
	case string(ordering) == "GB1":
		f.coding = adobeGB1
	default:
		f.coding = unknown
	}
	f.normal = d.number(below["DW"], 1000)
	list, _ := d.get(below["W"]).([]any)
	for i := 0; i+1 < len(list); {
		from := uint32(d.int(list[i]))
		switch next := d.get(list[i+1]).(type) {
		case []any:
			for j, w := range next {
				f.widths[from+uint32(j)] = d.number(w, f.normal)
			}
			i += 2
		default:
			if i+2 >= len(list) {
				return
			}
			to := uint32(d.int(list[i+1]))
			for c := from; c <= to && c-from < 1<<16 && f.spend(8); c++ {
				f.widths[c] = d.number(list[i+2], f.normal)
			}
			i += 3
		}
	}
}

// cmap reads a ToUnicode table (ISO 32000-1, 9.10.3).
func (f *font) cmap(data []byte) {
	l := lexer{data: data}
	var stack []any
	for {
		v, ok := l.value(0)
		if !ok {
			return
		}
		op, isOp := v.(operator)
		if !isOp {
			stack = append(stack, v)
			continue
		}
		switch op {
		case "endcodespacerange":
			for _, v := range stack {
				if b, ok := v.([]byte); ok && len(b) >= 1 && len(b) <= 2 {
					f.lengths[len(b)] = true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				f.maps(stack[i], stack[i], stack[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack); i += 3 {
				f.maps(stack[i], stack[i+1], stack[i+2])
			}
		}
		stack = stack[:0]
	}
}

// maps enters the codes from low to high: one text counted up, or a list of texts.
func (f *font) maps(low, high, to any) {
	a, ok1 := low.([]byte)
	b, ok2 := high.([]byte)
	if !ok1 || !ok2 {
		return
	}
	from, last := code(a), code(b)
	for c := from; c <= last && c-from < 1<<16 && f.spend(8); c++ {
		switch to := to.(type) {
		case []byte:
			runes := []rune(fromUTF16(to))
			if len(runes) > 0 {
				runes[len(runes)-1] += rune(c - from)
				f.toUnicode[c] = string(runes)
			}
		case []any:
			if int(c-from) < len(to) {
				if t, ok := to[c-from].([]byte); ok {
					f.toUnicode[c] = fromUTF16(t)
				}
			}
		}
	}
}

func code(b []byte) (n uint32) {
	for _, c := range b {
		n = n<<8 | uint32(c)
	}
	return n
}

func fromUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}

// glyphs reads a text.
func (f *font) glyphs(text []byte) []pdfGlyph {
	var list []pdfGlyph
	for len(text) > 0 {
		n := f.length(text)
		c := code(text[:n])
		w, ok := f.widths[c]
		if !ok {
			w = f.normal
			if f.coding == gbk && n == 1 {
				w /= 2
			}
		}
		list = append(list, pdfGlyph{f.character(c, text[:n]), w, n == 1 && c == ' '})
		text = text[n:]
	}
	return list
}

// length is the number of bytes of the next code.
func (f *font) length(text []byte) int {
	n := 1
	switch {
	case f.coding == gbk && f.toUnicode == nil:
		if text[0] >= 0x81 {
			n = 2
		}
	case f.toUnicode != nil && f.lengths[1] != f.lengths[2]:
		if f.lengths[2] && f.composite {
			n = 2
		}
	case f.composite:
		n = 2
	}
	return min(n, len(text))
}

func (f *font) character(c uint32, raw []byte) string {
	if t, ok := f.toUnicode[c]; ok {
		return t
	}
	if t, ok := f.names[c]; ok && !f.composite {
		return t
	}
	switch {
	case !f.composite:
		if c < ' ' || c >= 0x7F {
			return ""
		}
		return string(rune(c))
	case f.coding == utf16BE:
		return fromUTF16(raw)
	case f.coding == gbk:
		if out, err := simplifiedchinese.GBK.NewDecoder().Bytes(raw); err == nil {
			return string(out)
		}
	case f.coding == adobeGB1 && c >= 1 && c <= 95:
		return string(rune(c + ' ' - 1))
	case f.coding == adobeGB1 && c >= 814 && c <= 908:
		return string(rune(c - 814 + ' '))
	case f.coding == adobeGB1 && c > 95:
		return "□" // a Han character: digits and letters are what matters
	}
	return ""
}

// glyphText is the character of a glyph's name.
func glyphText(s string) string {
	if len(s) == 1 {
		return s
	}
	if hex, ok := strings.CutPrefix(s, "uni"); ok && len(hex) == 4 {
		l := lexer{data: []byte("<" + hex + ">")}
		return fromUTF16(l.hex())
	}
	return map[string]string{
		"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
		"space": " ", "period": ".", "comma": ",", "hyphen": "-", "colon": ":", "slash": "/", "asterisk": "*", "at": "@", "parenleft": "(", "parenright": ")",
	}[s]
}
