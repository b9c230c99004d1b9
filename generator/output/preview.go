package output

import (
	"fmt"

	"gongkai/generator/site"
)

// Unpublished renders the page of a document that is not public, with a mark that
// says so. It is for the preview server and is not part of any plan.
func Unpublished(s *site.Site, m *Maker, u site.Unpublished) ([]byte, error) {
	m = &Maker{Theme: m.Theme, FS: m.FS, Min: m.Min, Base: m.Base} // others render at the same time
	p := newPlanner(s, m)
	in := documentInput{
		DocumentPage: DocumentPage{p.frame(u.Page.Route), p.documentHead(u.Page), p.documentView(u.Page, [2]*site.Public{})},
		Prose:        p.prose(u.Page),
	}
	for _, t := range p.tableInputs(u.Page) {
		t.CSV, t.Pager = "", Pager{} // there are no other files
		in.Tables = append(in.Tables, t)
	}
	in.Head.NoIndex = true
	in.View.Notice = fmt.Sprintf("预览：本文不公开（%s），只在本机可见，不会发布。", u.Reason.Chinese())
	files, err := renderDocument(m, in)
	if err != nil {
		return nil, err
	}
	return files[0], nil
}
