package main

import (
	"errors"
	"fmt"
	"time"

	"gongkai/generator"
	"gongkai/generator/diag"
	"gongkai/generator/site"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
)

func buildCommand(a *app) *cobra.Command {
	var fresh, force, offline bool
	c := &cobra.Command{
		Use:     "build",
		Short:   a.say(diag.Text{ZH: "生成网站", EN: "Build the site"}),
		Long:    a.say(diag.Text{ZH: "读取 content/ 中的文档，生成整个网站。有错误时不发布，原来的网站保持不变。", EN: "Reads the documents under content/ and makes the whole site. With errors nothing is published and the old site stays."}),
		Example: "  gongkai build\n  gongkai build -s qinghe -d /srv/www/qinghe",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := a.options()
			if err != nil {
				return err
			}
			o.Fresh, o.Force, o.Offline = fresh, force, offline
			if !a.quiet && isTerminal(a.err) {
				bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(a.err), progressbar.OptionClearOnFinish())
				o.Progress = func(done, total int) { bar.ChangeMax(total); bar.Set(done) }
				defer bar.Finish()
			}
			sum, err := generator.Build(cmd.Context(), o)
			if err != nil && !errors.Is(err, generator.ErrFindings) {
				return err
			}
			w := a.err
			if a.format != "text" {
				w = a.out
			}
			if printErr := a.findings(w, sum.Found, sum.Secret...); printErr != nil {
				return printErr
			}
			if !a.quiet && a.format == "text" {
				a.summary(sum, err != nil)
			}
			return err
		},
	}
	c.Flags().BoolVar(&force, "force", false, a.say(diag.Text{ZH: "检查有错误也发布；涉密、泄露隐私等错误除外", EN: "publish in spite of errors of the checks, except leaks"}))
	c.Flags().BoolVar(&fresh, "fresh", false, a.say(diag.Text{ZH: "从头生成，不沿用上次的结果", EN: "render everything, taking nothing over from the last build"}))
	c.Flags().BoolVar(&offline, "offline", false, a.say(diag.Text{ZH: "生成不用联网、从文件夹直接打开的版本，放在“输出文件夹-offline”", EN: "make an edition that opens from a folder, in the output folder with -offline added"}))
	return c
}

// summary says what was built, what was held back and why.
func (a *app) summary(s generator.Summary, failed bool) {
	count := func(severity diag.Severity) int { return s.Found.Count(severity) }
	if a.lang() == diag.EN {
		fmt.Fprintf(a.err, "%d errors, %d warnings, %d notices\n", count(diag.Error), count(diag.Warning), count(diag.Notice))
	} else {
		fmt.Fprintf(a.err, "错误 %d 个，警告 %d 个，提示 %d 个\n", count(diag.Error), count(diag.Warning), count(diag.Notice))
	}
	if failed {
		fmt.Fprintln(a.err, a.say(diag.Text{ZH: "没有发布，原来的网站保持不变。", EN: "Nothing was published; the old site is unchanged."}))
		return
	}
	if s.Unchanged {
		fmt.Fprintln(a.out, a.say(diag.Text{ZH: "没有变化，已发布的网站完好。", EN: "Nothing has changed; the published site is intact."}))
	}
	held := func(h site.Hidden) int { return s.Hidden[h] }
	took := s.Took.Round(time.Millisecond)
	if a.lang() == diag.EN {
		fmt.Fprintf(a.out, "%d documents, %d shown; %d pages, %d files, %.1f MB\n", s.Documents, s.Public, s.Pages, s.Files, float64(s.Bytes)/(1<<20))
		for _, h := range site.HiddenReasons {
			if held(h) > 0 {
				fmt.Fprintf(a.out, "  %s: %d\n", h, held(h))
			}
		}
		fmt.Fprintf(a.out, "as of %s, in %s, to %s\n", s.Clock.Format("2006-01-02 15:04"), took, s.Output)
		return
	}
	fmt.Fprintf(a.out, "文档 %d 篇，公开 %d 篇；页面 %d 个，文件 %d 个，共 %.1f MB\n", s.Documents, s.Public, s.Pages, s.Files, float64(s.Bytes)/(1<<20))
	for _, h := range site.HiddenReasons {
		if held(h) > 0 {
			fmt.Fprintf(a.out, "  %s：%d 篇（%s）\n", h.Chinese(), held(h), h.Shows())
		}
	}
	fmt.Fprintf(a.out, "时点 %s，用时 %s，输出到 %s\n", s.Clock.Format("2006-01-02 15:04"), took, s.Output)
}
