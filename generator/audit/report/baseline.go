package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

// Baseline is a list of known findings that are accepted for a time: a rule, a file,
// how many, why, and until when. Lines are not part of it, so that it outlives edits
// elsewhere in the file; words are not either, since they tell how many days late.
type Baseline struct {
	File   string
	Accept []Known
}

// Known is one entry.
type Known struct {
	Rule   string
	Path   string // the file
	Count  int    // how many findings; one when absent
	Reason string
	Until  time.Time // the last day
	place  diag.Place
}

var baselineSchema = fields.New(
	fields.Each("accept", "已知问题", knownSchema, nil, func(b *Baseline) *[]Known { return &b.Accept }).Says("已知问题", "known findings"),
)

var knownSchema = fields.New(
	fields.Text("rule", "规则", func(k *Known) *string { return &k.Rule }).Must(),
	fields.Text("file", "文件", func(k *Known) *string { return &k.Path }).Must(),
	fields.Int("count", "个数", 1, 9999, func(k *Known) *int { return &k.Count }),
	fields.Text("reason", "理由", func(k *Known) *string { return &k.Reason }),
	fields.Date("until", "截止", func(k *Known) *time.Time { return &k.Until }).Must(),
)

var (
	noReason = diag.Define(diag.Kind{
		Code: "B1001", Severity: diag.Error,
		Message: diag.Text{ZH: "没有写明接受“%s”的理由", EN: "no reason is given for accepting %s"},
		Hint:    diag.Text{ZH: "在 reason 中写明为什么暂不整改、由谁负责", EN: "say in reason why it is not mended now, and who answers for it"},
		Cause:   diag.Text{ZH: "基线中的每一条都要有理由；自动生成的条目理由是空的，需要人来填写。"},
		Example: "[[accept]]\nrule = \"COL-01\"\nfile = \"content/news\"\nreason = \"\"\nuntil = 2027-01-31",
	})
	accepted = diag.Define(diag.Kind{
		Code: "B1002", Severity: diag.Warning,
		Message: diag.Text{ZH: "接受“%s”的期限 %s 已过，问题重新计入", EN: "the acceptance of %s ended on %s"},
		Hint:    diag.Text{ZH: "整改问题，或写明新的期限和理由", EN: "mend it, or give a new day and reason"},
		Cause:   diag.Text{ZH: "基线中的条目到期后不再有效。"},
	})
	unused = diag.Define(diag.Kind{
		Code: "B1003", Severity: diag.Notice,
		Message: diag.Text{ZH: "基线中的“%s”已没有对应的问题", EN: "nothing is found any more for %s"},
		Hint:    diag.Text{ZH: "删去这一条", EN: "delete the entry"},
		Cause:   diag.Text{ZH: "问题已经整改，或文件已经改名。"},
	})
	neverAccepted = diag.Define(diag.Kind{
		Code: "B1004", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”关系个人信息或国家秘密，不能列入基线", EN: "%s concerns personal information or secrets and cannot be accepted"},
		Hint:    diag.Text{ZH: "删去或遮盖；不是个人信息的，在号码前写明是什么号码，如“设备编号”，单位账户写明户名", EN: "delete or mask it; if it is not personal, say before the number what it is, or whose account"},
		Cause:   diag.Text{ZH: "泄露个人信息和秘密的错误没有例外。"},
	})
)

// ReadBaseline reads a baseline from TOML.
func ReadBaseline(file string, src []byte) (*Baseline, diag.List) {
	b := &Baseline{File: file}
	node, found := fields.TOML(file, src, 1)
	if found.Failed() {
		return b, found
	}
	r := fields.NewReader(disclosure.Beijing)
	places := baselineSchema.Decode(r, node, b)
	for i := range b.Accept {
		b.Accept[i].place = places.Item(file, "accept", i)
	}
	return b, append(found, r.Found...)
}

// Accept takes the findings of a baseline out of the report, and reports entries that
// have no reason, have expired, or are not needed any more.
func (r *Report) Accept(b *Baseline) {
	for i := range b.Accept {
		k := &b.Accept[i]
		name := k.Rule + " " + k.Path
		switch {
		case strings.TrimSpace(k.Reason) == "":
			r.Loaded.Add(noReason.At(k.place, name))
			continue
		case r.Site.Clock.After(k.Until.AddDate(0, 0, 1)):
			r.Loaded.Add(accepted.At(k.place, name, k.Until.Format(time.DateOnly)))
			continue
		}
		left := cmp.Or(k.Count, 1)
		taken, leak := 0, false
		r.Result.Findings = slices.DeleteFunc(r.Result.Findings, func(f audit.Finding) bool {
			if f.Rule.Code != k.Rule || f.File != k.Path || taken == left {
				return false
			}
			if isLeak(f) {
				leak = true
				return false
			}
			taken++
			return true
		})
		r.Accepted += taken
		switch {
		case leak:
			r.Loaded.Add(neverAccepted.At(k.place, name))
		case taken == 0 && r.judged(k.Rule):
			r.Loaded.Add(unused.At(k.place, name))
		}
	}
}

// judged reports whether all that a rule would find was looked for, so that what is not
// found is not there: a check of one unit or of other rules tells nothing about the
// entries of the whole. A code that no rule has finds nothing ever.
func (r *Report) judged(code string) bool {
	if !slices.ContainsFunc(diag.Kinds(), func(k *diag.Kind) bool { return k.Code == code }) {
		return true
	}
	return r.limits() == diag.Text{} &&
		slices.ContainsFunc(r.Result.Rules, func(rule *audit.Rule) bool { return rule.Code == code }) &&
		!slices.ContainsFunc(r.Result.Unverified, func(u audit.Unverified) bool { return u.Rule.Code == code })
}

// isLeak reports a finding for which there is no exception.
func isLeak(f audit.Finding) bool {
	return f.Severity == diag.Error && (strings.HasPrefix(f.Rule.Code, "PRIV-") || strings.HasPrefix(f.Rule.Code, "SEC-"))
}

// WriteBaseline is a baseline of everything found, for half a year. Reasons are left
// for people to fill in; without one an entry is an error. Leaks are not in it.
func (r *Report) WriteBaseline() []byte {
	type key struct{ rule, file string }
	count := map[key]int{}
	var order []key
	title := map[string]string{}
	for _, f := range r.Result.Findings {
		k := key{f.Rule.Code, f.File}
		if isLeak(f) {
			continue
		}
		if count[k] == 0 {
			order = append(order, k)
		}
		count[k]++
		title[k.rule] = f.Rule.Title
	}
	until := r.Site.Clock.AddDate(0, 6, 0).Format(time.DateOnly)
	var b strings.Builder
	b.WriteString("# 已知问题：写明理由（reason）后，在期限（until）之前不再计入。\n")
	for _, k := range order {
		fmt.Fprintf(&b, "\n# %s\n[[accept]]\nrule = %q\nfile = %q\n", title[k.rule], k.rule, k.file)
		if count[k] > 1 {
			fmt.Fprintf(&b, "count = %d\n", count[k])
		}
		fmt.Fprintf(&b, "reason = \"\"\nuntil = %s\n", until)
	}
	return []byte(b.String())
}
