package rules

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
)

// linkGraph is all pages and where they lead. It is filled page by page by whichever
// rule sees a page first, and read when all pages have been seen.
type linkGraph struct {
	mu    sync.Mutex
	ids   map[string]int // path of a file → its number
	pages []*pageNode    // by number; nil: not seen as a page
	from  []*pageNode    // by number: the last page that leads there
	marks map[spot]mark  // links to a place in a page that was not there when they were seen
	hosts map[string]*hostUse
	aims  map[string]aim // by address
	roots []string       // what addresses of the site itself begin with
	spots []uint64       // those of the page that is being added
	name  []byte         // that of the file that is being looked up
}

// pageNode is a page: its place for messages, the numbers of what it leads to, and the
// hashes of the names of its places.
type pageNode struct {
	path  string
	place diag.Place
	to    []int
	spots []uint64
}

// spot is a place in a page: the page's number, and a hash of the name of the place.
type spot struct {
	page int
	name uint64
}

// mark is a link to a place in a page.
type mark struct {
	fragment string
	from     *pageNode
}

// hostUse is another site, and a page that leads there.
type hostUse struct {
	from, last *pageNode // the first page by its path; that which was seen last
	pages      int
}

func newLinkGraph(c *audit.Context) *linkGraph {
	return &linkGraph{
		ids: map[string]int{}, marks: map[spot]mark{}, hosts: map[string]*hostUse{}, aims: map[string]aim{},
		roots: []string{c.Config.BasePath(), c.Config.BaseURL},
	}
}

// addPage takes in a page once, whatever number of rules ask.
func addPage(c *audit.Context, p *audit.Page) {
	g := audit.Shared(c, newLinkGraph)
	g.mu.Lock()
	defer g.mu.Unlock()
	id := g.id(p.Path)
	if g.pages[id] != nil {
		return
	}
	node := &pageNode{path: p.Path, place: p.At()}
	g.pages[id] = node
	g.spots = g.spots[:0]
	for n := range p.Root.Elements() {
		if a, ok := n.Attr("id"); ok {
			g.spots = append(g.spots, xxhash.Sum64String(a))
		}
		if n.Name == "a" {
			if a, ok := n.Attr("name"); ok {
				g.spots = append(g.spots, xxhash.Sum64String(a))
			}
		}
	}
	node.spots = slices.Clone(g.spots)
	for n := range p.Root.Elements() {
		if address := leads(n); address != "" {
			g.link(c, node, address)
		}
	}
}

// leads is the address an element leads to or loads.
func leads(n *markup.Node) string {
	attr := ""
	switch n.Name {
	case "a", "area", "link":
		attr = "href"
	default:
		if attr = loads(n.Name); attr == "" {
			return ""
		}
	}
	address, _ := n.Attr(attr)
	return strings.TrimSpace(address)
}

// aim is what an address means: a file of the site and a place in it, or another site.
type aim struct {
	file     int // its number; -1: none
	fragment string
	host     *hostUse
}

// aimOf reads the address of a link. Those of our own pages and files say what they mean;
// others that mean the same on every page are read once.
func (g *linkGraph) aimOf(c *audit.Context, from, address string) aim {
	if name, here := strings.CutPrefix(address, "#"); here && !strings.ContainsFunc(name, unusual) {
		return aim{file: g.id(from), fragment: name}
	}
	var plain bool
	if g.name, plain = appendFile(g.name[:0], g.roots, address); plain {
		if id, known := g.ids[string(g.name)]; known {
			return aim{file: id}
		}
		return aim{file: g.id(string(g.name))}
	}
	if a, known := g.aims[address]; known {
		return a
	}
	a := g.readAddress(c, from, address)
	if address[0] == '/' || strings.Contains(address, "//") {
		g.aims[strings.Clone(address)] = a
	}
	return a
}

// unusual tells a character that an address may not have, or that begins another.
func unusual(r rune) bool { return r <= ' ' || r == '%' || r == 0x7F }

func (g *linkGraph) readAddress(c *audit.Context, from, address string) aim {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || u.Host != "" && u.Hostname() == "":
		return aim{file: -1}
	case u.Host != "" && !ownHost(c, u.Hostname()):
		return aim{file: -1, host: g.host(strings.ToLower(u.Hostname()))}
	}
	file, ok := fileOf(g.roots[0], from, u)
	if !ok {
		return aim{file: -1}
	}
	return aim{file: g.id(file), fragment: strings.Clone(u.Fragment)} // not the whole page that it is a part of
}

// link files one link of a page.
func (g *linkGraph) link(c *audit.Context, from *pageNode, address string) {
	a := g.aimOf(c, from.path, address)
	if use := a.host; use != nil {
		if use.from == nil || from.path < use.from.path {
			use.from = from
		}
		if use.last != from {
			use.last = from
			use.pages++
		}
		return
	}
	if a.file < 0 {
		return
	}
	if g.from[a.file] != from {
		g.from[a.file] = from
		from.to = append(from.to, a.file)
	}
	if a.fragment != "" {
		at := spot{a.file, xxhash.Sum64String(a.fragment)}
		if to := g.pages[a.file]; to != nil && slices.Contains(to.spots, at.name) {
			return // most lead to a place in their own page
		}
		if m, there := g.marks[at]; !there || from.path < m.from.path {
			g.marks[at] = mark{strings.Clone(a.fragment), from}
		}
	}
}

// appendFile adds the name of the file that an address means, if it is written as we write
// those of a site: below one of its roots, a path and nothing else, with nothing to resolve.
// Nearly all are, and to take them apart would be half the work of the graph.
func appendFile(name []byte, roots []string, address string) (_ []byte, plain bool) {
	inside := ""
	for _, root := range roots {
		if inside, plain = strings.CutPrefix(address, root); plain {
			break
		}
	}
	before := byte('/')
	for i := range len(inside) {
		c := inside[i]
		if unusual(rune(c)) || c == '?' || c == '#' || before == '/' && (c == '/' || c == '.') {
			return name, false
		}
		before = c
	}
	name = append(name, inside...)
	if before == '/' {
		return append(name, "index.html"...), plain
	}
	return name, plain && path.Ext(inside) != ""
}

// fileOf is the file in the output folder that a link of a page means, on a site below
// the path base; false for what lies outside of it.
func fileOf(base, from string, u *url.URL) (string, bool) {
	p := u.Path
	switch {
	case p == "" && u.Host == "":
		return from, true
	case p == "":
		p = base
	case !strings.HasPrefix(p, "/"):
		p = base + path.Dir(from) + "/" + p
	}
	folder := strings.HasSuffix(p, "/")
	p, inside := strings.CutPrefix(path.Clean(p)+"/", base)
	if !inside {
		return "", false
	}
	p = strings.TrimSuffix(p, "/")
	if folder || p == "" || path.Ext(p) == "" {
		p = path.Join(p, "index.html")
	}
	return p, true
}

func (g *linkGraph) id(file string) int {
	id, ok := g.ids[file]
	if !ok {
		id = len(g.pages)
		g.ids[strings.Clone(file)] = id // not the whole page that it is a part of
		g.pages, g.from = append(g.pages, nil), append(g.from, nil)
	}
	return id
}

func (g *linkGraph) host(name string) *hostUse {
	use := g.hosts[name]
	if use == nil {
		use = &hostUse{}
		g.hosts[strings.Clone(name)] = use
	}
	return use
}

// names are the files by their numbers.
func (g *linkGraph) names() []string {
	names := make([]string, len(g.pages))
	for name, id := range g.ids {
		names[id] = name
	}
	return names
}
