package attachment

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// maxPDF is the largest PDF that is read: its objects refer to each other, so it is
// held in memory.
const maxPDF = 64 << 20

// maxEffort bounds what is done for one PDF, in operators, characters and entries of
// tables: forms that show forms, and ranges of characters, cost a few bytes each and
// can ask for any amount of work. A small file has no need of as much as a large one.
const maxEffort = 20_000_000

func effort(size int64) int { return int(min(maxEffort, 1_000_000+32*size)) }

// pdf is a document whose objects have been found by going through its bytes from the
// first to the last. That needs no table of contents, which is often damaged, and
// finds the same in files that were changed by appending.
type pdf struct {
	*reader
	objects map[int]any
	fonts   map[int]*font
	blind   []int // pages with nothing to read
	page    int
	effort  int // still to be spent
}

// spend takes from the effort; false when it is used up.
func (d *pdf) spend(n int) bool {
	d.effort -= n
	return d.effort >= 0
}

type (
	name   string
	ref    int
	dict   map[string]any
	stream struct {
		dict
		raw []byte
	}
)

func (rd *reader) pdf(r io.ReaderAt, size int64) error {
	if size > maxPDF {
		return unreadable("过大的 PDF")
	}
	data := make([]byte, size)
	if n, err := r.ReadAt(data, 0); int64(n) < size {
		return err
	}
	if bytes.Contains(data, []byte("/Encrypt")) {
		return unreadable("加密的 PDF")
	}
	d := &pdf{reader: rd, objects: map[int]any{}, fonts: map[int]*font{}, effort: effort(size)}
	d.index(data)
	if err := d.unpack(); err != nil {
		return err
	}
	pages := d.pages()
	for i, p := range pages {
		d.page = i + 1
		if err := d.read(p); err != nil {
			return err
		}
	}
	switch {
	case len(pages) == 0:
		return unreadable("损坏的 PDF")
	case len(d.blind) > 0:
		numbers := make([]string, len(d.blind))
		for i, n := range d.blind {
			numbers[i] = strconv.Itoa(n)
		}
		if len(numbers) > 5 {
			numbers = append(numbers[:5], "…")
		}
		return unreadable(fmt.Sprintf("PDF 第 %s 页没有可读的文字层", strings.Join(numbers, "、")))
	}
	return nil
}

// index finds the objects: number, generation, the word obj.
func (d *pdf) index(data []byte) {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("obj"))
		if i < 0 {
			return
		}
		at += i + len("obj")
		number, ok := objectNumber(data[:at-len("obj")])
		if !ok {
			continue
		}
		l := lexer{data: data, at: at}
		value, ok := l.value(0)
		if !ok {
			continue
		}
		if about, isDict := value.(dict); isDict && l.word("stream") {
			raw := d.body(&l, about)
			value = stream{about, raw}
		}
		d.objects[number] = value
		at = max(at, min(l.at, len(data)))
	}
}

// objectNumber reads "12 0 " backwards from the end.
func objectNumber(b []byte) (int, bool) {
	b = b[max(0, len(b)-24):]
	if bytes.HasSuffix(b, []byte("end")) {
		return 0, false
	}
	fields := bytes.Fields(b)
	if len(fields) < 2 {
		return 0, false
	}
	digits := fields[len(fields)-2]
	digits = digits[bytes.LastIndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' })+1:]
	n, err := strconv.Atoi(string(digits))
	_, gen := strconv.Atoi(string(fields[len(fields)-1]))
	return n, err == nil && gen == nil && n < 1<<24
}

// body is the bytes of a stream that begins at the lexer; its stated length counts
// when the stream ends there.
func (d *pdf) body(l *lexer, about dict) []byte {
	from := l.at
	if from < len(l.data) && l.data[from] == '\r' {
		from++
	}
	if from < len(l.data) && l.data[from] == '\n' {
		from++
	}
	rest := l.data[min(from, len(l.data)):]
	if n, ok := about["Length"].(float64); ok && n >= 0 && int(n) <= len(rest) &&
		bytes.HasPrefix(bytes.TrimLeft(rest[int(n):], "\r\n "), []byte("endstream")) {
		l.at = from + int(n)
		return rest[:int(n)]
	}
	end := bytes.Index(rest, []byte("endstream"))
	if end < 0 {
		end = len(rest)
	}
	l.at = from + end
	return rest[:end]
}

// unpack takes in the objects that are packed into streams.
func (d *pdf) unpack() error {
	for _, number := range slices.Sorted(maps.Keys(d.objects)) {
		s, ok := d.objects[number].(stream)
		if !ok || s.dict["Type"] != name("ObjStm") {
			continue
		}
		data, err := d.inflate(s)
		if err != nil {
			return err
		}
		n, first := d.int(s.dict["N"]), d.int(s.dict["First"])
		head := lexer{data: data}
		for range min(n, MaxEntries*10) {
			number, ok1 := head.value(0)
			offset, ok2 := head.value(0)
			id, isNumber := number.(float64)
			at, isOffset := offset.(float64)
			if !ok1 || !ok2 || !isNumber || !isOffset || int(at) < 0 || first+int(at) > len(data) {
				break
			}
			l := lexer{data: data, at: first + int(at)}
			if v, ok := l.value(0); ok && d.objects[int(id)] == nil {
				d.objects[int(id)] = v
			}
		}
	}
	return nil
}

// pages are the pages in their order, each with what it inherits.
func (d *pdf) pages() []dict {
	var list []dict
	seen := map[ref]bool{}
	var walk func(v any, inherited dict)
	walk = func(v any, inherited dict) {
		if r, ok := v.(ref); ok {
			if seen[r] || len(seen) > MaxEntries {
				return
			}
			seen[r] = true
		}
		node := d.dict(v)
		if node == nil {
			return
		}
		if node["Resources"] == nil && inherited["Resources"] != nil {
			node = maps.Clone(node)
			node["Resources"] = inherited["Resources"]
		}
		kids, ok := d.get(node["Kids"]).([]any)
		if !ok {
			list = append(list, node)
			return
		}
		for _, k := range kids {
			walk(k, node)
		}
	}
	numbers := slices.Sorted(maps.Keys(d.objects))
	for _, n := range slices.Backward(numbers) {
		if c := d.dict(d.objects[n]); c["Type"] == name("Catalog") && c["Pages"] != nil {
			walk(c["Pages"], nil)
			break
		}
	}
	if len(list) == 0 {
		for _, n := range numbers {
			if p := d.dict(d.objects[n]); p["Type"] == name("Page") {
				list = append(list, p)
			}
		}
	}
	return list
}

// get follows a reference.
func (d *pdf) get(v any) any {
	for range 8 {
		r, ok := v.(ref)
		if !ok {
			break
		}
		v = d.objects[int(r)]
	}
	return v
}

func (d *pdf) dict(v any) dict {
	switch v := d.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (d *pdf) int(v any) int {
	f, _ := d.get(v).(float64)
	return int(f)
}

func (d *pdf) number(v any, or float64) float64 {
	if f, ok := d.get(v).(float64); ok {
		return f
	}
	return or
}
