package main

import (
	"path/filepath"
	"regexp"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/scaffold"

	"github.com/spf13/cobra"
)

var (
	regionCode = regexp.MustCompile(`^\d{6}$`)
	siteCode   = regexp.MustCompile(`^\d{10}$`)
	hostName   = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
	columnPath = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$`)
)

func newSiteCommand(a *app) *cobra.Command {
	var county scaffold.County
	c := &cobra.Command{
		Use:     "site DIR",
		Short:   a.say(diag.Text{ZH: "新建一个网站", EN: "Make a new site"}),
		Long:    a.say(diag.Text{ZH: "在一个空文件夹里建好整个网站：设置、栏目、机构、公开指南、依申请公开说明、专题和一篇示例公告（草稿）。不需要联网。", EN: "Makes a whole site in an empty folder: settings, columns, units, the disclosure guide, how to apply, a topic and a sample notice as a draft. No network is needed."}),
		Example: "  gongkai new site qinghe --name 青禾县人民政府\n  gongkai new site qinghe --name 青禾县人民政府 --code 369921 --domain www.qinghe.gov.cn",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := checkCounty(county); err != nil {
				return err
			}
			now, err := a.now()
			if err != nil {
				return err
			}
			county.Now = now
			files, err := scaffold.Site(county)
			if err != nil {
				return err
			}
			if err := scaffold.WriteSite(args[0], files); err != nil {
				return refuse(err, args[0])
			}
			dir := filepath.ToSlash(args[0])
			a.talk(diag.Text{ZH: "已建立网站 %s，共 %d 个文件。\n接下来：\n  gongkai build -s %[3]s    生成网站，并列出需要填写的地方\n  gongkai serve -s %[3]s    预览\n", EN: "Made the site %s with %d files.\nNext:\n  gongkai build -s %[3]s    builds it and lists what is to be filled in\n  gongkai serve -s %[3]s    shows a preview\n"}, dir, len(files), typed(dir))
			return nil
		},
	}
	f := c.Flags()
	text := func(to *string, name, zh, en string) { f.StringVar(to, name, "", a.say(diag.Text{ZH: zh, EN: en})) }
	text(&county.Name, "name", "网站名称，如 青禾县人民政府（必填）", "name of the site, such as 青禾县人民政府 (required)")
	text(&county.Short, "short", "简称，如 青禾县", "short name, such as 青禾县")
	text(&county.Code, "code", "行政区划代码，六位数字", "region code, six digits")
	text(&county.SiteCode, "site-code", "网站标识码，十位数字", "site code, ten digits")
	text(&county.Domain, "domain", "域名，如 www.qinghe.gov.cn", "host name, such as www.qinghe.gov.cn")
	text(&county.Office, "office", "承办单位", "the office that runs the site")
	text(&county.Address, "address", "办公地址", "address")
	text(&county.Postcode, "postcode", "邮政编码", "postcode")
	text(&county.Telephone, "telephone", "联系电话", "telephone")
	text(&county.Email, "email", "电子邮箱", "e-mail address")
	text(&county.Services, "services", "政务服务网的网址", "address of the online services")
	text(&county.Consult, "consult", "咨询投诉的网址", "address where people can ask")
	return c
}

// typed is a path as it is typed after a flag: what has blanks or brackets in it is one
// word between quotes, in PowerShell, cmd.exe and sh alike.
func typed(path string) string {
	if strings.ContainsAny(path, " \t&;()[]{}'") {
		return `"` + path + `"`
	}
	return path
}

func checkCounty(c scaffold.County) error {
	address := func(s string) bool { return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") }
	for _, t := range []struct {
		bad  bool
		text diag.Text
	}{
		{c.Name == "", diag.Text{ZH: "请用 --name 写明网站名称，如 --name 青禾县人民政府", EN: "name the site with --name"}},
		{c.Code != "" && !regionCode.MatchString(c.Code), diag.Text{ZH: "--code 是六位数字的行政区划代码", EN: "--code takes six digits"}},
		{c.SiteCode != "" && !siteCode.MatchString(c.SiteCode), diag.Text{ZH: "--site-code 是十位数字的网站标识码", EN: "--site-code takes ten digits"}},
		{c.Domain != "" && !hostName.MatchString(c.Domain), diag.Text{ZH: "--domain 只写域名，如 www.qinghe.gov.cn", EN: "--domain takes a host name only"}},
		{c.Services != "" && !address(c.Services), diag.Text{ZH: "--services 要写完整的网址，以 https:// 开头", EN: "--services takes a full address"}},
		{c.Consult != "" && !address(c.Consult), diag.Text{ZH: "--consult 要写完整的网址，以 https:// 开头", EN: "--consult takes a full address"}},
	} {
		if t.bad {
			return usageError{t.text}
		}
	}
	for _, s := range []string{c.Name, c.Short, c.Office, c.Address, c.Postcode, c.Telephone, c.Email, c.Services, c.Consult} {
		if oneLine(s) != s {
			return usageError{diag.Text{ZH: "参数里不能有换行和控制字符", EN: "leave out line breaks and control characters"}}
		}
	}
	return nil
}
