package corpus

import (
	"strings"

	"gongkai/search"
)

// Searchable is the document as search sees it: Markdown taken away, one line for
// each paragraph, heading and table cell.
func (d Document) Searchable() search.Document {
	plain, headings, anchors := plainText(d.Body)
	group := d.Interprets
	if group == "" {
		group = d.ID
	}
	return search.Document{
		ID: d.ID, URL: "/" + d.Kind + "/" + d.ID + "/", Title: d.Title, Number: d.Number,
		Headings: headings, Summary: d.Summary, Body: plain, Anchors: anchors,
		Unit: d.Unit, Domain: d.Domain, Kind: d.Kind, Status: d.Status, Keywords: d.Keywords,
		Date: d.Published.Format("2006-01-02"), Group: group, InForce: d.Status == "in-force",
	}
}

func plainText(markdown string) (text string, headings []string, anchors []search.Anchor) {
	var b strings.Builder
	for line := range strings.Lines(markdown) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "|---"):
			continue
		case strings.HasPrefix(line, "## "):
			line = line[3:]
			anchors = append(anchors, search.Anchor{Line: strings.Count(b.String(), "\n"), ID: line})
			headings = append(headings, line)
		case strings.HasPrefix(line, "|"):
			cells := strings.Split(strings.Trim(line, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			line = strings.Join(cells, "\n")
		}
		b.WriteString(line + "\n")
	}
	return b.String(), headings, anchors
}
