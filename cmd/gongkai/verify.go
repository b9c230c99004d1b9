package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"gongkai/generator"
	"gongkai/generator/diag"
	"gongkai/generator/publish"

	"github.com/spf13/cobra"
)

func verifyCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "verify DIR|URL",
		Short:   a.say(diag.Text{ZH: "核对网站是否被改动（网页防篡改）", EN: "Check a published site against its manifest"}),
		Long:    a.say(diag.Text{ZH: "按 manifest.json 逐个核对文件夹或线上网站的文件，指出被改动、丢失和多出的文件。", EN: "Compares every file of a folder or a served site with manifest.json and names what was changed, lost or added."}),
		Example: "  gongkai verify public\n  gongkai verify https://www.qinghe.gov.cn/",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var report publish.Report
			var err error
			if strings.HasPrefix(args[0], "http://") || strings.HasPrefix(args[0], "https://") {
				report, err = publish.VerifyURL(cmd.Context(), &http.Client{Timeout: 30 * time.Second}, args[0])
			} else {
				report, err = publish.Verify(os.DirFS(args[0]))
			}
			if err != nil {
				return fmt.Errorf("verify %s: %w", args[0], err)
			}
			list := report.Diagnostics()
			if err := a.findings(a.out, list); err != nil {
				return err
			}
			if !a.quiet && a.format == "text" {
				fmt.Fprintln(a.out, a.verdict(report))
			}
			if !report.Intact() {
				return generator.ErrFindings
			}
			return nil
		},
	}
}

func (a *app) verdict(r publish.Report) string {
	if a.lang() == diag.EN {
		return fmt.Sprintf("%d files checked: %d changed, %d missing, %d added, %d unread", r.Checked, len(r.Changed), len(r.Missing), len(r.Added), len(r.Unread))
	}
	return fmt.Sprintf("核对 %d 个文件：被改动 %d 个，丢失 %d 个，多出 %d 个，未能读取 %d 个", r.Checked, len(r.Changed), len(r.Missing), len(r.Added), len(r.Unread))
}
