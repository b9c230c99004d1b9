package main

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"gongkai/generator"
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/site"
	"gongkai/generator/stats"

	"github.com/spf13/cobra"
)

func reportCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "report",
		Short: a.say(diag.Text{ZH: "起草年报、统计和清理结果", EN: "Draft the yearly reports and statistics"}),
		Long: a.say(diag.Text{
			ZH: "用网站自己的数据起草每年要交的材料。只有人知道的数字写作〔请填写〕，草稿填好、核对、去掉“草稿: 是”以后才会发布。",
			EN: "Drafts the papers of the year from the site's own data. What only people know is left blank; a draft is published only after the draft mark is taken out.",
		}),
		Example: "  gongkai report annual --year 2026\n  gongkai report coverage -o 覆盖情况.xlsx",
	}
	c.AddCommand(a.annualReport(), a.siteReport(), a.coverageReport(), a.reviewReport())
	return c
}

func (a *app) annualReport() *cobra.Command {
	var year int
	var unit, out string
	c := &cobra.Command{
		Use:     "annual",
		Short:   a.say(diag.Text{ZH: "政府信息公开工作年度报告草稿", EN: "Draft of the annual disclosure report"}),
		Example: "  gongkai report annual --year 2026 -o content/disclosure/annual-reports/2026.md\n  gongkai report annual --year 2026 --unit education",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := a.loaded()
			if err != nil {
				return err
			}
			u, err := unitOf(p.Site, unit)
			if err != nil {
				return err
			}
			return a.put(out, stats.Annual(p.FS, p.Site, u, a.yearOr(year, p.Site)))
		},
	}
	a.yearFlag(c, &year)
	a.outFlag(c, &out)
	c.Flags().StringVar(&unit, "unit", "", a.say(diag.Text{ZH: "哪个单位的年报；不写是县政府的", EN: "whose report; the county's when absent"}))
	return c
}

func (a *app) siteReport() *cobra.Command {
	var year int
	var out string
	c := &cobra.Command{
		Use:     "site",
		Short:   a.say(diag.Text{ZH: "政府网站工作年度报表草稿", EN: "Draft of the site's yearly report"}),
		Example: "  gongkai report site --year 2026 -o content/site-reports/2026.md",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := a.loaded()
			if err != nil {
				return err
			}
			return a.put(out, stats.SiteReport(p.Site, a.yearOr(year, p.Site)))
		},
	}
	a.yearFlag(c, &year)
	a.outFlag(c, &out)
	return c
}

func (a *app) coverageReport() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "coverage",
		Short:   a.say(diag.Text{ZH: "公开覆盖情况工作簿：事项 × 单位", EN: "Workbook of coverage: items by units"}),
		Example: "  gongkai report coverage -o 覆盖情况.xlsx",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if out == "" {
				return usageError{diag.Text{ZH: "请用 -o 写明工作簿的文件名，如 -o 覆盖情况.xlsx", EN: "name the workbook with -o, such as -o coverage.xlsx"}}
			}
			p, err := a.loaded()
			if err != nil {
				return err
			}
			result, err := p.Check(cmd.Context(), audit.Input{Only: append(codesOf("CATALOG"), codesOf("PLATFORM-06")...)}, a.jobs)
			if err != nil {
				return err
			}
			var b bytes.Buffer
			if err := stats.Coverage(&b, result.Coverage); err != nil {
				return err
			}
			return a.put(out, b.Bytes())
		},
	}
	a.outFlag(c, &out)
	return c
}

func (a *app) reviewReport() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "review",
		Short: a.say(diag.Text{ZH: "规范性文件清理结果页，和到期应重新评估的不予公开信息", EN: "The clean-up of normative documents, and withheld documents due for review"}),
		Long: a.say(diag.Text{
			ZH: "起草规范性文件清理结果的公告。到期应当重新评估的不予公开信息只列文件路径，显示在屏幕上，不写进公告。",
			EN: "Drafts the page with the clean-up of normative documents. Withheld documents due for review are told by path on the screen and never written into the page.",
		}),
		Example: "  gongkai report review -o content/notices/清理结果.md",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := a.loaded()
			if err != nil {
				return err
			}
			for _, d := range stats.Withheld(p.Site) {
				by := a.say(diag.Text{ZH: "没有写复核期限", EN: "no day is set"})
				if !d.By.IsZero() {
					by = d.By.Format(time.DateOnly)
				}
				a.tell(diag.Text{ZH: "应重新评估：%s（%s）", EN: "to be reviewed: %s (%s)"}, d.Path, by)
			}
			return a.put(out, stats.Review(p.Site))
		},
	}
	a.outFlag(c, &out)
	return c
}

func (a *app) yearFlag(c *cobra.Command, year *int) {
	c.Flags().IntVar(year, "year", 0, a.say(diag.Text{ZH: "年度，默认为上一年", EN: "the year; the last one when absent"}))
}

func (a *app) outFlag(c *cobra.Command, out *string) {
	c.Flags().StringVarP(out, "out", "o", "", a.say(diag.Text{ZH: "写到这个文件", EN: "write to this file"}))
}

// yearOr is the year before the moment the site shows, unless one was asked for.
func (a *app) yearOr(year int, s *site.Site) int {
	if year == 0 {
		return s.Clock.Year() - 1
	}
	return year
}

// loaded is the site. Reports count what is public, so one with errors is refused.
func (a *app) loaded() (*generator.Project, error) {
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	p, err := generator.Load(o)
	if err != nil {
		return nil, err
	}
	if p.Found.Failed() {
		if err := a.findings(a.err, p.Found); err != nil {
			return nil, err
		}
		return nil, generator.ErrFindings
	}
	return p, nil
}

// put writes a report to a file that is not there yet, or to stdout.
func (a *app) put(file string, b []byte) error {
	if file == "" {
		_, err := a.out.Write(b)
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if os.IsExist(err) {
		return usageError{diag.Text{ZH: file + " 已经存在；换一个文件名，或先删除它", EN: file + " exists; choose another name or delete it first"}}
	}
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	if _, err := f.Write(b); err != nil {
		f.Close()
		return fmt.Errorf("write report: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	a.tell(diag.Text{ZH: "已写入 %s", EN: "%s written"}, file)
	return nil
}
