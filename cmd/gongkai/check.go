package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"gongkai/generator"
	"gongkai/generator/audit"
	"gongkai/generator/audit/report"
	"gongkai/generator/audit/rules"
	"gongkai/generator/diag"
	"gongkai/generator/site"

	"github.com/spf13/cobra"
)

// checkFlags are what only check takes.
type checkFlags struct {
	profile, unit, since string
	rules                []string
	html, ics, forecast  string
	baseline             string
	writeBaseline, list  bool
	fix, yes             bool
}

func checkCommand(a *app) *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check",
		Short: a.say(diag.Text{ZH: "对照法规和检查指标检查网站", EN: "Check the site against the law and the inspection"}),
		Long: a.say(diag.Text{
			ZH: "对照《政府信息公开条例》、政府网站检查指标等检查文档、附件和网页，指出文件、行号和改法；没有核验的也一一列出。有错误时退出码为 1。",
			EN: "Holds documents, attachments and pages against the law and the inspection, names file, line and cure, and lists what could not be verified. Exits with 1 when there are errors.",
		}),
		Example: "  gongkai check\n  gongkai check --profile full --html 检查报告.html --ics 到期提醒.ics\n  gongkai check --since main --format github\n  gongkai check --fix",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case f.list:
				return a.listRules(f)
			case f.fix:
				return a.fix(cmd, f)
			}
			return a.runCheck(cmd, f)
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.profile, "profile", "inspect", a.say(diag.Text{ZH: "检查范围：veto 单项否决、inspect 检查指标、law 法定义务、full 全部", EN: "set of rules: veto, inspect, law, full"}))
	flags.StringSliceVar(&f.rules, "rule", nil, a.say(diag.Text{ZH: "只检查这些规则或规则类别，如 PRIV,COL-01", EN: "only these rules or families, such as PRIV,COL-01"}))
	flags.StringVar(&f.unit, "unit", "", a.say(diag.Text{ZH: "只看这个单位的问题", EN: "only what is this unit's to mend"}))
	flags.StringVar(&f.since, "since", "", a.say(diag.Text{ZH: "只看此后改动的文件：日期，或 git 的提交、分支", EN: "only files changed since a date or a git revision"}))
	flags.StringVar(&f.html, "html", "", a.say(diag.Text{ZH: "另存一份网页报告", EN: "also write an HTML report"}))
	flags.StringVar(&f.ics, "ics", "", a.say(diag.Text{ZH: "另存到期提醒日历", EN: "also write the forecast as a calendar"}))
	flags.StringVar(&f.forecast, "forecast", "", a.say(diag.Text{ZH: "另存到期提醒：.txt、.json 或 .ics", EN: "also write the forecast: .txt, .json or .ics"}))
	flags.StringVar(&f.baseline, "baseline", "", a.say(diag.Text{ZH: "已知问题清单（基线）文件", EN: "file of known findings"}))
	flags.BoolVar(&f.writeBaseline, "write-baseline", false, a.say(diag.Text{ZH: "把现有问题写成基线，理由待填", EN: "write what is found as a baseline"}))
	flags.BoolVar(&f.list, "list", false, a.say(diag.Text{ZH: "列出规则", EN: "list the rules"}))
	flags.BoolVar(&f.fix, "fix", false, a.say(diag.Text{ZH: "修正可以放心修正的写法，先显示改动", EN: "mend what can safely be mended, after showing it"}))
	flags.BoolVar(&f.yes, "yes", false, a.say(diag.Text{ZH: "与 --fix 同用，不再询问", EN: "with --fix: do not ask"}))
	return c
}

// runCheck checks, prints, and writes the files asked for.
func (a *app) runCheck(cmd *cobra.Command, f checkFlags) error {
	in, err := f.input()
	if err != nil {
		return err
	}
	o, err := a.options()
	if err != nil {
		return err
	}
	// Memory for speed, as long as it is little: an eighth of the time is saved for half
	// as much memory again.
	debug.SetGCPercent(200)
	p, err := generator.Load(o)
	if err != nil {
		return err
	}
	if in.Unit, err = unitOf(p.Site, f.unit); err != nil {
		return err
	}
	if f.since != "" {
		if in.Changed, err = changedSince(cmd.Context(), p, f.since); err != nil {
			return err
		}
	}
	result, err := p.Check(cmd.Context(), in, a.jobs)
	if err != nil {
		return err
	}
	r := report.New(p.Site, in.Profile, result, loaded(p, in))
	r.Named, r.Unit, r.Since = f.rules, in.Unit, f.since
	if f.baseline != "" {
		if done, err := a.useBaseline(r, f); done || err != nil {
			return err
		}
	}
	if err := f.write(r); err != nil {
		return err
	}
	if err := a.printReport(r); err != nil {
		return err
	}
	if list := r.List(); list.Failed() || a.strict && list.Count(diag.Warning) > 0 {
		return generator.ErrFindings
	}
	return nil
}

// loaded is what loading the site found, as far as it was asked for. An error is told
// whatever the unit and the rules: it keeps rules from being held against the site.
func loaded(p *generator.Project, in audit.Input) diag.List {
	return slices.DeleteFunc(slices.Clone(p.Found), func(d diag.Diagnostic) bool {
		switch {
		case in.Changed != nil && !in.Changed(d.File):
			return true
		case d.Severity == diag.Error:
			return false
		}
		return len(in.Only) > 0 || !in.Concerns(p.Site, d.File)
	})
}

// input is what to look for.
func (f checkFlags) input() (audit.Input, error) {
	var in audit.Input
	var ok bool
	if in.Profile, ok = audit.ParseProfile(f.profile); !ok {
		return in, usageError{diag.Text{ZH: "--profile 只能是 veto、inspect、law 或 full", EN: "--profile must be veto, inspect, law or full"}}
	}
	if f.writeBaseline && f.baseline == "" {
		return in, usageError{diag.Text{ZH: "--write-baseline 要与 --baseline 文件名 同用", EN: "--write-baseline needs --baseline FILE"}}
	}
	if f.fix && (f.unit != "" || len(f.rules) > 0) {
		return in, usageError{diag.Text{ZH: "--fix 不能与 --unit、--rule 同用；可以用 --since 限定文件", EN: "--fix takes no --unit and no --rule; --since limits the files"}}
	}
	if f.forecast != "" && !slices.Contains([]string{".txt", ".json", ".ics"}, strings.ToLower(filepath.Ext(f.forecast))) {
		return in, badForecast // before a site is checked for it
	}
	for _, name := range f.rules {
		codes := codesOf(name)
		if len(codes) == 0 {
			return in, unknownName("规则", "rule", name, append(codesOf(""), families()...))
		}
		in.Only = append(in.Only, codes...)
	}
	return in, nil
}

// codesOf are the codes of a rule or of a family of rules; all for the empty name.
func codesOf(name string) []string {
	var codes []string
	for _, r := range rules.All {
		family, _, _ := strings.Cut(r.Code, "-")
		if name == "" || strings.EqualFold(r.Code, name) || strings.EqualFold(family, name) {
			codes = append(codes, r.Code)
		}
	}
	return codes
}

// families are the first parts of codes: PRIV, COL.
func families() []string {
	var list []string
	for _, r := range rules.All {
		if family, _, _ := strings.Cut(r.Code, "-"); !slices.Contains(list, family) {
			list = append(list, family)
		}
	}
	return list
}

func unitOf(s *site.Site, name string) (*site.Unit, error) {
	if name == "" {
		return nil, nil
	}
	if u := s.Unit(name); u != nil {
		return u, nil
	}
	var names []string
	for _, u := range s.Units {
		names = append(names, u.ID, u.Name)
	}
	return nil, unknownName("单位", "unit", name, names)
}

// unknownName is the usage error for a name that is none of a list.
func unknownName(zh, en, name string, names []string) error {
	text := diag.Text{ZH: fmt.Sprintf("没有名为“%s”的%s", name, zh), EN: fmt.Sprintf("there is no %s %q", en, name)}
	if near := diag.Nearest(name, names); near != "" {
		text.ZH += "；是否指“" + near + "”？"
		text.EN += "; did you mean " + near + "?"
	}
	return usageError{text}
}

// useBaseline writes a baseline, and is done then, or takes what it accepts out of
// the report.
func (a *app) useBaseline(r *report.Report, f checkFlags) (done bool, err error) {
	if f.writeBaseline {
		if err := a.put(f.baseline, r.WriteBaseline()); err != nil { // reasons that people wrote are not written over
			return true, err
		}
		a.tell(diag.Text{ZH: "请为每一条填写理由", EN: "give each entry a reason"})
		return true, nil
	}
	src, err := os.ReadFile(f.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		return true, usageError{diag.Text{ZH: "没有文件 " + f.baseline, EN: "there is no file " + f.baseline}}
	}
	if err != nil {
		return true, fmt.Errorf("read baseline: %w", err)
	}
	b, found := report.ReadBaseline(filepath.ToSlash(f.baseline), src)
	r.Loaded.Add(found...)
	if !found.Failed() {
		r.Accept(b)
	}
	return false, nil
}

// write makes the files that were asked for beside the output.
func (f checkFlags) write(r *report.Report) error {
	for _, out := range []struct {
		file   string
		encode func(io.Writer) error
	}{
		{f.html, r.HTML},
		{f.ics, encodeForecast(r, ".ics")},
		{f.forecast, encodeForecast(r, strings.ToLower(filepath.Ext(f.forecast)))},
	} {
		if out.file == "" {
			continue
		}
		var b bytes.Buffer
		if err := out.encode(&b); err != nil {
			return err
		}
		if err := os.WriteFile(out.file, b.Bytes(), 0o644); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	return nil
}

var badForecast = usageError{diag.Text{ZH: "--forecast 的文件名应以 .txt、.json 或 .ics 结尾", EN: "--forecast takes a name that ends in .txt, .json or .ics"}}

func encodeForecast(r *report.Report, form string) func(io.Writer) error {
	f := r.Result.Forecast
	return func(w io.Writer) error {
		switch form {
		case ".ics":
			_, err := w.Write(f.Calendar(r.Site))
			return err
		case ".json":
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(slices.Concat(audit.Forecast{}, f)) // an empty list, not null
		case ".txt":
			return f.Write(w)
		}
		return badForecast
	}
}

// printReport prints the whole report for people, and the findings alone for
// machines.
func (a *app) printReport(r *report.Report) error {
	if a.format != "text" {
		return a.findings(a.out, r.List())
	}
	return r.Text(a.out, diag.Printer{Language: a.lang(), Color: isTerminal(a.out), Source: report.Excerpts(r.Site, a.sourceText)})
}

func (a *app) listRules(f checkFlags) error {
	in, err := f.input()
	if err != nil {
		return err
	}
	list := rules.All
	if len(in.Only) > 0 {
		list = slices.DeleteFunc(slices.Clone(list), func(r audit.Rule) bool { return !slices.Contains(in.Only, r.Code) })
	}
	if a.format == "json" {
		return report.RulesJSON(a.out, list)
	}
	return report.Rules(a.out, list, a.lang())
}
