package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"gongkai/generator"
	"gongkai/generator/diag"
	"gongkai/generator/index"
	"gongkai/search"

	"github.com/spf13/cobra"
)

// searcher is what gongkai search was asked.
type searcher struct {
	*app
	query   search.Query
	filters map[string]*[]string
	explain bool
	exact   bool
	batch   string

	index   *search.Index
	project *generator.Project
}

func searchCommand(a *app) *cobra.Command {
	s := &searcher{app: a, filters: map[string]*[]string{}}
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: a.say(diag.Text{ZH: "搜索将要公开的文档", EN: "Search what will be public"}),
		Long: a.say(diag.Text{
			ZH: "按网站搜索页的规则搜索公开的文档。用 --explain 查看排序的理由，用 --batch 检查一批群众常问的问题各能找到什么。",
			EN: "Searches the public documents by the rules of the site's search page. --explain tells why hits stand where they do; --batch takes a file of questions and tells what each finds.",
		}),
		Example: "  gongkai search 低保怎么申请\n  gongkai search 补贴 --unit 农业农村局 --year 2025 --format json\n  gongkai search --batch questions.txt",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.run(strings.Join(args, " "), cmd.InOrStdin())
		},
	}
	f := c.Flags()
	for _, filter := range []struct {
		name string
		text diag.Text
	}{
		{"domain", diag.Text{ZH: "只看这个领域，如 社会救助", EN: "only this domain"}},
		{"kind", diag.Text{ZH: "只看这种类型，如 政策文件", EN: "only this kind"}},
		{"unit", diag.Text{ZH: "只看这个机构（写出名称的一部分即可）", EN: "only this unit (a part of its name will do)"}},
		{"year", diag.Text{ZH: "只看这一年", EN: "only this year"}},
		{"status", diag.Text{ZH: "只看这种有效性，如 有效", EN: "only this status"}},
	} {
		s.filters[filter.name] = f.StringSlice(filter.name, nil, a.say(filter.text))
	}
	f.IntVar(&s.query.Limit, "limit", 10, a.say(diag.Text{ZH: "最多列出几条，0 为全部", EN: "how many hits at most; 0 for all"}))
	f.BoolVar(&s.query.ByDate, "by-date", false, a.say(diag.Text{ZH: "新的在前", EN: "newest first"}))
	f.BoolVar(&s.exact, "exact", false, a.say(diag.Text{ZH: "不按同义词扩展", EN: "do not ask for other words as well"}))
	f.BoolVar(&s.explain, "explain", false, a.say(diag.Text{ZH: "说明每条结果排在这里的理由", EN: "tell why each hit stands where it does"}))
	f.StringVar(&s.batch, "batch", "", a.say(diag.Text{ZH: "问题清单，一行一个；- 为标准输入", EN: "a file of questions, one a line; - for standard input"}))
	return c
}

func (s *searcher) run(query string, in io.Reader) error {
	if (query == "") == (s.batch == "") {
		return usageError{diag.Text{ZH: "请写出要搜索的词，或用 --batch 指明问题清单", EN: "give words to search for, or a file of questions with --batch"}}
	}
	o, err := s.options()
	if err != nil {
		return err
	}
	if s.project, err = generator.Load(o); err != nil {
		return err
	}
	if s.project.Found.Failed() {
		if err := s.findings(s.err, s.project.Found); err != nil {
			return err
		}
		return generator.ErrFindings
	}
	if s.index, err = s.project.OpenIndex(); err != nil {
		return err
	}
	defer s.index.Close()
	if s.batch != "" {
		return s.questions(in)
	}
	answer, err := s.ask(query)
	if err != nil {
		return err
	}
	if s.format == "json" {
		return s.json(answer)
	}
	return s.text(answer)
}

// ask puts a question with the filters of the flags.
func (s *searcher) ask(text string) (index.Answer, error) {
	q := s.query
	q.Text, q.Filters, q.Passages = text, map[string][]string{}, max(q.Limit, 10)
	if !s.exact {
		q.Aliases = s.project.Search.Aliases
	}
	for name, wanted := range s.filters {
		for _, w := range *wanted {
			values, _, err := s.index.Facet(name)
			if err != nil {
				return index.Answer{}, err
			}
			fit := matching(values, w)
			if len(fit) == 0 {
				known := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" }) // not that of documents without one
				return index.Answer{}, usageError{diag.Text{
					ZH: fmt.Sprintf("--%s：没有“%s”，有的是：%s", name, w, strings.Join(known, "、")),
					EN: fmt.Sprintf("--%s: there is no %q, but %s", name, w, strings.Join(known, ", ")),
				}}
			}
			q.Filters[name] = append(q.Filters[name], fit...)
		}
	}
	r, err := search.Search(s.index, q)
	if err != nil {
		return index.Answer{}, fmt.Errorf("search %s: %w", text, err)
	}
	return index.NewAnswer(text, s.project.Config.BaseURL, r, s.explain, s.lang()), nil
}

// matching are the values that are, or else contain, what is wanted.
func matching(values []string, wanted string) (fit []string) {
	for _, v := range values {
		if v == wanted {
			return []string{v}
		}
		if strings.Contains(v, wanted) {
			fit = append(fit, v)
		}
	}
	return fit
}

func (s *searcher) json(v any) error {
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (s *searcher) text(a index.Answer) error {
	if len(a.Expanded) > 0 {
		s.talk(diag.Text{ZH: "已按 %s 扩展\n", EN: "also asked for: %s\n"}, strings.Join(a.Expanded, "、"))
	}
	if a.Related > 0 {
		s.talk(diag.Text{ZH: "含原话的 %d 条，按“%s”找到的 %d 条排在后面\n", EN: "%d to the letter; those about %q (%d) follow\n"}, a.Candidates, a.Subject, a.Related)
	}
	if a.Loose {
		s.talk(diag.Text{ZH: "没有完全符合的，下面是比较接近的\n", EN: "nothing contains all the words; these have most of them\n"})
	}
	out := listing{columns: []listColumn{
		{"title", diag.Text{ZH: "标题", EN: "title"}}, {"number", diag.Text{ZH: "文号", EN: "number"}}, {"published", diag.Text{ZH: "发布日期", EN: "published"}},
		{"status", diag.Text{ZH: "有效性", EN: "status"}}, {"unit", diag.Text{ZH: "机构", EN: "unit"}}, {"url", diag.Text{ZH: "网址", EN: "address"}},
	}}
	if s.explain {
		out.columns = append(out.columns, listColumn{"reason", diag.Text{ZH: "理由", EN: "reason"}})
	}
	for _, h := range a.Hits {
		row := []any{h.Title, h.Number, h.Date, h.Status, h.Unit, h.URL}
		if s.explain {
			row = append(row, s.reason(h))
		}
		out.add(row...)
	}
	return s.print(out)
}

// reason is why a hit stands where it does, in a phrase.
func (s *searcher) reason(h index.Hit) string {
	parts := []string{h.Reason.Found}
	if h.Related {
		parts = append(parts, s.say(diag.Text{ZH: "不含提问的原话", EN: "not to the letter"}))
	}
	if h.Via != "" {
		parts = append(parts, s.say(diag.Text{ZH: "按“" + h.Via + "”找到", EN: "by " + h.Via}))
	}
	if !h.Reason.InForce {
		parts = append(parts, s.say(diag.Text{ZH: "不再有效，靠后", EN: "not in force"}))
	}
	if h.Reason.Score > 0 {
		parts = append(parts, fmt.Sprintf(s.say(diag.Text{ZH: "得分 %d", EN: "score %d"}), h.Reason.Score))
	}
	return strings.Join(parts, s.say(diag.Text{ZH: "，", EN: ", "}))
}

// questions asks a list of questions and tells what each finds first.
func (s *searcher) questions(in io.Reader) error {
	if s.batch != "-" {
		f, err := os.Open(s.batch)
		if err != nil {
			return usageError{diag.Text{ZH: "打不开 " + s.batch, EN: "cannot open " + s.batch}}
		}
		defer f.Close()
		in = f
	}
	var answers []index.Answer
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		text := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		a, err := s.ask(text)
		if err != nil {
			return err
		}
		answers = append(answers, a)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", s.batch, err)
	}
	if s.format == "json" {
		return s.json(answers)
	}
	out := listing{columns: []listColumn{
		{"query", diag.Text{ZH: "问题", EN: "question"}}, {"hits", diag.Text{ZH: "条数", EN: "hits"}}, {"first", diag.Text{ZH: "第一条", EN: "first"}}, {"url", diag.Text{ZH: "网址", EN: "address"}},
	}}
	for _, a := range answers {
		hits, first, url := a.Candidates+a.Related, "", ""
		if a.Loose {
			hits = 0
		}
		if len(a.Hits) > 0 {
			first, url = a.Hits[0].Title, a.Hits[0].URL
		}
		out.add(a.Query, hits, first, url)
	}
	return s.print(out)
}
