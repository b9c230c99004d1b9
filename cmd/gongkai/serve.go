package main

import (
	"fmt"
	"log/slog"
	"net"
	"time"

	"gongkai/generator"
	"gongkai/generator/diag"
	"gongkai/generator/preview"

	"github.com/lmittmann/tint"
	"github.com/spf13/cobra"
)

func serveCommand(a *app) *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "serve",
		Short: a.say(diag.Text{ZH: "在本机预览网站，边改边看", EN: "Preview the site while editing"}),
		Long: a.say(diag.Text{
			ZH: "在本机打开网站供预览。保存文档后，打开着的页面自动更新；写错了，页面上会指出哪一行、怎么改。不公开的文档只在预览中可见，有明显标记，不会进入输出文件夹。",
			EN: "Serves the site on this machine. Open pages follow what you save; mistakes are shown in the page with line and cure. Documents that are not public are seen in the preview only, marked, and never reach the output folder.",
		}),
		Example: "  gongkai serve\n  gongkai serve --addr 127.0.0.1:8080",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := a.options()
			if err != nil {
				return err
			}
			project, err := generator.Load(o)
			if err != nil {
				return err
			}
			host, _, err := net.SplitHostPort(addr)
			if err != nil {
				return usageError{diag.Text{ZH: "--addr 应写作 主机:端口，如 127.0.0.1:1313", EN: "--addr takes host:port, such as 127.0.0.1:1313"}}
			}
			l, err := net.Listen("tcp", addr)
			if err != nil {
				return fmt.Errorf("listen: %w", err)
			}
			s := &preview.Server{
				Options: o,
				Log:     slog.New(tint.NewHandler(a.err, &tint.Options{NoColor: !isTerminal(a.err)})),
				Report:  a.reportLoad,
			}
			if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
				s.Hosts = append(s.Hosts, host)
				fmt.Fprintln(a.err, a.say(diag.Text{
					ZH: "注意：预览对网络中的其他人可见，其中包括不公开的文档。",
					EN: "Note: others on the network can see the preview, documents that are not public included.",
				}))
			}
			fmt.Fprintf(a.out, a.say(diag.Text{ZH: "预览网址 %s （按 Ctrl+C 结束）\n", EN: "Preview at %s (Ctrl+C to stop)\n"}), "http://"+l.Addr().String()+project.Config.BasePath())
			return s.Serve(cmd.Context(), l)
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", a.say(diag.Text{ZH: "监听的地址", EN: "address to listen on"}))
	return c
}

// reportLoad prints what a load found, and in a line how it went.
func (a *app) reportLoad(found diag.List, took time.Duration) {
	a.findings(a.err, found)
	word := a.say(diag.Text{ZH: "已更新", EN: "Updated"})
	if found.Failed() {
		word = a.say(diag.Text{ZH: "有错误，仍显示改动前的网站", EN: "There are errors; the site before the change is shown"})
	}
	if !a.quiet {
		fmt.Fprintf(a.err, "%s %s (%s)\n", time.Now().Format("15:04:05"), word, took.Round(time.Millisecond))
	}
}
