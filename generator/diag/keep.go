package diag

// Kept is a diagnostic as it is kept between two runs, in any encoding: its texts are
// filled in.
type Kept struct {
	Code string
	Place
	Severity
	Message, Hint Text
}

// Keep is the list in the form in which it can be kept.
func (l List) Keep() []Kept {
	kept := make([]Kept, len(l))
	for i, d := range l {
		kept[i] = Kept{d.Code(), d.Place, d.Severity, Text{d.Message(ZH), d.Message(EN)}, Text{d.Hint(ZH), d.Hint(EN)}}
	}
	return kept
}

// Restore is the list that was kept. It is false when this program does not know a code:
// another kept it.
func Restore(kept []Kept) (List, bool) {
	var l List
	for _, k := range kept {
		kind := kindOf(k.Code)
		if kind == nil {
			return nil, false
		}
		l.Add(Diagnostic{Kind: kind, Place: k.Place, Severity: k.Severity, message: k.Message, hint: k.Hint})
	}
	return l, true
}

func kindOf(code string) *Kind {
	kinds.Lock()
	defer kinds.Unlock()
	return kinds.byCode[code]
}
