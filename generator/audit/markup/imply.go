package markup

// imply ends the elements that are open and that the start of another one ends.
func (p *parser) imply(id nameID, kind trait) {
	top := p.nodes[p.top()].id
	switch {
	case p.within > 0:
		return
	case id == item:
		p.endItem(item, item)
	case id == term || id == meaning:
		p.endItem(term, meaning)
	case kind&tablePart != 0:
		p.endTablePart(id)
	case id == anchor || id == button:
		p.end(id)
	case id == option && top == option, kind&heading != 0 && traits[top]&heading != 0:
		p.close(len(p.stack) - 1)
	}
	if kind&closesP != 0 {
		p.end(paragraph)
	}
}

// end ends an element if it is open, not beyond the cell or button that is open.
func (p *parser) end(id nameID) {
	for depth := len(p.stack) - 1; depth > 2; depth-- {
		in := p.nodes[p.stack[depth]].id
		if in == id {
			p.close(depth)
			return
		}
		if traits[in]&cell != 0 || in == button {
			return
		}
	}
}

// endItem ends the item of a list that is open; items of a list inside stay.
func (p *parser) endItem(a, b nameID) {
	for depth := len(p.stack) - 1; depth > 2; depth-- {
		in := p.nodes[p.stack[depth]].id
		if in == a || in == b {
			p.close(depth)
			return
		}
		if traits[in]&special != 0 && in != block && in != address && in != paragraph {
			return
		}
	}
}

// endTablePart ends the cell, the row or the rows before another one, up to the table.
func (p *parser) endTablePart(id nameID) {
	for depth := len(p.stack) - 1; depth > 2; depth-- {
		in := p.nodes[p.stack[depth]].id
		if in == table {
			p.close(depth + 1)
			return
		}
		if traits[id]&cell != 0 && in == row || id == row && traits[in]&rowGroup != 0 {
			p.close(depth + 1)
			return
		}
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func asciiSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

func endsName(c byte) bool { return c == '>' || c == '/' || c <= ' ' && asciiSpace(c) }
