package output

import "regexp"

// Views are what templates get: plain data, made from declared inputs. A template
// sees nothing else, and a page depends on nothing else: the hash of a page's view
// and of its layout says whether it has to be rendered again. Views have fields and
// no methods, so that a component's examples can be written as YAML.
//
// Every URL in a view is ready to print. Dates are texts: Date as 2006-01-02, Time
// as 2006-01-02 15:04, in Asia/Shanghai.

// Link is an entry of a menu or a list of links.
type Link struct {
	Title, URL string
	Current    bool // the page shown
	External   bool // leaves the site
	Count      int  // documents behind it, where that is shown
	Note       string
	ID         string // for icons and anchors
}

// Card is a document in a list.
type Card struct {
	Title, URL string
	Date, Time string // published; empty for units and plain pages
	Unit       string // issuer
	Kind       string // in Chinese
	Number     string // 发文字号
	Index      string // 索引号
	Issued     string
	Status     string // in-force, expired …; empty where it does not apply
	StatusText string // 有效, 失效 …
	OnRequest  bool   // 依申请公开: only the entry is public
	Summary    string
	State      string // of a consultation: 征集中, 已结束, 已反馈
	Expires    string
	Post       string // of a leader
}

// Pager leads through the pages of a list.
type Pager struct {
	Page, Pages, Total int
	Prev, Next         string // empty at the ends
	Numbers            []Link // with gaps: a Link without URL stands for “…”
}

// Group is a titled list of cards.
type Group struct {
	Title, URL string
	Cards      []Card
	Note       string // shown when there are no cards
	Count      int
}

// Pair is a line of a table of attributes.
type Pair struct {
	Label, Value string
	URL          string
	Phone        string   // the number to call, where Value is nothing else
	Values       []string // several lines instead of Value
}

var dialled = regexp.MustCompile(`^\d[\d-]{2,14}\d$`)

// telephone is a line with a number that a phone can call: phones do not look for numbers
// themselves, since the pages forbid it (META: format-detection).
func telephone(label, number string) Pair {
	p := Pair{Label: label, Value: number}
	if dialled.MatchString(number) {
		p.Phone = number
	}
	return p
}

// FileView is an attachment.
type FileView struct {
	Title, URL string
	Type       string // DOCX
	Size       string // 12.3 KB
	SHA256     string
}

// SiteView is what every page says about the site: header, footer and tags.
type SiteView struct {
	Name, Short, Domain, SiteCode       string
	ICP, Police, PoliceURL              string
	Host, Operator                      string
	Address, Postcode, Telephone, Email string
	Conac, FindError                    string
	IPv6                                bool
	Home, Search, Map, Disclosure       string // addresses
	Services, Consult                   Link
	Upper                               []Link
	Media                               []Link
	FooterPages                         []Link // 关于本站, 隐私声明, 无障碍声明 …
	Feed                                string
	CSS, JS                             string // addresses of the assets
	Accent                              string
	Params                              map[string]string
}

// Frame is what is the same on every page of a channel: rendered once.
type Frame struct {
	Site SiteView
	Nav  []Link
}

// HomeView is the home page.
type HomeView struct {
	Site       SiteView
	Carousel   []Card  // newest items of the news column
	Blocks     []Group // the columns: 政务要闻, 通知公告, 政策文件, 政策解读 …
	Platform   []Link  // the five parts
	Domains    []Link  // the domain matrix, with counts
	Services   []Link
	Interact   []Link
	Consulting []Card // consultations that are open
	Topics     []Link
	Reports    []Link // the newest yearly reports of the county and of the site
	Units      []Link // entry to units by type
	Updated    string // newest publication time
	Total      int    // documents published
}

// ListView is a column.
type ListView struct {
	Crumbs      []Link
	Title       string
	Description string
	Siblings    []Link // the columns beside it
	Children    []Group
	Cards       []Card
	Pager       Pager
	Feeds       []Link
	HasBody     bool
	Style       string // "leaders", "units", "consultations", "policies" or ""
}

// DocumentView is a document's page.
type DocumentView struct {
	Crumbs     []Link
	Title      string
	Kind       string // English key
	KindText   string
	Form       string // whole, entry, reduced, tombstone
	Notice     string // one sentence about the form: why the text is not here
	Attributes []Pair // 索引号, 发文字号, 成文日期 …
	Time       string
	Source     string
	SourceURL  string // of a repost
	Editor     string
	Status     string
	StatusText string
	StatusNote string // 已被《…》废止
	StatusURL  string
	Summary    string
	Outline    []Link // headings of the body; Count is their level
	HasBody    bool
	Guide      []Pair // the elements of a service guide
	Unit       []Pair // the facts of a unit
	Leader     []Pair
	Period     []Pair // consultation or notice period, with its state
	PeriodText string
	Tables     []TableView
	Files      []FileView
	Chain      []Group // 政策 ↔ 解读 ↔ 征集 ↔ 反馈, 修改/废止/替代
	Topics     []Link
	Domain     Link
	Items      []Link
	Markdown   string // address of the twin
	JSON       string
	Request    string // where to apply, for documents open on request
	Prev, Next Link   // neighbours in the column
}

// TableView is a page of a data file shown as a table.
type TableView struct {
	ID, Title string
	Notes     []string // lines the file has above its head: 单位：万元
	Head      [][]CellView
	Rows      [][]CellView
	Sortable  bool   // each row stands for itself, and all rows are here
	Note      string // which columns are masked or left out
	CSV, Size string // address and size of the masked download
	Pager     Pager
}

// CellView is a cell of a table. Spans of one are 0.
type CellView struct {
	Text             string
	Colspan, Rowspan int
	Scope            string // of a cell of the head: col, colgroup
	Number           bool   // a quantity: aligned right
}

// DomainView is a domain's column; ItemView one item of its catalogue.
type DomainView struct {
	Crumbs    []Link
	Title     string
	Authority string
	Notice    Pair
	Complete  bool
	Notes     string
	Own       bool // of the county's own
	Items     []ItemRow
	Covered   int // items with at least one document
	Cards     []Card
	Pager     Pager
	Domains   []Link // all domains, this one current
	Feeds     []Link
}

// ItemRow is an item in a domain's table.
type ItemRow struct {
	ID, URL            string
	Primary, Secondary string
	TimeLimit          string
	Publishers         string
	Mode               string
	Count              int
	Latest             string
	County             bool // added or changed by the county
}

// ItemView is the page of a catalogue item: its eight elements and its documents.
type ItemView struct {
	Crumbs   []Link
	Title    string
	ID       string
	Elements []Pair
	Cards    []Card
	Pager    Pager
	Units    []Group // the same by publisher
	Note     string  // 尚未发布
	Siblings []Link
	Domain   Link
}

// CatalogView is the overview of the standard catalogue.
type CatalogView struct {
	Crumbs    []Link
	Domains   []CatalogDomain
	Items     int
	Covered   int
	Version   string
	Updated   string
	Downloads []Link
	Changes   []Pair
	Removed   []Pair
	Notes     string
}

// CatalogDomain is a domain in the overview.
type CatalogDomain struct {
	Link    Link
	Code    string
	Items   []ItemRow
	Covered int
	Own     bool
}

// PlatformView is a page of the 政府信息公开 platform.
type PlatformView struct {
	Crumbs   []Link
	Unit     string
	UnitURL  string
	Title    string // of the part; empty on the platform's first page
	Part     string // guide, rules, statutory, annual-reports, on-request, item; empty: the first page
	Menu     []Link // the five parts, in their order
	Items    []Link // statutory items with counts
	Cards    []Card
	Groups   []Group
	Contact  []Pair
	Files    []FileView
	Text     []string // paragraphs that follow from the regulations
	HasBody  bool
	Agencies []AgencyGroup // the list of agencies, on the county's platform
	Search   string
	Total    int
	Pager    Pager
}

// AgencyGroup is the units of one type.
type AgencyGroup struct {
	Title string
	Units []Link
}

// UnitView is a unit's page.
type UnitView struct {
	Crumbs    []Link
	Title     string
	Type      string
	Facts     []Pair
	Functions []string
	Offices   []string
	HasBody   bool
	Files     []FileView
	Platform  []Link // the five parts of its platform
	Groups    []Group
	Parent    Link
	Children  []Link
	Domains   []Link // domains it publishes in, with counts
	Feeds     []Link
}

// UnitsView lists the units.
type UnitsView struct {
	Crumbs []Link
	Title  string
	Groups []AgencyGroup
}

// TopicView is a special topic.
type TopicView struct {
	Crumbs   []Link
	Title    string
	Summary  string
	Banner   string
	Archived string
	HasBody  bool
	Files    []FileView
	Groups   []Group
	Feeds    []Link
}

// TopicsView lists the topics.
type TopicsView struct {
	Crumbs            []Link
	Current, Archived []Link
}

// LibraryView is the policy library (政策文件库).
type LibraryView struct {
	Crumbs  []Link
	Title   string
	Facets  []Facet
	Rows    []Card
	Pager   Pager
	Current string
}

// Facet is a way to divide a list: each link is a page of its own.
type Facet struct {
	Title string
	Links []Link
}

// MapView is the site map.
type MapView struct {
	Crumbs []Link
	Groups []AgencyGroup
}

// SearchView is the search page; without script it offers ways to browse.
type SearchView struct {
	Title   string
	Crumbs  []Link
	Domains []Link
	Years   []Link
	Kinds   []Link
	Units   []Link
	Config  string // address of the search manifest, for the client; empty without search
	Request string
}

// MessageView is a page that only says something: 404, redirects.
type MessageView struct {
	Title, Text string
	Links       []Link
	Target      string
}
