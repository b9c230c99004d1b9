package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/index"
	"gongkai/generator/ledger"
	"gongkai/generator/minify"
	"gongkai/generator/output"
	"gongkai/generator/plan"
	"gongkai/generator/publish"
	"gongkai/generator/seen"
	"gongkai/generator/site"
	"gongkai/generator/theme"
	"gongkai/search/client"
	"gongkai/themes"
)

// Version is the version of the program.
const Version = "0.1.0"

// Options say what to build and where to. The zero value of a field leaves the
// matter to site.toml.
type Options struct {
	Source   string    // the folder with site.toml
	Files    fs.FS     // the files of Source, where they are known better than to the system; most leave it nil
	Output   string    // where the site goes; site.toml's publish.output inside Source
	BaseURL  string    // instead of site.toml's
	Clock    time.Time // the moment the site shows; site.toml's clock, or now
	Strict   bool      // warnings are treated as errors
	Jobs     int       // how much is done at once; the number of processors
	Force    bool      // publish in spite of errors of the checks, except leaks
	Fresh    bool      // render everything, and leave nothing for the next build
	Preview  bool      // prepare what is not public for the editor's own eyes
	Offline  bool      // an edition that opens from a folder, beside the site's own output
	Progress func(done, total int)
}

// ErrFindings means that the site has errors that people must mend; nothing was
// published.
var ErrFindings = errors.New("the site has errors")

// Build makes the site and publishes it, whole or not at all. The error is
// ErrFindings when Summary.Found says why, or a failure of the machine.
func Build(ctx context.Context, o Options) (Summary, error) {
	begin := time.Now()
	o.Fresh = o.Fresh || o.Offline // nothing is taken over between the two editions
	last := openLast(o)
	if sum, ok := last.same(o); ok {
		sum.Took = time.Since(begin)
		return sum, nil
	}
	read := seen.New(o.files())
	p, err := load(o, read, nil)
	if err != nil {
		return Summary{}, err
	}
	pl, m, err := p.Plan()
	if err != nil {
		return Summary{}, err
	}
	sum := p.summary(pl)
	if p.failed(o.Strict) {
		sum.Found, sum.Took = p.Found, time.Since(begin)
		return sum, ErrFindings
	}
	known, err := p.publish(ctx, pl, p.gate(m, pl), o, last, &sum)
	sum.Found, sum.Took = p.Found, time.Since(begin)
	if err == nil && !o.Fresh {
		err = p.saveLast(o, read.What(), known, sum)
	}
	return sum, err
}

// Project is a site that was loaded and assembled.
type Project struct {
	Source string
	Output string
	FS     fs.FS
	Config *config.Config
	Tree   *content.Tree
	Site   *site.Site
	Ledger *ledger.Ledger
	Search *index.Index // what is public, for search
	Found  diag.List

	offline bool
}

// Load reads the settings, the catalogue and the documents, and joins them.
func Load(o Options) (*Project, error) { return load(o, o.files(), nil) }

// Reload is Load, taking over what has not changed since p was loaded.
func (p *Project) Reload(o Options) (*Project, error) { return load(o, o.files(), p) }

func (o Options) files() fs.FS {
	if o.Files != nil {
		return o.Files
	}
	return os.DirFS(o.Source)
}

// load reads nothing but what it finds in fsys, the source folder. What has not changed
// since prior was loaded is taken over; it may be nil.
func load(o Options, fsys fs.FS, prior *Project) (*Project, error) {
	if prior == nil {
		prior = &Project{}
	}
	source, err := filepath.Abs(o.Source)
	if err != nil {
		return nil, fmt.Errorf("source folder: %w", err)
	}
	p := &Project{Source: source, FS: fsys, offline: o.Offline}
	cfg, found, err := config.Load(p.FS)
	if err != nil {
		return nil, err
	}
	p.Found.Add(found...)
	if src, err := fs.ReadFile(p.FS, config.File); err == nil {
		p.Found.Add(content.Blanks(config.File, src)...)
	}
	if o.BaseURL != "" {
		p.Found.Add(cfg.Rebase(o.BaseURL)...)
	}
	p.Config, p.Output = cfg, o.output(source, cfg)
	if p.Found.Failed() {
		p.Site, _ = site.Assemble(site.Sources{Config: cfg, Catalog: catalog.Standard(), Tree: &content.Tree{}, Clock: o.now(cfg.Clock)})
		return p, nil
	}
	cat, err := p.catalog()
	if err != nil {
		return nil, err
	}
	if p.Tree, err = content.Load(p.FS, cfg.Publish.Ignore, prior.Tree); err != nil {
		return nil, err
	}
	p.Found.Add(p.Tree.Found...)
	if err := p.loadLedger(prior.Ledger); err != nil {
		return nil, err
	}
	p.Site, found = site.Assemble(site.Sources{Config: cfg, Catalog: cat, Tree: p.Tree, Ledger: p.Ledger, Clock: o.now(cfg.Clock), Preview: o.Preview})
	p.Found.Add(found...)
	aliases, found, err := index.Aliases(p.FS)
	if err != nil {
		return nil, err
	}
	p.Found.Add(found...)
	p.spareDrafts()
	p.Search = index.New(p.Site, p.FS, aliases)
	return p, nil
}

// spareDrafts makes the errors of drafts warnings: nothing is published of them, so one
// that waits to be finished must not keep a notice from coming out.
func (p *Project) spareDrafts() {
	drafts := map[string]bool{}
	for _, d := range p.Tree.Documents {
		if d.Draft {
			drafts[d.Path] = true
		}
	}
	for i, d := range p.Found {
		if drafts[d.File] {
			p.Found[i] = d.As(min(d.Severity, diag.Warning))
		}
	}
}

func (o Options) output(source string, cfg *config.Config) string {
	switch {
	case o.Output != "":
		return o.Output
	case filepath.IsAbs(cfg.Publish.Output):
		return cfg.Publish.Output + o.edition()
	}
	return filepath.Join(source, filepath.FromSlash(cfg.Publish.Output)+o.edition())
}

// edition is added to the name of the output folder, so that an edition for disks does
// not take the place of the site.
func (o Options) edition() string {
	if o.Offline {
		return "-offline"
	}
	return ""
}

// now is the moment that the site shows: set is the clock of site.toml.
func (o Options) now(set time.Time) time.Time {
	switch {
	case !o.Clock.IsZero():
		return o.Clock.In(disclosure.Beijing)
	case !set.IsZero():
		return set.In(disclosure.Beijing)
	}
	return time.Now().In(disclosure.Beijing).Truncate(time.Minute)
}

// catalog is the standard catalogue with the county's own domains and file over it.
func (p *Project) catalog() (*catalog.Catalog, error) {
	cat := catalog.Standard()
	var found diag.List
	if own := p.Config.DomainNodes(); own != nil {
		cat, found = cat.Layer(config.File, own)
		p.Found.Add(found...)
	}
	file := p.Config.Catalog.File
	if file == "" {
		return cat, nil
	}
	info, err := fs.Stat(p.FS, filepath.ToSlash(file))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) || err == nil && info.IsDir() {
		p.Found.Add(noCatalog.At(p.Config.Place("catalog.file"), file))
		return cat, nil
	}
	src, err := fs.ReadFile(p.FS, filepath.ToSlash(file))
	if err != nil {
		return nil, fmt.Errorf("load catalogue: %w", err)
	}
	node, found := fields.YAMLFile(file, src)
	p.Found.Add(found...)
	if !found.Failed() {
		cat, found = cat.Layer(file, node)
		p.Found.Add(found...)
	}
	return cat, nil
}

// Plan loads the theme and lists every file of the site. The Maker is what renders
// them.
func (p *Project) Plan() (*plan.Plan, *output.Maker, error) {
	var min *minify.Minifier
	if p.Config.Publish.Minify {
		min = minify.New()
	}
	th, found, err := p.theme(min)
	if err != nil {
		return nil, nil, err
	}
	p.foundInTheme(found...)
	if accent := p.Config.Theme.Accent; accent != "" {
		if known := th.Accents(); !slices.Contains(known, accent) {
			p.Found.Add(noAccent.At(p.Config.Place("theme.accent"), accent).
				Suggest(diag.Text{ZH: "可选：%s；不写是主题原来的颜色", EN: "choices: %s; without one the theme has its own colour"}, strings.Join(known, " ")))
		}
	}
	m := &output.Maker{Theme: th, FS: p.FS, Min: min, Base: p.Config.BaseURL}
	if found.Failed() {
		return &plan.Plan{}, m, nil
	}
	if p.offline {
		if err := th.Classic(); err != nil {
			return nil, nil, err
		}
	}
	pl, found := output.Plan(p.Site, m)
	p.Found.Add(found...)
	return pl, m, nil
}

// builtIn keeps the built-in theme as it was loaded, which does not change while the
// program runs: a preview loads its site again with every change.
var builtIn sync.Map

func (p *Project) theme(min *minify.Minifier) (*theme.Theme, diag.List, error) {
	base := p.Config.BasePath()
	if p.Config.Theme.Folder != "" || p.offline {
		layers := p.layers()
		th, found, err := theme.Load(layers, min, base)
		if p.Config.Theme.Folder != "" {
			found.Add(theme.Strays(layers[0], themes.Standard())...)
		}
		return th, found, err
	}
	type variant struct {
		minified bool
		base     string
	}
	key := variant{min != nil, base}
	if th, ok := builtIn.Load(key); ok {
		return th.(*theme.Theme), nil, nil
	}
	th, found, err := theme.Load(p.layers(), min, base)
	if err == nil && len(found) == 0 {
		builtIn.Store(key, th)
	}
	return th, found, err
}

// layers are the county's theme folder, if it has one, over the built-in theme.
func (p *Project) layers() []fs.FS {
	layers := []fs.FS{themes.Standard(), client.Layer()}
	if folder := p.Config.Theme.Folder; folder != "" {
		sub, err := fs.Sub(p.FS, filepath.ToSlash(folder))
		info, statErr := fs.Stat(p.FS, filepath.ToSlash(folder))
		if err != nil || statErr != nil || !info.IsDir() {
			p.Found.Add(noTheme.At(p.Config.Place("theme.folder"), folder))
			return layers
		}
		layers = append([]fs.FS{sub}, layers...)
	}
	return layers
}

func (p *Project) failed(strict bool) bool {
	p.Found.Sort()
	return p.Found.Failed() || strict && p.Found.Count(diag.Warning) > 0
}

// publish renders everything into a staging folder and exchanges it with the
// published site. When nothing has changed and the published site is intact, there
// is nothing to do. It returns what is to be remembered of the published files.
func (p *Project) publish(ctx context.Context, pl *plan.Plan, g gate, o Options, l *last, sum *Summary) (map[string]publish.Known, error) {
	p.Found.Add(p.lostLedger()...)
	same, all, c := make([][]publish.Sum, len(pl.Targets)), false, &cache{}
	if !o.Fresh {
		c = p.openCache()
		same, all = c.same(ctx, pl, o.Jobs)
	}
	if all && (c.search(p.searchSum()) != nil || !p.Config.Publish.Search) && l.intact(p.Output) {
		sum.Unchanged, sum.Files, sum.Bytes = true, l.Summary.Files, l.Summary.Bytes
		if _, err := p.pass(ctx, g, c.Passed, o); err != nil {
			return nil, err
		}
		return l.Known, p.remember()
	}
	stage, err := publish.Begin(publish.Options{Output: p.Output, Source: p.Source, Generator: "gongkai " + Version, Known: l.knownOf(p.Output)})
	if err != nil {
		return nil, p.refused(err)
	}
	defer stage.Abort()
	if err := p.renderAndIndex(ctx, pl, g.maker, stage, same, c, o); err != nil {
		return nil, p.refused(err)
	}
	passed, err := p.pass(ctx, g, c.Passed, o)
	if err != nil {
		return nil, err
	}
	manifest, err := stage.Commit(ctx)
	switch {
	case errors.Is(err, publish.ErrLeftover):
		p.Found.Add(leftover.At(diag.Place{File: p.Output}, filepath.Dir(p.Output)))
	case err != nil:
		return nil, p.refused(err)
	}
	sum.count(manifest)
	if err := p.remember(); err != nil || o.Fresh {
		return nil, err
	}
	return manifest.Known(p.Output), p.saveCache(pl, manifest, passed)
}

// refused turns a refusal that people can mend into a finding.
func (p *Project) refused(err error) error {
	var r *publish.Refusal
	if errors.As(err, &r) {
		d := r.Diagnostic
		if d.Kind == publish.BadOutput && p.Config.Given("publish.output") && p.Output == (Options{}).output(p.Source, p.Config) {
			d.Place = p.Config.Place("publish.output")
		}
		p.Found.Add(d)
		return ErrFindings
	}
	var broken *theme.Broken
	if errors.As(err, &broken) {
		p.foundInTheme(broken.Diagnostic)
		return ErrFindings
	}
	return err
}
