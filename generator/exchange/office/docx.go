package office

import (
	"maps"
	"slices"
	"strings"

	"gongkai/generator/diag"
)

// docx reads a Word document into the model. It knows WordprocessingML and nothing
// of what an official document looks like.
type docx struct {
	*document
	archive *archive
	rels    map[string]relation // of the part being read
	styles  styles
	numbers *numbering
	media   map[string]string // part → name of the file made of it
	fields  []field           // open complex fields, the innermost last
	carry   []span            // of a paragraph whose mark is deleted: it runs on into the next
	inNote  bool
	failed  *diag.Diagnostic
}

func readDOCX(d *document, a *archive) *diag.Diagnostic {
	main := a.mainPart()
	if main == "" {
		main = "word/document.xml"
	}
	folder := main[:strings.LastIndexByte(main, '/')+1]
	r := &docx{document: d, archive: a, media: map[string]string{}}
	r.styles = newStyles(r.xml(folder + "styles.xml"))
	r.numbers = newNumbering(r.xml(folder + "numbering.xml"))
	r.readNotes(folder+"footnotes.xml", "w:footnote")
	r.readNotes(folder+"endnotes.xml", "w:endnote")
	r.rels = r.relations(main)
	r.aside(folder)

	root := r.xml(main)
	d.blocks = r.blocks(root.child("w:body"))
	d.blocks = r.endCarry(d.blocks)
	return r.failed
}

func (r *docx) xml(part string) *element {
	e, refused := r.archive.xml(part)
	if refused != nil {
		r.fail(refused)
		return &element{}
	}
	return e
}

func (r *docx) relations(part string) map[string]relation {
	rels, refused := r.archive.relations(part)
	if refused != nil {
		r.fail(refused)
	}
	return rels
}

func (r *docx) fail(d *diag.Diagnostic) {
	if r.failed == nil {
		r.failed = d
	}
}

// aside counts what stands beside the text and is never read: comments, headers and
// footers, macros.
func (r *docx) aside(folder string) {
	n := 0
	r.xml(folder+"comments.xml").find("w:comment", func(*element) { n++ })
	r.losses.add(comments, n)
	n = 0
	for _, id := range slices.Sorted(maps.Keys(r.rels)) {
		rel := r.rels[id]
		if rel.external || rel.kind != "header" && rel.kind != "footer" {
			continue
		}
		if part := r.xml(rel.target); part.words() {
			r.screen(part)
			n++
		}
	}
	r.losses.add(headersFooters, n)
	if r.archive.has(folder + "vbaProject.bin") {
		r.losses.add(macros, 1)
	}
}

// screen looks for a secrecy mark in what is dropped unread.
func (r *docx) screen(e *element) {
	e.find("w:p", func(p *element) {
		var text strings.Builder
		p.find("w:t", func(t *element) { text.WriteString(t.text) })
		r.secret = r.secret || isSecrecy(text.String())
	})
}

// readNotes reads footnotes or endnotes, before the text refers to them.
func (r *docx) readNotes(part, name string) {
	if !r.archive.has(part) {
		return
	}
	if r.notes == nil {
		r.notes = map[string]*note{}
	}
	r.rels, r.inNote = r.relations(part), true
	for _, e := range r.xml(part).children {
		if t := e.attr("w:type"); e.name == name && (t == "" || t == "normal") {
			r.notes[name+e.attr("w:id")] = &note{blocks: r.endCarry(r.blocks(e))}
		}
	}
	r.inNote = false
}

// content hands on the children of e that count: wrappers opened, deletions left
// out, tracked changes counted.
func (r *docx) content(e *element, yield func(*element)) {
	for _, c := range e.children {
		switch c.name {
		case "w:ins", "w:moveTo":
			r.losses.add(changesAccepted, 1)
			r.content(c, yield)
		case "w:del", "w:moveFrom":
			r.losses.add(changesAccepted, 1)
		case "w:sdt":
			if strings.EqualFold(c.child("w:sdtPr", "w:docPartObj", "w:docPartGallery").attr("w:val"), "Table of Contents") {
				n := 0
				c.find("w:p", func(*element) { n++ })
				r.losses.add(contentsTable, n)
				continue
			}
			r.content(c.child("w:sdtContent"), yield)
		case "w:customXml", "w:smartTag", "w:dir", "w:bdo":
			r.content(c, yield)
		case "mc:AlternateContent":
			// Both say the same; the choice says it better.
			if choice := c.child("mc:Choice"); choice.name != "" {
				r.content(choice, yield)
			} else {
				r.content(c.child("mc:Fallback"), yield)
			}
		default:
			yield(c)
		}
	}
}

// blocks reads the paragraphs and tables of a body, a cell or a note.
func (r *docx) blocks(e *element) (all []block) {
	r.content(e, func(c *element) {
		switch c.name {
		case "w:p":
			if b, ok := r.paragraph(c); ok {
				all = append(all, b)
			}
		case "w:tbl":
			all = append(all, r.table(c)...)
		case "w:altChunk":
			r.losses.add(objects, 1)
		case "m:oMathPara":
			all = append(all, block{spans: r.formula(c)})
		}
	})
	return all
}

// endCarry closes a paragraph that has nothing left to run on into.
func (r *docx) endCarry(all []block) []block {
	if len(r.carry) > 0 {
		all = append(all, block{spans: r.carry})
		r.carry = nil
	}
	return all
}
