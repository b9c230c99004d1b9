package search

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"
)

// Frequency implements Source. Words, and what begins with a character, are counted when
// they are first asked for.
func (x *Index) Frequency(term string) int {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !isHan(strings.TrimPrefix(term, "~")) {
		if !x.learned[term] {
			x.learned[term] = true
			x.count([]string{term})
		}
		return x.frequencies.Of(term)
	}
	for _, r := range strings.TrimPrefix(term, "~") {
		if char := string(r); !x.learned[char] {
			x.learned[char] = true
			x.learn(char)
		}
	}
	return x.frequencies.Of(term)
}

// learn counts the documents that have each term beginning with a character. Failing to
// count makes a question slower, not wrong.
func (x *Index) learn(char string) {
	var all []string
	for _, field := range []string{fieldTitle, fieldLead, fieldBody} {
		if d, err := x.reader.FieldDictPrefix(field, []byte(char)); err == nil {
			terms, _ := read(d, func(string) bool { return true })
			all = append(all, terms...)
		}
	}
	slices.Sort(all)
	x.count(slices.Compact(all))
}

// count tells the frequencies of terms. The counts that come with bleve's dictionary are
// wrong behind a term of one document, so each list is asked.
func (x *Index) count(terms []string) {
	for _, term := range terms {
		most := 0
		for _, field := range []string{fieldTitle, fieldLead, fieldBody} {
			if r, err := x.reader.TermFieldReader(context.Background(), []byte(term), field, false, false, false); err == nil {
				most = max(most, int(r.Count()))
				r.Close()
			}
		}
		x.frequencies.Add(term, most)
	}
}

// Postings implements Source.
func (x *Index) Postings(terms []string) ([]Postings, error) {
	out := make([]Postings, len(terms))
	for i, term := range terms {
		var err error
		switch term[0] {
		case '~':
			out[i].Body, err = x.gram(term[1:])
		case '#', '=', '@':
			out[i].Body, _, err = x.list(fieldKey, term)
		default:
			out[i], err = x.term(term)
		}
		if err != nil {
			return nil, err
		}
		out[i].In = len(anywhere(out[i]))
	}
	return out, nil
}

func (x *Index) term(term string) (p Postings, err error) {
	if p.Title, _, err = x.list(fieldTitle, term); err != nil {
		return p, err
	}
	if p.Lead, _, err = x.list(fieldLead, term); err != nil {
		return p, err
	}
	p.Body, p.Times, err = x.list(fieldBody, term)
	if isHan(term) {
		x.Frequency(term) // learns it
		x.mu.Lock()
		defer x.mu.Unlock()
		if x.frequencies.Frequent(term) {
			p.Times = nil
		}
	}
	return p, err
}

// list reads the postings of one term in one field.
func (x *Index) list(field, term string) (docs []uint32, times []uint16, err error) {
	r, err := x.reader.TermFieldReader(context.Background(), []byte(term), field, true, false, false)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	type posting struct {
		doc   uint32
		times uint16
	}
	var list []posting
	var d index.TermFieldDoc
	for {
		next, err := r.Next(d.Reset())
		if err != nil {
			return nil, nil, err
		}
		if next == nil {
			break
		}
		list = append(list, posting{x.order[next.ID.Value()], uint16(min(next.Freq, 1<<16-1))})
	}
	slices.SortFunc(list, func(a, b posting) int { return int(a.doc) - int(b.doc) })
	for _, p := range list {
		docs, times = append(docs, p.doc), append(times, p.times)
	}
	return docs, times, nil
}

// gram finds the documents with a character or a piece of a word. Every Han
// character begins one term, so its documents are found by a scan of a prefix;
// words are scanned whole.
func (x *Index) gram(piece string) ([]uint32, error) {
	var docs []uint32
	for _, field := range []string{fieldTitle, fieldLead, fieldBody} {
		terms, err := x.termsWith(field, piece)
		if err != nil {
			return nil, err
		}
		for _, t := range terms {
			list, _, err := x.list(field, t)
			if err != nil {
				return nil, err
			}
			docs = append(docs, list...)
		}
	}
	slices.Sort(docs)
	return slices.Compact(docs), nil
}

func (x *Index) termsWith(field, piece string) ([]string, error) {
	if isHan(piece) {
		d, err := x.reader.FieldDictPrefix(field, []byte(piece))
		if err != nil {
			return nil, err
		}
		return read(d, func(string) bool { return true })
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.words[field] == nil {
		d, err := x.reader.FieldDict(field)
		if err != nil {
			return nil, err
		}
		words, err := read(d, func(t string) bool { return !isHan(t) })
		if err != nil {
			return nil, err
		}
		x.words[field] = words
	}
	return slices.DeleteFunc(slices.Clone(x.words[field]), func(t string) bool { return !strings.Contains(t, piece) }), nil
}

func read(d index.FieldDict, keep func(string) bool) (terms []string, err error) {
	defer d.Close()
	for {
		entry, err := d.Next()
		if err != nil || entry == nil {
			return terms, err
		}
		if keep(entry.Term) {
			terms = append(terms, strings.Clone(entry.Term))
		}
	}
}

// isHan reports whether a term is one of Han characters: these sort behind all
// letters but a few scripts, whose words are scanned needlessly at worst.
func isHan(term string) bool {
	r, _ := utf8.DecodeRuneInString(term)
	return r == 0x3005 || r == 0x3007 || r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000
}
