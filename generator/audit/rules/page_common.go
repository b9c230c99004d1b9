package rules

import (
	"slices"
	"strings"
	"sync"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
)

// pageFaults are faults of pages, by rule and detail. What a theme does wrong is wrong
// on every page and is told once, with the number of pages.
type pageFaults struct {
	mu sync.Mutex
	by map[pageFault]*pageCount
}

type pageFault struct{ code, detail string }

type pageCount struct {
	path  string // the first page, by path
	place diag.Place
	pages int
}

func newPageFaults(*audit.Context) *pageFaults {
	return &pageFaults{by: map[pageFault]*pageCount{}}
}

// onPage keeps a fault of a page; tellPages reports them.
func onPage(c *audit.Context, p *audit.Page, detail string) {
	onPageAt(c, p, diag.Place{File: p.Path}, detail)
}

// onPageAt is onPage for a fault that is mended elsewhere, in the document shown.
func onPageAt(c *audit.Context, p *audit.Page, place diag.Place, detail string) {
	all := audit.Shared(c, newPageFaults)
	all.mu.Lock()
	defer all.mu.Unlock()
	key := pageFault{c.Rule.Code, detail}
	f := all.by[key]
	if f == nil {
		f = &pageCount{path: p.Path, place: place}
		key.detail = strings.Clone(detail) // not the whole page that it is a part of
		all.by[key] = f
	}
	if p.Path < f.path {
		f.path, f.place = p.Path, place
	}
	f.pages++
}

// tellPages ends a rule that keeps its faults with onPage.
func tellPages(c *audit.Context) {
	for key, f := range audit.Shared(c, newPageFaults).by {
		if key.code != c.Rule.Code {
			continue
		}
		detail := audit.Safe(key.detail)
		switch {
		case f.pages > 1 && detail != "":
			c.Report(f.place, "%s，共 %d 个页面", detail, f.pages)
		case f.pages > 1:
			c.Report(f.place, "共 %d 个页面", f.pages)
		case detail != "":
			c.Report(f.place, "%s", detail)
		default:
			c.Report(f.place, "")
		}
	}
}

// manyPages is from when a fault is one of the theme and told once.
const manyPages = 10

// eachFaults are faults that stand in a document or in the theme: by rule and detail,
// the pages that have them.
type eachFaults struct {
	mu sync.Mutex
	by map[pageFault][]pageCount
}

func newEachFaults(*audit.Context) *eachFaults { return &eachFaults{by: map[pageFault][]pageCount{}} }

// onEachPage keeps a fault that may be one of the document shown; tellEach reports it
// page by page, or once if there are many.
func onEachPage(c *audit.Context, p *audit.Page, detail string) {
	all := audit.Shared(c, newEachFaults)
	all.mu.Lock()
	defer all.mu.Unlock()
	key := pageFault{c.Rule.Code, strings.Clone(detail)} // not the whole page that it is a part of
	all.by[key] = append(all.by[key], pageCount{path: p.Path, place: p.At()})
}

// tellEach ends a rule that keeps its faults with onEachPage.
func tellEach(c *audit.Context) {
	for key, pages := range audit.Shared(c, newEachFaults).by {
		if key.code != c.Rule.Code {
			continue
		}
		detail := audit.Safe(key.detail)
		if detail != "" {
			detail = "：" + detail
		}
		if len(pages) < manyPages {
			for _, p := range pages {
				c.Report(p.place, "%s%s", audit.Safe(p.path), detail)
			}
			continue
		}
		first := slices.MinFunc(pages, func(a, b pageCount) int { return strings.Compare(a.path, b.path) })
		c.Report(diag.Place{File: first.path}, "共 %d 个页面%s", len(pages), detail)
	}
}

// redirect reports whether a page only leads on to another.
func redirect(p *audit.Page) bool {
	return bool(audit.Remember(&p.Kept, func() leadsOn {
		for m := range p.Root.First("head").All("meta") {
			if equiv, _ := m.Attr("http-equiv"); equiv == "refresh" {
				return true
			}
		}
		return false
	}))
}

type leadsOn bool

// top is the child of a page's body of a name: its own header or footer, not that of
// an article. The last one counts for a footer, the first one for all others.
func top(p *audit.Page, name string) *markup.Node {
	body := p.Root.First("body")
	if body == nil {
		return nil
	}
	var found *markup.Node
	for n := range body.Children() {
		if n.Name == name {
			if found = n; name != "footer" {
				return n
			}
		}
	}
	return found
}
