package office

import (
	"bytes"
	"strconv"
	"strings"
)

// markdown writes the body. Headings begin at the second level: the first is the
// page's title.
func (d *document) markdown() []byte {
	w := writer{top: topLevel(d.blocks)}
	for i := range d.blocks {
		w.block(&d.blocks[i])
	}
	for _, n := range d.order {
		if n.used {
			w.footnote(n)
		}
	}
	return w.Bytes()
}

func topLevel(blocks []block) int {
	top := 0
	for _, b := range blocks {
		if b.form == heading && (top == 0 || b.level < top) {
			top = b.level
		}
	}
	return top
}

// writer prints blocks as Markdown, in the dialect of the site.
type writer struct {
	bytes.Buffer
	top     int // heading level that is printed as the second
	last    form
	list    string // the list of the item above
	other   bool   // lists that follow one another take turns with their markers
	indents []int  // of the items that are open: columns of their text
}

func (w *writer) block(b *block) {
	if w.Len() > 0 && (b.form != item || w.last != item) {
		w.WriteByte('\n')
	}
	switch b.form {
	case heading:
		w.WriteString(strings.Repeat("#", min(b.level-w.top+2, 6)) + " ")
		w.WriteString(strings.ReplaceAll(inlineMarkdown(unbold(b.spans), lineStart), "\n", "") + "\n")
	case item:
		w.item(b)
	case grid:
		w.table(b)
	default:
		w.WriteString(inlineMarkdown(b.spans, lineStart) + "\n")
	}
	w.last = b.form
}

func (w *writer) item(b *block) {
	if w.last != item {
		w.indents, w.list = nil, b.list
	}
	if w.list != b.list && b.level == 0 {
		w.other = !w.other
		w.list, w.indents = b.list, nil
	}
	depth := min(b.level, len(w.indents), 5)
	indent := 0
	if depth > 0 {
		indent = w.indents[depth-1]
	}
	marker := "- "
	switch {
	case b.ordered && w.other:
		marker = strconv.Itoa(b.number) + ") "
	case b.ordered:
		marker = strconv.Itoa(b.number) + ". "
	case w.other:
		marker = "* "
	}
	if depth >= len(w.indents) && depth > 0 && b.ordered && b.number != 1 {
		w.WriteByte('\n') // or it would be read as text of the item above
	}
	w.indents = append(w.indents[:depth], indent+len(marker))
	margin := strings.Repeat(" ", indent+len(marker))
	w.WriteString(strings.Repeat(" ", indent) + marker)
	w.WriteString(strings.ReplaceAll(inlineMarkdown(b.spans, itemStart), "\n", "\n"+margin) + "\n")
}

func (w *writer) footnote(n *note) {
	text := "[^" + strconv.Itoa(n.number) + "]: " + inlineMarkdown(n.line(), lineStart)
	w.WriteString("\n" + strings.ReplaceAll(text, "\n", "\n    ") + "\n")
}

// line is a note's paragraphs as one, as notes on paper are.
func (n *note) line() (spans []span) {
	return cell{blocks: cellBlocks(n.blocks)}.spans()
}

// cellBlocks are blocks with their tables opened up, for places that hold only
// lines.
func cellBlocks(blocks []block) (flat []block) {
	for _, b := range blocks {
		if b.form != grid {
			flat = append(flat, b)
			continue
		}
		for _, row := range b.rows {
			for _, c := range row {
				flat = append(flat, cellBlocks(c.blocks)...)
			}
		}
	}
	return flat
}

func unbold(spans []span) []span {
	plain := make([]span, len(spans))
	for i, s := range spans {
		s.bold = false
		plain[i] = s
	}
	return plain
}
