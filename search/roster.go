package search

import (
	"cmp"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// roster numbers the documents from old to new and holds their columns.
type roster struct {
	ids     []string
	force   []bool
	order   map[uint64]uint32 // bleve's number → ours
	values  map[string][]string
	columns map[string][]uint16
}

func callRoll(r index.IndexReader) (roster, error) {
	type member struct {
		internal uint64
		id, date string
		force    bool
		column   map[string]string
	}
	columns, err := r.DocValueReader(append([]string{fieldDate, fieldForce}, Facets...))
	if err != nil {
		return roster{}, err
	}
	all, err := r.DocIDReaderAll()
	if err != nil {
		return roster{}, err
	}
	defer all.Close()
	var members []member
	for {
		internal, err := all.Next()
		if err != nil {
			return roster{}, err
		}
		if internal == nil {
			break
		}
		m := member{internal: internal.Value(), column: map[string]string{}}
		if m.id, err = r.ExternalID(internal); err != nil {
			return roster{}, err
		}
		err = columns.VisitDocValues(internal, func(field string, term []byte) {
			switch field {
			case fieldDate:
				m.date = string(term)
			case fieldForce:
				m.force = string(term) == "yes"
			default:
				m.column[field] = string(term)
			}
		})
		if err != nil {
			return roster{}, err
		}
		members = append(members, m)
	}
	slices.SortFunc(members, func(a, b member) int { return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.id, b.id)) })
	out := roster{order: map[uint64]uint32{}, values: map[string][]string{}, columns: map[string][]uint16{}}
	for i, m := range members {
		out.ids, out.force = append(out.ids, m.id), append(out.force, m.force)
		out.order[m.internal] = uint32(i)
	}
	for _, name := range Facets {
		column := make([]string, len(members))
		for i, m := range members {
			column[i] = m.column[name]
		}
		out.values[name], out.columns[name] = Column(column)
	}
	return out, nil
}

// Column is a column of values as a sorted list and places in it.
func Column(column []string) (values []string, places []uint16) {
	place := map[string]uint16{}
	for _, v := range column {
		place[v] = 0
	}
	values = sortedKeys(place)
	for i, v := range values {
		place[v] = uint16(i)
	}
	places = make([]uint16, len(column))
	for i, v := range column {
		places[i] = place[v]
	}
	return values, places
}
