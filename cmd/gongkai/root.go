package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongkai/generator"
	"gongkai/generator/audit/report"
	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitDone        = 0
	exitFindings    = 1 // the site has errors that people can mend
	exitUsage       = 2 // wrong flags or arguments, or no site here
	exitFailure     = 3 // the machine or the program failed
	exitInterrupted = 130
)

// app is what the sub-commands share: the flags of all of them and where to write.
type app struct {
	source, output, baseURL string
	clock, format, language string
	jobs                    int
	quiet, strict           bool

	out, err io.Writer
}

// usageError is a mistake in how the command was called.
type usageError struct{ text diag.Text }

func (e usageError) Error() string { return e.text.EN }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &app{out: stdout, err: stderr}
	root := a.root(args)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, a.say(diag.Text{ZH: "已中断，没有发布。", EN: "Interrupted; nothing was published."}))
		return exitInterrupted
	case errors.Is(err, generator.ErrFindings):
		return exitFindings
	case errors.Is(err, config.ErrNoSite):
		fmt.Fprintln(stderr, a.say(diag.Text{
			ZH: "这里没有 site.toml。请进入网站文件夹，或用 -s 指明；新建网站用 gongkai new site。",
			EN: "There is no site.toml here. Go to the site's folder or name it with -s; gongkai new site makes a new one.",
		}))
		return exitUsage
	}
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintln(stderr, a.say(usage.text))
		return exitUsage
	}
	if isUsage(err) {
		fmt.Fprintln(stderr, a.mistake(err))
		fmt.Fprintln(stderr, a.say(diag.Text{ZH: "用 gongkai --help 查看用法。", EN: "See gongkai --help."}))
		return exitUsage
	}
	fmt.Fprintf(stderr, "gongkai: %s\n", a.failure(err))
	return exitFailure
}

// isUsage recognises the mistakes that the flag parser finds itself.
func isUsage(err error) bool {
	text := err.Error()
	for _, s := range []string{"unknown command", "unknown flag", "unknown shorthand", "flag needs an argument", "invalid argument", "accepts ", "requires at least"} {
		if strings.HasPrefix(text, s) {
			return true
		}
	}
	return false
}

// commands lists the sub-commands in the order of work: write, preview, check,
// publish, report; then what answers questions. Each is one file.
var commands = []func(*app) *cobra.Command{
	newCommand,
	importCommand,
	serveCommand,
	checkCommand,
	buildCommand,
	verifyCommand,
	reportCommand,
	listCommand,
	catalogCommand,
	searchCommand,
	configCommand,
	completionCommand,
	versionCommand,
}

func (a *app) root(args []string) *cobra.Command {
	a.language = guessLanguage(args)
	root := &cobra.Command{
		Use:           "gongkai",
		Short:         a.say(diag.Text{ZH: "把县级政府的公开文档编译成政府信息公开网站", EN: "Compiles a county's documents into its disclosure website"}),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	f := root.PersistentFlags()
	f.StringVarP(&a.source, "source", "s", ".", a.say(diag.Text{ZH: "网站文件夹（site.toml 所在）", EN: "the site's folder, with site.toml"}))
	f.StringVarP(&a.output, "output", "d", "", a.say(diag.Text{ZH: "输出文件夹", EN: "the output folder"}))
	f.StringVarP(&a.baseURL, "base-url", "b", "", a.say(diag.Text{ZH: "网站网址，代替 site.toml 中的网址", EN: "address of the site, instead of site.toml's"}))
	f.StringVar(&a.clock, "clock", "", a.say(diag.Text{ZH: "网站显示的时刻，如 2026-11-20T09:00", EN: "the moment the site shows, such as 2026-11-20T09:00"}))
	f.StringVar(&a.format, "format", "text", a.say(diag.Text{ZH: "问题清单的格式：text、json、sarif、github", EN: "format of findings: text, json, sarif, github"}))
	f.StringVar(&a.language, "lang", a.language, a.say(diag.Text{ZH: "提示语言：zh 或 en", EN: "language of messages: zh or en"}))
	f.IntVar(&a.jobs, "jobs", 0, a.say(diag.Text{ZH: "同时进行的任务数，默认为处理器数", EN: "how much is done at once; the number of processors by default"}))
	f.BoolVarP(&a.quiet, "quiet", "q", false, a.say(diag.Text{ZH: "只输出问题", EN: "print findings only"}))
	f.BoolVar(&a.strict, "strict", false, a.say(diag.Text{ZH: "把警告当作错误", EN: "treat warnings as errors"}))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if err := environment(cmd.Flags()); err != nil {
			return err
		}
		return a.check()
	}
	a.helpful(root)
	a.doubleClick(args)
	for _, c := range commands {
		root.AddCommand(c(a))
	}
	return root
}

// guessLanguage is English for --lang en, or for a locale that says so; Chinese
// otherwise. It is needed before the flags are parsed, for the help texts.
func guessLanguage(args []string) string {
	for i, arg := range args {
		if arg == "--lang=en" || arg == "--lang" && i+1 < len(args) && args[i+1] == "en" {
			return "en"
		}
		if strings.HasPrefix(arg, "--lang") {
			return "zh"
		}
	}
	for _, v := range []string{"GONGKAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(v); value != "" {
			if strings.HasPrefix(value, "en") {
				return "en"
			}
			return "zh"
		}
	}
	return "zh"
}

func (a *app) check() error {
	if a.language != "zh" && a.language != "en" {
		return usageError{diag.Text{ZH: "--lang 只能是 zh 或 en", EN: "--lang must be zh or en"}}
	}
	// On Windows \" is a quote that belongs to the path, and what follows belongs to it too.
	for _, dir := range []string{a.source, a.output} {
		if strings.Contains(dir, `"`) {
			return usageError{diag.Text{
				ZH: "文件夹的名称里不能有引号：" + dir + "\n路径用引号括起来的，末尾不要写 \\，如 \"D:\\政务公开 网站\"。",
				EN: "a folder's name must not hold a quote: " + dir + "\nWhere a path is quoted, leave out the \\ at its end, as in \"D:\\my site\".",
			}}
		}
	}
	for _, f := range diag.Formats {
		if a.format == f {
			return nil
		}
	}
	return usageError{diag.Text{ZH: "--format 只能是 text、json、sarif 或 github", EN: "--format must be text, json, sarif or github"}}
}

func (a *app) lang() diag.Language {
	if a.language == "en" {
		return diag.EN
	}
	return diag.ZH
}

func (a *app) say(t diag.Text) string { return t.In(a.lang()) }

// options are the flags as the generator takes them.
func (a *app) options() (generator.Options, error) {
	o := generator.Options{Source: a.source, Output: a.output, BaseURL: a.baseURL, Strict: a.strict, Jobs: a.jobs}
	if a.clock == "" {
		return o, nil
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"} {
		if t, err := time.ParseInLocation(form, a.clock, disclosure.Beijing); err == nil {
			o.Clock = t
			return o, nil
		}
	}
	return o, usageError{diag.Text{ZH: "--clock 的时间应写作 2026-11-20T09:00", EN: "--clock takes a time such as 2026-11-20T09:00"}}
}

// findings prints a list in the format asked for: to w. Of secret files it shows no line:
// what a build says is kept in logs.
func (a *app) findings(w io.Writer, list diag.List, secret ...string) error {
	source := func(file string) ([]byte, bool) {
		if slices.Contains(secret, file) {
			return nil, false
		}
		return a.sourceText(file)
	}
	p := diag.Printer{Language: a.lang(), Color: isTerminal(w), Tool: "gongkai", Version: generator.Version, Source: source}
	return p.Print(w, a.format, list)
}

// sourceText reads a file of the site for an excerpt; what is not text of a sensible
// size is not shown, and neither is what is personal.
func (a *app) sourceText(file string) ([]byte, bool) {
	path := filepath.Join(a.source, filepath.FromSlash(file))
	if info, err := os.Stat(path); err != nil || info.Size() > 8<<20 || info.IsDir() {
		return nil, false
	}
	b, err := os.ReadFile(path)
	return report.Quotable(b), err == nil
}
