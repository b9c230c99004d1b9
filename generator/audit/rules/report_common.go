package rules

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/audit/annual"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const (
	reportForm  = "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）"
	reportBasis = regulations + "第四十九条、第五十条；" + reportForm
)

// yearReport is an annual disclosure report of one unit.
type yearReport struct {
	*annual.Report
	d    *site.Document
	t    *audit.Text
	year int
}

// reportRead keeps what was read of the reports, for rules that compare them.
type reportRead struct {
	mu  sync.Mutex
	all map[*site.Document]*yearReport
}

func newReportRead(*audit.Context) *reportRead {
	return &reportRead{all: map[*site.Document]*yearReport{}}
}

// readReport reads a text as an annual disclosure report, once for all rules; nil when
// it is none.
func readReport(c *audit.Context, t *audit.Text) *yearReport {
	d := t.Document
	if d.Kind != disclosure.Report || d.ReportType != disclosure.ReportAnnualDisclosure || d.Hidden != site.Shown {
		return nil
	}
	read := audit.Shared(c, newReportRead)
	read.mu.Lock()
	defer read.mu.Unlock()
	if r := read.all[d]; r != nil {
		return r
	}
	r := &yearReport{annual.Parse(t.Doc), d, t, yearOf(d)}
	read.all[d] = r
	return r
}

// eachReport makes the check of a report by itself.
func eachReport(look func(*audit.Context, *yearReport)) func(*audit.Context, *audit.Text) {
	return func(c *audit.Context, t *audit.Text) {
		if r := readReport(c, t); r != nil {
			look(c, r)
		}
	}
}

// gatherReports only reads, for a rule that compares when all are there.
func gatherReports(c *audit.Context, t *audit.Text) { readReport(c, t) }

// allReports are the reports in the order of their files.
func allReports(c *audit.Context) []*yearReport {
	var list []*yearReport
	for _, r := range audit.Shared(c, newReportRead).all {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b *yearReport) int { return cmp.Compare(a.d.Path, b.d.Path) })
	return list
}

// before is the report of the same unit for the year before, or nil.
func (r *yearReport) before(all []*yearReport) *yearReport {
	for _, o := range all {
		if o.d.Issuer == r.d.Issuer && r.year > 0 && o.year == r.year-1 {
			return o
		}
	}
	return nil
}

// faults reports numbers that do not agree, each where its row stands.
func (r *yearReport) faults(c *audit.Context, list []annual.Fault) {
	for _, f := range list {
		c.Report(r.row(f.Label), "%s", f)
	}
}

// row is the place of the row of a table: the first line of one that has the label.
func (r *yearReport) row(label string) diag.Place {
	offset := 0
	for line := range strings.Lines(r.t.Source) {
		cells := strings.TrimLeft(line, " \t")
		if i := strings.Index(line, label); i >= 0 && (strings.HasPrefix(cells, "<t") || strings.HasPrefix(cells, "|")) {
			return r.t.At(offset + i)
		}
		offset += len(line)
	}
	return r.t.Find(label)
}

var reportYear = regexp.MustCompile(`(20\d\d)年`)

// yearOf is the year a report is about, as stated or from its title; 0 when neither
// tells.
func yearOf(d *site.Document) int {
	if d.Year > 0 {
		return d.Year
	}
	if m := reportYear.FindStringSubmatch(d.Title); m != nil {
		year, _ := strconv.Atoi(m[1])
		return year
	}
	return 0
}

// reportDue is the last day for a unit's report about a year: 31 March for the county
// government, 31 January for all others (《条例》第四十九条).
func reportDue(c *audit.Context, u *site.Unit, year int) time.Time {
	if u != nil && u == c.Site.County() {
		return disclosure.Date(year+1, time.March, 31)
	}
	return disclosure.Date(year+1, time.January, 31)
}
