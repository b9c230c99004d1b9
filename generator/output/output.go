// Package output says which files a site has and makes their bytes.
//
// An Output plans targets: it looks at the site, makes the view each file is
// rendered from, and adds both to the plan. Rendering then gets a Maker — theme,
// text reader, minifier — and the view, never the site: a file cannot depend on
// anything its sum does not cover, and cannot show what no Public holds.
//
// To add an output, write one file with an Output and add it to All.
package output

import (
	"io/fs"
	"strings"
	"sync"

	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/markdown"
	"gongkai/generator/minify"
	"gongkai/generator/plan"
	"gongkai/generator/site"
	"gongkai/generator/theme"
)

// Output is one kind of thing that is put out.
type Output struct {
	Name    string
	Targets func(*Planner)

	// Over plans, instead of Targets, what is made from the targets of all others.
	Over func(p *Planner, others []plan.Target)
}

// All lists the outputs. They are planned at the same time, and know nothing of each
// other.
var All = []Output{
	home,
	columns,
	documents,
	attachments,
	domains,
	catalogPages,
	catalogFiles,
	platforms,
	units,
	topics,
	library,
	searchPage,
	siteMap,
	redirects,
	notFound,
	feeds,
	sitemap,
	robots,
	llms,
	api,
	assets,
}

// Maker is what rendering works with.
type Maker struct {
	Theme *theme.Theme
	FS    fs.FS // the source folder
	Min   *minify.Minifier
	Base  string // https://www.qinghe.gov.cn/

	// Observe sees each text that a page is made of, once it is parsed; nil: nobody
	// looks. It is called from all goroutines that render.
	Observe func(file string, text []byte, doc *markdown.Doc)

	// PagesOnly leaves the twins and the records of documents empty.
	PagesOnly bool

	frames   sync.Map // sum → Frame
	fileSums sync.Map // site.File → its SHA-256
}

// Planner collects the targets of an output.
type Planner struct {
	Site  *site.Site
	Maker *Maker

	sum    uint64 // of what every file may depend on
	view   SiteView
	prefix string    // of addresses: "" for a site at the root of its host
	frames *sync.Map // current entries of the navigation → sum of a Frame of Maker
	tables *sync.Map // *site.Public → its []dataTable

	output  string
	targets []plan.Target
	found   diag.List
}

func newPlanner(s *site.Site, m *Maker) *Planner {
	p := &Planner{Site: s, Maker: m, prefix: strings.TrimSuffix(s.Config.BasePath(), "/"), frames: &sync.Map{}, tables: &sync.Map{}}
	p.sum = plan.Sum(m.Base, m.Min == nil)
	p.view = p.siteView()
	return p
}

// of is a planner like p for one output.
func (p *Planner) of(o Output) *Planner {
	one := *p
	one.output, one.targets, one.found = o.Name, nil, nil
	return &one
}

// Plan lists all targets of a site.
func Plan(s *site.Site, m *Maker) (*plan.Plan, diag.List) {
	p := newPlanner(s, m)
	var parts []*Planner
	var wg sync.WaitGroup
	for _, o := range All {
		if o.Targets != nil {
			part := p.of(o)
			parts = append(parts, part)
			wg.Go(func() { o.Targets(part) })
		}
	}
	wg.Wait()
	p.add(parts...)
	others := p.targets
	for _, o := range All {
		if o.Over != nil {
			part := p.of(o)
			o.Over(part, others)
			p.add(part)
		}
	}
	planned, found := plan.New(p.targets)
	return planned, append(p.found, found...)
}

// add takes over what others have planned.
func (p *Planner) add(parts ...*Planner) {
	for _, part := range parts {
		p.targets = append(p.targets, part.targets...)
		p.found.Add(part.found...)
	}
}

// file plans one file. render must take everything it needs from the view.
func file[V any](p *Planner, path string, view V, render func(*Maker, V) ([]byte, error)) {
	files(p, []string{path}, "", "", view, func(m *Maker, v V) ([][]byte, error) {
		b, err := render(m, v)
		return [][]byte{b}, err
	})
}

// files plans several files that are made together.
func files[V any](p *Planner, paths []string, layout, from string, view V, render func(*Maker, V) ([][]byte, error)) {
	lazily(p, paths, layout, from, func() V { return view }, render)
}

// lazily is files for views that are many: each is made when its sum or its bytes
// are asked for, and not kept. A build that renders a target needs its sum as well, and
// has it from the same view; a check does not.
func lazily[V any](p *Planner, paths []string, layout, from string, view func() V, render func(*Maker, V) ([][]byte, error)) {
	m, common, output := p.Maker, p.sum, p.output
	var once sync.Once
	var sum uint64
	note := func(v V) {
		if sum = plan.Sum(common, output, paths, v); layout != "" {
			sum ^= m.Theme.Sum(layout)
		}
	}
	p.targets = append(p.targets, plan.Target{
		Paths: paths, Output: output, Layout: layout, From: from,
		Sum: func() uint64 {
			once.Do(func() { note(view()) })
			return sum
		},
		Render: func() ([][]byte, error) {
			v := view()
			if !m.PagesOnly {
				once.Do(func() { note(v) })
			}
			return render(m, v)
		},
	})
}

// copied plans a file that is copied from the source folder.
func (p *Planner) copied(path string, f site.File) {
	p.targets = append(p.targets, plan.Target{
		Paths: []string{path}, Output: p.output, From: f.Source, Copy: f.Source, Bytes: f.Bytes,
		Sum: func() uint64 { return plan.Sum(path, f.Source, f.Bytes, f.State) },
	})
}

// page is the view of a page: which frame it stands in, its tags and its content.
type page[V any] struct {
	Frame uint64
	Head  Head
	View  V
}

// addPage plans a page at an address such as /domains/tax/. channel is the entry of
// the navigation it belongs to, for the frame.
func addPage[V any](p *Planner, layout, route, channel string, view func() (Head, V)) {
	frame := p.frame(channel)
	lazily(p, []string{indexPath(route)}, layout, "", func() page[V] {
		head, v := view()
		return page[V]{frame, head, v}
	}, func(m *Maker, v page[V]) ([][]byte, error) {
		b, err := m.page(layout, v.Frame, v.Head, v.View, nil)
		return [][]byte{b}, err
	})
}

// page renders a page around the text of a document.
func (m *Maker) page(layout string, frame uint64, head Head, view any, body []byte) ([]byte, error) {
	around, _ := m.frames.Load(frame)
	return m.Theme.Page(layout, theme.Page{Frame: around, FrameSum: frame, Head: head.html(), View: view, Body: body})
}

// frame is the frame of the pages below a channel: one for each combination of
// current entries of the navigation.
func (p *Planner) frame(channel string) uint64 {
	current := ""
	for _, n := range p.Site.Config.Navigation {
		if leadsTo(n.Path, channel) {
			current += n.Path + " "
		}
	}
	if sum, ok := p.frames.Load(current); ok {
		return sum.(uint64)
	}
	f := Frame{Site: p.view, Nav: p.navigation(channel)}
	sum := plan.Sum(f)
	p.Maker.frames.Store(sum, f)
	p.frames.Store(current, sum)
	return sum
}

// leadsTo reports whether an entry of the navigation is the channel or above it.
func leadsTo(path, channel string) bool {
	return path == channel || path != "/" && strings.HasPrefix(channel, path)
}

func (p *Planner) navigation(channel string) []Link {
	var nav []Link
	for _, n := range p.Site.Config.Navigation {
		nav = append(nav, Link{Title: n.Title, URL: p.url(n.Path), External: external(n.Path), Current: leadsTo(n.Path, channel)})
	}
	return nav
}

// indexPath is the file of an address: /a/b/ → a/b/index.html.
func indexPath(route string) string {
	return strings.TrimPrefix(route, "/") + "index.html"
}

// url is the address to print for a route of the site.
func (p *Planner) url(route string) string {
	if strings.HasPrefix(route, "/") {
		return p.prefix + route
	}
	return route
}

// absolute is the full address of a route.
func (p *Planner) absolute(route string) string {
	return strings.TrimSuffix(p.Site.Config.BaseURL, "/") + route
}

func external(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

func links(p *Planner, list []config.Link) []Link {
	var out []Link
	for _, l := range list {
		out = append(out, Link{Title: l.Title, URL: p.url(l.URL), External: external(l.URL)})
	}
	return out
}
