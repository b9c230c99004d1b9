package output

import (
	"strings"

	"gongkai/generator/site"
)

// alternates are the other forms of a document, for the head of its page.
func (p *Planner) alternates(d *site.Public) []Link {
	var list []Link
	if p.Site.Config.Publish.Markdown {
		list = append(list, Link{Title: "Markdown", URL: p.url(d.Route + "index.md"), ID: "text/markdown"})
	}
	if p.Site.Config.Publish.API {
		list = append(list, Link{Title: "JSON", URL: p.url("/" + recordPath(d)), ID: "application/json"})
	}
	return list
}

// companions plans the Markdown twin and the record of a unit or a topic, whose page
// another output makes.
func (p *Planner) companions(d *site.Public) {
	var paths []string
	twin, api := p.Site.Config.Publish.Markdown, p.Site.Config.Publish.API
	if twin {
		paths = append(paths, strings.TrimPrefix(d.Route, "/")+"index.md")
	}
	if api {
		paths = append(paths, recordPath(d))
	}
	if len(paths) == 0 {
		return
	}
	lazily(p, paths, "", d.Body.Path, func() documentInput {
		in := documentInput{
			DocumentPage: DocumentPage{Head: p.documentHead(d), View: p.documentView(d, [2]*site.Public{})},
			Prose:        p.prose(d), Attached: attached(d), Twin: twin,
		}
		in.View.Unit = unitPairs(d)
		for _, t := range p.Site.Topics {
			if t.Page == d {
				in.View.Chain = append(p.topicGroups(t), in.View.Chain...)
			}
		}
		if api {
			record := p.record(d)
			in.Record = &record
		}
		return in
	}, renderCompanions)
}

func renderCompanions(m *Maker, in documentInput) ([][]byte, error) {
	text, doc, err := in.parse(m)
	if err != nil {
		return nil, err
	}
	var out [][]byte
	if in.Twin {
		out = append(out, twin(in, text, nil))
	}
	if in.Record != nil {
		sums, err := fileSums(m, in.Attached)
		if err != nil {
			return nil, err
		}
		record, err := in.Record.withSums(sums).encode(doc.Text())
		if err != nil {
			return nil, err
		}
		out = append(out, record)
	}
	return out, nil
}

// unitPairs are the facts of a unit with what it does and which offices it has.
func unitPairs(d *site.Public) []Pair {
	if d.Unit == nil {
		return nil
	}
	list := unitFacts(*d.Unit)
	for _, pair := range []Pair{{Label: "主要职责", Values: d.Unit.Functions}, {Label: "内设机构", Values: d.Unit.Offices}} {
		if len(pair.Values) > 0 {
			list = append(list, pair)
		}
	}
	return list
}
