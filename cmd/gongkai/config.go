package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/fields"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func configCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: a.say(diag.Text{ZH: "显示现在生效的设置，各来自哪里", EN: "Show the settings in effect and where each comes from"}),
		Long: a.say(diag.Text{
			ZH: "显示现在生效的全部设置。来源是 site.toml 的行号、命令行参数、环境变量或默认值；前面的压过后面的：命令行参数、环境变量、site.toml、默认值。\n\n环境变量：",
			EN: "Shows all settings in effect. Each comes from a flag, an environment variable, a line of site.toml or the defaults; the earlier wins.\n\nEnvironment: ",
		}) + strings.Join(variableNames(), " "),
		Example: "  gongkai config\n  gongkai config --format json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.textOrJSON(); err != nil {
				return err
			}
			if _, err := a.options(); err != nil {
				return err
			}
			cfg, found, err := config.Load(os.DirFS(a.source))
			if err != nil {
				return err
			}
			if found.Failed() {
				return a.broken(found)
			}
			return a.print(a.effective(cmd.Flags(), cfg))
		},
	}
}

// variables are the environment variables that stand in for flags.
var variables = []struct{ flag, name string }{
	{"source", "GONGKAI_SOURCE"},
	{"output", "GONGKAI_OUTPUT"},
	{"base-url", "GONGKAI_BASE_URL"},
	{"clock", "GONGKAI_CLOCK"},
	{"lang", "GONGKAI_LANG"},
	{"jobs", "GONGKAI_JOBS"},
}

func variableNames() []string {
	var names []string
	for _, v := range variables {
		names = append(names, v.name)
	}
	return names
}

// environment takes the flags that were not given from the environment.
func environment(f *pflag.FlagSet) error {
	for _, v := range variables {
		value := os.Getenv(v.name)
		if flag := f.Lookup(v.flag); value == "" || flag == nil || flag.Changed {
			continue
		}
		if err := f.Lookup(v.flag).Value.Set(value); err != nil {
			return usageError{diag.Text{ZH: fmt.Sprintf("环境变量 %s 的值“%s”不对", v.name, value), EN: fmt.Sprintf("the environment variable %s cannot be %q", v.name, value)}}
		}
	}
	return nil
}

// origin is where the value of a flag comes from; empty when it has its default.
func origin(f *pflag.FlagSet, name string) string {
	if f.Changed(name) {
		return "--" + name
	}
	for _, v := range variables {
		if v.flag == name && os.Getenv(v.name) != "" {
			return v.name
		}
	}
	return ""
}

// settings are the settings by key, with the flag that goes before each. config_test.go
// holds the list against the schema of site.toml.
var settings = []struct {
	key, flag string
	value     func(*config.Config) any
}{
	{"base_url", "base-url", func(c *config.Config) any { return c.BaseURL }},
	{"language", "", func(c *config.Config) any { return c.Language }},
	{"clock", "clock", func(c *config.Config) any { return moment(c.Clock) }},
	{"site.name", "", func(c *config.Config) any { return c.Site.Name }},
	{"site.short", "", func(c *config.Config) any { return c.Site.Short }},
	{"site.domain", "", func(c *config.Config) any { return c.Site.Domain }},
	{"site.site_code", "", func(c *config.Config) any { return c.Site.SiteCode }},
	{"site.region_code", "", func(c *config.Config) any { return c.Site.RegionCode }},
	{"site.icp", "", func(c *config.Config) any { return c.Site.ICP }},
	{"site.police", "", func(c *config.Config) any { return c.Site.Police }},
	{"site.host", "", func(c *config.Config) any { return c.Site.Host }},
	{"site.operator", "", func(c *config.Config) any { return c.Site.Operator }},
	{"site.address", "", func(c *config.Config) any { return c.Site.Address }},
	{"site.postcode", "", func(c *config.Config) any { return c.Site.Postcode }},
	{"site.telephone", "", func(c *config.Config) any { return c.Site.Telephone }},
	{"site.email", "", func(c *config.Config) any { return c.Site.Email }},
	{"site.description", "", func(c *config.Config) any { return c.Site.Description }},
	{"site.keywords", "", func(c *config.Config) any { return strings.Join(c.Site.Keywords, " ") }},
	{"site.unit", "", func(c *config.Config) any { return c.Site.Unit }},
	{"site.conac", "", func(c *config.Config) any { return c.Site.Conac }},
	{"site.find_error", "", func(c *config.Config) any { return c.Site.FindError }},
	{"site.ipv6", "", func(c *config.Config) any { return c.Site.IPv6 }},
	{"links.services", "", func(c *config.Config) any { return c.Links.Services.URL }},
	{"links.consult", "", func(c *config.Config) any { return c.Links.Consult.URL }},
	{"links.upper", "", func(c *config.Config) any { return len(c.Links.Upper) }},
	{"links.service", "", func(c *config.Config) any { return len(c.Links.Service) }},
	{"links.interact", "", func(c *config.Config) any { return len(c.Links.Interact) }},
	{"links.media", "", func(c *config.Config) any { return len(c.Links.Media) }},
	{"links.allow", "", func(c *config.Config) any { return strings.Join(c.Links.Allow, " ") }},
	{"navigation", "", func(c *config.Config) any { return len(c.Navigation) }},
	{"columns", "", func(c *config.Config) any { return len(c.Columns) }},
	{"domains", "", func(c *config.Config) any { return len(c.Domains) }},
	{"defaults.mode", "", func(c *config.Config) any { return string(c.Defaults.Mode) }},
	{"defaults.time_zone", "", func(c *config.Config) any { return c.Defaults.TimeZone }},
	{"defaults.page_size", "", func(c *config.Config) any { return c.Defaults.PageSize }},
	{"catalog.file", "", func(c *config.Config) any { return c.Catalog.File }},
	{"catalog.list_on_request", "", func(c *config.Config) any { return c.Catalog.ListOnRequest }},
	{"index_number.scheme", "", func(c *config.Config) any { return c.Index.Scheme }},
	{"theme.folder", "", func(c *config.Config) any { return c.Theme.Folder }},
	{"theme.extends", "", func(c *config.Config) any { return c.Theme.Extends }},
	{"theme.accent", "", func(c *config.Config) any { return c.Theme.Accent }},
	{"theme.params", "", func(c *config.Config) any { return len(c.Theme.Params) }},
	{"feeds.items", "", func(c *config.Config) any { return c.Feeds.Items }},
	{"publish.output", "output", func(c *config.Config) any { return c.Publish.Output }},
	{"publish.minify", "", func(c *config.Config) any { return c.Publish.Minify }},
	{"publish.markdown", "", func(c *config.Config) any { return c.Publish.Markdown }},
	{"publish.api", "", func(c *config.Config) any { return c.Publish.API }},
	{"publish.search", "", func(c *config.Config) any { return c.Publish.Search }},
	{"publish.index", "", func(c *config.Config) any { return c.Publish.Index }},
	{"publish.ignore", "", func(c *config.Config) any { return strings.Join(c.Publish.Ignore, " ") }},
}

// effective lists the settings: first those that only the command has, then site.toml's.
func (a *app) effective(f *pflag.FlagSet, cfg *config.Config) listing {
	out := listing{columns: []listColumn{{"key", diag.Text{ZH: "设置", EN: "setting"}}, {"value", diag.Text{ZH: "值", EN: "value"}}, {"origin", diag.Text{ZH: "来源", EN: "origin"}}}}
	standard := "default"
	if a.format == "text" {
		standard = a.say(diag.Text{ZH: "默认值", EN: "default"})
	}
	for _, name := range []string{"source", "lang", "jobs"} {
		out.add("--"+name, filepath.ToSlash(f.Lookup(name).Value.String()), cmp.Or(origin(f, name), standard))
	}
	for _, s := range settings {
		value, from := s.value(cfg), standard
		if at, ok := written(cfg, s.key); ok {
			from = at.String()
		}
		if s.flag != "" && origin(f, s.flag) != "" {
			value, from = filepath.ToSlash(f.Lookup(s.flag).Value.String()), origin(f, s.flag)
		}
		out.add(s.key, value, from)
	}
	return out
}

// written is the place of a setting in site.toml, under its English or a Chinese name.
func written(cfg *config.Config, key string) (diag.Place, bool) {
	docs, at := config.Docs(), ""
	for _, part := range strings.Split(key, ".") {
		doc := find(docs, part)
		found := false
		for _, name := range append([]string{doc.Name}, doc.Chinese...) {
			if k := strings.TrimPrefix(at+"."+name, "."); cfg.Given(k) {
				at, found = k, true
				break
			}
		}
		if !found {
			return diag.Place{}, false
		}
		docs = doc.Inner
	}
	return cfg.Place(at), true
}

func find(docs []fields.Doc, name string) fields.Doc {
	for _, d := range docs {
		if d.Name == name {
			return d
		}
	}
	return fields.Doc{}
}
