// Package config reads a site's settings, site.toml, into a Config.
//
// Every key has its line in a schema; unknown keys and wrong values are
// diagnostics with file, line and column and the nearest right name. A setting
// that is not written has its default, and Places tells which were written where.
//
//	cfg, found, err := config.Load(os.DirFS(source))
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

// File is the name of the settings file, in the root of the source folder.
const File = "site.toml"

// Config is all settings of a site.
type Config struct {
	BaseURL  string    // where the site is served: scheme, host and path, ending in '/'
	Language string    // of messages: zh or en
	Clock    time.Time // a fixed time of build, for demonstrations; usually zero

	Site       Identity
	Links      Links
	Navigation []NavItem
	Columns    []Column
	Domains    []Domain
	Defaults   Defaults
	Catalog    Catalog
	Index      Index
	Theme      Theme
	Feeds      Feeds
	Publish    Publish

	Places fields.Places // of the top-level keys
	nodes  *fields.Node
}

// Identity is who runs the site: what the tags of 《政府网站发展指引》(国办发〔2017〕47号)
// and the footer have to say.
type Identity struct {
	Name        string // normative name, as in the SiteName tag
	Short       string // the county's name
	Domain      string // bare host, as in the SiteDomain tag
	SiteCode    string // 网站标识码, ten digits
	RegionCode  string // 行政区划代码, six digits
	ICP         string // ICP备案编号
	Police      string // 公安备案号
	Host        string // 主办单位
	Operator    string // 承办单位
	Address     string
	Postcode    string
	Telephone   string
	Email       string
	Description string
	Keywords    []string
	Unit        string // id of the county government's own unit
	Conac       string // address of the 党政机关网站标识 page
	FindError   string // address of the 我为政府网站找错 page
	IPv6        bool
}

// Link is a titled address.
type Link struct{ Title, URL string }

// Links are the entries that inspections look for. A site without Services or
// Consult is vetoed (《政府网站与政务新媒体检查指标》单项否决).
type Links struct {
	Services Link
	Consult  Link
	Upper    []Link   // the tiers above: 中国政府网, province, city
	Service  []Link   // further service entries on the home page
	Interact []Link   // further interaction entries
	Media    []Link   // new-media accounts
	Allow    []string // hosts, with those below them, that texts may link to
}

// NavItem is an entry of the top navigation: a path of the site or a full address.
type NavItem struct{ Title, Path string }

// Column is a section with its duties.
type Column struct {
	Path        string
	Title       string
	Description string
	Keywords    []string
	Type        string // ColumnType tag
	Class       disclosure.ColumnClass
	Window      int // days; 0: the window of its class
	PageSize    int // 0: the default
}

// Domain is a domain of the county's own, beside the 26.
type Domain struct {
	Code, Slug, Name string
	Authority        string
}

// Defaults hold for documents that do not say otherwise.
type Defaults struct {
	Mode     disclosure.Mode
	TimeZone string
	PageSize int
}

// Catalog says where the county's own catalogue is.
type Catalog struct {
	File          string
	ListOnRequest bool // show titles of documents open on request
}

// Index is how index numbers are made.
type Index struct{ Scheme string }

// Theme selects and parametrises the look.
type Theme struct {
	Folder  string // layered over the theme it extends; empty: none
	Extends string
	Accent  string
	Params  map[string]string
}

// Feeds says how much goes into feeds.
type Feeds struct{ Items int }

// Publish is what is put out and where.
type Publish struct {
	Output   string
	Minify   bool
	Markdown bool // a Markdown twin of each document
	API      bool
	Search   bool // the files of search
	Index    bool // the search index as a downloadable archive
	Ignore   []string
}

// Default is the configuration before site.toml is read.
func Default() Config {
	return Config{
		Language: "zh",
		Defaults: Defaults{Mode: disclosure.Proactive, TimeZone: "Asia/Shanghai", PageSize: 20},
		Catalog:  Catalog{ListOnRequest: true},
		Index:    Index{Scheme: "{org}/{year}-{serial:5}"},
		Theme:    Theme{Extends: "standard"},
		Feeds:    Feeds{Items: 30},
		Publish:  Publish{Output: "public", Minify: true, Markdown: true, API: true, Search: true},
	}
}

// ErrNoSite means that the source folder has no site.toml.
var ErrNoSite = errors.New("no " + File)

// Load reads site.toml from the root of fsys. The error is ErrNoSite, or a failure
// to read.
func Load(fsys fs.FS) (*Config, diag.List, error) {
	src, err := fs.ReadFile(fsys, File)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil, fmt.Errorf("load settings: %w", ErrNoSite)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("load settings: %w", err)
	}
	cfg, found := Parse(File, src)
	return cfg, found, nil
}

// Parse reads the text of a settings file.
func Parse(file string, src []byte) (*Config, diag.List) {
	cfg := Default()
	node, found := fields.TOML(file, src, 1)
	if found.Failed() {
		return &cfg, found
	}
	r := fields.NewReader(disclosure.Beijing)
	cfg.nodes = node
	cfg.Places = schema.Decode(r, node, &cfg)
	found.Add(r.Found...)
	cfg.check(&found)
	return &cfg, found
}

// Place is where a key such as "site.name" is written, or would be.
func (c *Config) Place(key string) diag.Place {
	n := c.nodes
	place := diag.Place{File: File, Line: 1, Column: 1}
	for _, part := range strings.Split(key, ".") {
		if n = n.Get(part); n == nil {
			return place
		}
		place = n.Place
	}
	return place
}

// Given reports whether a key such as "site.name" is written in the file.
func (c *Config) Given(key string) bool {
	n := c.nodes
	for _, part := range strings.Split(key, ".") {
		if n = n.Get(part); n == nil {
			return false
		}
	}
	return true
}

// DomainNodes is the [[domains]] as written, for the catalogue to be layered with.
func (c *Config) DomainNodes() *fields.Node {
	list := c.nodes.Get("domains")
	if list == nil {
		return nil
	}
	return &fields.Node{Shape: fields.Map, Place: list.Place, Entries: []fields.Entry{{Key: "domains", Place: list.Place, Value: list}}}
}

// Column is the settings of a section, and whether it has any.
func (c *Config) Column(path string) (Column, bool) {
	for _, col := range c.Columns {
		if col.Path == path {
			return col, true
		}
	}
	return Column{}, false
}

// BasePath is the path part of BaseURL: "/" for a site at the root of its host.
func (c *Config) BasePath() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}

// Rebase replaces the address of the site, for a test server or a second host.
func (c *Config) Rebase(address string) diag.List {
	var found diag.List
	if !strings.HasSuffix(address, "/") {
		address += "/"
	}
	if _, ok := parseBase(address); !ok {
		return diag.List{badURL.At(diag.Place{File: "--base-url"}, address)}
	}
	c.BaseURL = address
	return found
}
