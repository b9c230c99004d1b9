package config

import (
	"slices"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

var schema = fields.New(
	fields.Text("base_url", "网址", func(c *Config) *string { return &c.BaseURL }).Must().
		Says("网站网址，以 / 结尾", "the site's address, ending in /"),
	choice("language", "语言", []string{"zh", "en"}, func(c *Config) *string { return &c.Language }).
		Says("提示信息的语言", "language of messages"),
	fields.Time("clock", "时钟", func(c *Config) *time.Time { return &c.Clock }).
		Says("固定的生成时间，仅用于演示站", "a fixed time of build, for demonstrations"),
	fields.Sub("site", "网站", identity, func(c *Config) *Identity { return &c.Site }).Must().
		Says("网站身份", "who runs the site"),
	fields.Sub("links", "链接", links, func(c *Config) *Links { return &c.Links }).Must().
		Says("办事服务、咨询投诉等必备入口", "required entries"),
	fields.Each("navigation", "导航", navItem, nil, func(c *Config) *[]NavItem { return &c.Navigation }).
		Says("顶部导航，5 至 8 项", "top navigation"),
	fields.Each("columns", "栏目", column, nil, func(c *Config) *[]Column { return &c.Columns }).
		Says("栏目及其更新要求", "columns and how often they have to be updated"),
	fields.Each("domains", "自设领域", domain, nil, func(c *Config) *[]Domain { return &c.Domains }).
		Says("26 个领域之外本县增设的领域", "domains of the county's own"),
	fields.Sub("defaults", "默认值", defaults, func(c *Config) *Defaults { return &c.Defaults }).
		Says("文档没有写明时的默认值", "what holds for documents that do not say"),
	fields.Sub("catalog", "标准目录", catalogFields, func(c *Config) *Catalog { return &c.Catalog }).
		Says("本县的标准目录文件", "the county's catalogue"),
	fields.Sub("index_number", "索引号", index, func(c *Config) *Index { return &c.Index }).
		Says("索引号的编法", "how index numbers are made"),
	fields.Sub("theme", "主题", theme, func(c *Config) *Theme { return &c.Theme }).Says("外观", "the look"),
	fields.Sub("feeds", "订阅", feeds, func(c *Config) *Feeds { return &c.Feeds }).Says("订阅源", "feeds"),
	fields.Sub("publish", "发布", publish, func(c *Config) *Publish { return &c.Publish }).Says("发布内容和位置", "what is put out, and where"),
)

// choice is a field whose value is one of a few words.
func choice[T any](name, chinese string, words []string, at func(*T) *string) fields.Field[T] {
	return fields.Choice(name, chinese, func(s string) (string, bool) { return s, slices.Contains(words, s) }, words, at)
}

var identity = fields.New(
	fields.Text("name", "名称", func(i *Identity) *string { return &i.Name }).Must(),
	fields.Text("short", "简称", func(i *Identity) *string { return &i.Short }),
	fields.Text("domain", "域名", func(i *Identity) *string { return &i.Domain }).Must(),
	fields.Text("site_code", "网站标识码", func(i *Identity) *string { return &i.SiteCode }).Must(),
	fields.Text("region_code", "行政区划代码", func(i *Identity) *string { return &i.RegionCode }),
	fields.Text("icp", "ICP备案编号", func(i *Identity) *string { return &i.ICP }),
	fields.Text("police", "公安备案号", func(i *Identity) *string { return &i.Police }),
	fields.Text("host", "主办单位", func(i *Identity) *string { return &i.Host }).Must(),
	fields.Text("operator", "承办单位", func(i *Identity) *string { return &i.Operator }),
	fields.Text("address", "地址", func(i *Identity) *string { return &i.Address }),
	fields.Text("postcode", "邮编", func(i *Identity) *string { return &i.Postcode }),
	fields.Text("telephone", "电话", func(i *Identity) *string { return &i.Telephone }).Must(),
	fields.Text("email", "电子邮箱", func(i *Identity) *string { return &i.Email }),
	fields.Text("description", "描述", func(i *Identity) *string { return &i.Description }),
	fields.Texts("keywords", "关键词", func(i *Identity) *[]string { return &i.Keywords }),
	fields.Text("unit", "机构", func(i *Identity) *string { return &i.Unit }),
	address("conac", "党政机关网站标识", func(i *Identity) *string { return &i.Conac }),
	address("find_error", "找错", func(i *Identity) *string { return &i.FindError }),
	fields.Bool("ipv6", "支持IPv6", func(i *Identity) *bool { return &i.IPv6 }),
)

var link = fields.New(
	fields.Text("title", "标题", func(l *Link) *string { return &l.Title }).Must(),
	address("url", "网址", func(l *Link) *string { return &l.URL }).Must(),
)

var links = fields.New(
	fields.Sub("services", "办事服务", link, func(l *Links) *Link { return &l.Services }).Must(),
	fields.Sub("consult", "咨询投诉", link, func(l *Links) *Link { return &l.Consult }).Must(),
	fields.Each("upper", "上级网站", link, nil, func(l *Links) *[]Link { return &l.Upper }),
	fields.Each("service", "服务入口", link, nil, func(l *Links) *[]Link { return &l.Service }),
	fields.Each("interact", "互动入口", link, nil, func(l *Links) *[]Link { return &l.Interact }),
	fields.Each("media", "新媒体", link, nil, func(l *Links) *[]Link { return &l.Media }),
	fields.Texts("allow", "允许链接", func(l *Links) *[]string { return &l.Allow }).Says("正文可以链接的外部网站的域名，包括它下面的域名", "hosts that texts may link to, with those below them"),
)

var navItem = fields.New(
	fields.Text("title", "标题", func(n *NavItem) *string { return &n.Title }).Must(),
	address("path", "路径", func(n *NavItem) *string { return &n.Path }).Must(),
)

var column = fields.New(
	fields.Text("path", "路径", func(c *Column) *string { return &c.Path }).Must(),
	fields.Text("title", "标题", func(c *Column) *string { return &c.Title }).Must(),
	fields.Text("description", "描述", func(c *Column) *string { return &c.Description }),
	fields.Texts("keywords", "关键词", func(c *Column) *[]string { return &c.Keywords }),
	fields.Text("type", "类别", func(c *Column) *string { return &c.Type }),
	fields.Choice("class", "更新类别", disclosure.ParseColumnClass, disclosure.Names(disclosure.ColumnClasses()),
		func(c *Column) *disclosure.ColumnClass { return &c.Class }),
	fields.Int("window", "更新期限", 1, 3650, func(c *Column) *int { return &c.Window }),
	fields.Int("page_size", "每页条数", 5, 200, func(c *Column) *int { return &c.PageSize }),
)

var domain = fields.New(
	fields.Text("code", "编号", func(d *Domain) *string { return &d.Code }).Must(),
	fields.Text("slug", "短地址", func(d *Domain) *string { return &d.Slug }).Must(),
	fields.Text("name", "名称", func(d *Domain) *string { return &d.Name }).Must(),
	fields.Text("authority", "主管部门", func(d *Domain) *string { return &d.Authority }),
)

var defaults = fields.New(
	fields.Choice("mode", "公开方式", disclosure.ParseMode, disclosure.Names(disclosure.Modes()),
		func(d *Defaults) *disclosure.Mode { return &d.Mode }),
	choice("time_zone", "时区", []string{"Asia/Shanghai"}, func(d *Defaults) *string { return &d.TimeZone }),
	fields.Int("page_size", "每页条数", 5, 200, func(d *Defaults) *int { return &d.PageSize }),
)

var catalogFields = fields.New(
	fields.Text("file", "文件", func(c *Catalog) *string { return &c.File }),
	fields.Bool("list_on_request", "列出依申请公开", func(c *Catalog) *bool { return &c.ListOnRequest }),
)

var index = fields.New(
	fields.Text("scheme", "格式", func(i *Index) *string { return &i.Scheme }),
)

var theme = fields.New(
	fields.Text("folder", "文件夹", func(t *Theme) *string { return &t.Folder }),
	choice("extends", "基于", []string{"standard"}, func(t *Theme) *string { return &t.Extends }),
	fields.Text("accent", "主色", func(t *Theme) *string { return &t.Accent }),
	fields.Custom("params", "参数", diag.Text{ZH: "一组文字", EN: "texts"}, func(r *fields.Reader, n *fields.Node, t *Theme) {
		t.Params = map[string]string{}
		for _, e := range n.Entries {
			if s, ok := r.Text(e.Value); ok {
				t.Params[e.Key] = s
			}
		}
	}),
)

var feeds = fields.New(
	fields.Int("items", "条数", 1, 200, func(f *Feeds) *int { return &f.Items }),
)

var publish = fields.New(
	fields.Text("output", "输出文件夹", func(p *Publish) *string { return &p.Output }),
	fields.Bool("minify", "压缩", func(p *Publish) *bool { return &p.Minify }),
	fields.Bool("markdown", "Markdown副本", func(p *Publish) *bool { return &p.Markdown }),
	fields.Bool("api", "数据接口", func(p *Publish) *bool { return &p.API }),
	fields.Bool("search", "搜索", func(p *Publish) *bool { return &p.Search }),
	fields.Bool("index", "索引包", func(p *Publish) *bool { return &p.Index }),
	fields.Texts("ignore", "忽略", func(p *Publish) *[]string { return &p.Ignore }),
)

// Docs describes every setting for the manual.
func Docs() []fields.Doc { return schema.Docs() }
