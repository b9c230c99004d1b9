package rules

import (
	"net/url"
	"path"
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
	mu      sync.Mutex
	ids     map[string]int // path of a file → its number
	pages   []*pageNode    // by number; nil: not seen as a page
	anchors map[uint64]bool
	marks   map[uint64]mark // links to a place in a page
	hosts   map[string]*hostUse
	aims    map[string]aim // by address
}

// pageNode is a page: its place for messages, and the numbers of what it leads to.
type pageNode struct {
	path  string
	place diag.Place
	to    []int
}

// mark is a link to a place in a page.
type mark struct {
	page, fragment string
	from           *pageNode
}

// hostUse is another site, and a page that leads there.
type hostUse struct {
	from  *pageNode
	pages int
}

func newLinkGraph(*audit.Context) *linkGraph {
	return &linkGraph{ids: map[string]int{}, anchors: map[uint64]bool{}, marks: map[uint64]mark{}, hosts: map[string]*hostUse{}, aims: map[string]aim{}}
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
	to, hosts := map[int]bool{}, map[string]bool{}
	for n := range p.Root.Elements() {
		if a, ok := n.Attr("id"); ok {
			g.anchors[anchor(p.Path, a)] = true
		}
		if a, ok := n.Attr("name"); ok && n.Name == "a" {
			g.anchors[anchor(p.Path, a)] = true
		}
		if address := leads(n); address != "" {
			g.link(c, node, address, to, hosts)
		}
	}
}

// leads is the address an element leads to or loads.
func leads(n *markup.Node) string {
	attr := loaded[n.Name]
	if n.Name == "a" || n.Name == "area" || n.Name == "link" {
		attr = "href"
	}
	if attr == "" {
		return ""
	}
	address, _ := n.Attr(attr)
	return strings.TrimSpace(address)
}

// aim is what an address means: a file of the site and a place in it, or another site.
type aim struct{ file, fragment, host string }

// aimOf reads the address of a link. Those that mean the same on every page stand on
// most pages, and are read once.
func (g *linkGraph) aimOf(c *audit.Context, from, address string) aim {
	if a, known := g.aims[address]; known {
		return a
	}
	a := readAddress(c, from, address)
	if address[0] == '/' || strings.Contains(address, "//") {
		a.file, a.fragment, a.host = strings.Clone(a.file), strings.Clone(a.fragment), strings.Clone(a.host)
		g.aims[strings.Clone(address)] = a
	}
	return a
}

func readAddress(c *audit.Context, from, address string) aim {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		return aim{}
	case u.Host != "" && !ownHost(c, u.Hostname()):
		return aim{host: strings.ToLower(u.Hostname())}
	}
	file, ok := fileOf(c.Config.BasePath(), from, u)
	if !ok {
		return aim{}
	}
	return aim{file: file, fragment: u.Fragment}
}

// link files one link of a page.
func (g *linkGraph) link(c *audit.Context, from *pageNode, address string, to map[int]bool, hosts map[string]bool) {
	a := g.aimOf(c, from.path, address)
	if host := a.host; host != "" {
		use := g.hosts[host]
		if use == nil {
			use = &hostUse{from: from}
			g.hosts[strings.Clone(host)] = use
		}
		if from.path < use.from.path {
			use.from = from
		}
		if !hosts[host] {
			hosts[host] = true
			use.pages++
		}
		return
	}
	if a.file == "" {
		return
	}
	if id := g.id(a.file); !to[id] {
		to[id] = true
		from.to = append(from.to, id)
	}
	if a.fragment != "" {
		key := anchor(a.file, a.fragment)
		if m, there := g.marks[key]; !there || from.path < m.from.path {
			g.marks[key] = mark{strings.Clone(a.file), strings.Clone(a.fragment), from}
		}
	}
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
		g.pages = append(g.pages, nil)
	}
	return id
}

func anchor(file, fragment string) uint64 { return xxhash.Sum64String(file + "#" + fragment) }

// names are the files by their numbers.
func (g *linkGraph) names() []string {
	names := make([]string, len(g.pages))
	for name, id := range g.ids {
		names[id] = name
	}
	return names
}
