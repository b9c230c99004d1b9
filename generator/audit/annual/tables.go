package annual

import (
	"slices"
	"strings"
)

// Documents is the second table, as far as it can be held against something.
type Documents struct {
	Rules     *Stock // 规章
	Normative *Stock // 行政规范性文件
}

// Stock is a row of documents.
type Stock struct {
	Label                   string // as written
	Made, Repealed, InForce int
}

func newDocuments(g grid) *Documents {
	d := &Documents{}
	for _, row := range g {
		n, ok := numbers(row, 3)
		if !ok {
			continue
		}
		label := innermost(row[:len(row)-3])
		stock := &Stock{Label: label, Made: n[0], Repealed: n[1], InForce: n[2]}
		switch {
		case strings.HasSuffix(label, "规范性文件"):
			d.Normative = stock
		case strings.HasSuffix(label, "规章"):
			d.Rules = stock
		}
	}
	return d
}

// Applicants are the columns of the third table.
var Applicants = []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}

// Requests is the third table.
type Requests struct {
	New, Carried *Row  // 本年新收, 上年结转
	Results      []Row // 本年度办理结果, without its total
	Done, Next   *Row  // （七）总计, 结转下年度
}

// Row is a row of the third table, with a number for each of Applicants.
type Row struct {
	Label string // as written, the innermost
	N     []int
}

// Total is what the row's last column says.
func (r *Row) Total() int { return r.N[len(r.N)-1] }

func newRequests(g grid) *Requests {
	q := &Requests{}
	for _, cells := range g {
		n, ok := numbers(cells, len(Applicants))
		if !ok {
			continue
		}
		label := innermost(cells[:len(cells)-len(Applicants)])
		if label == "" {
			continue
		}
		row := Row{Label: label, N: n}
		switch {
		case strings.Contains(row.Label, "本年新收"):
			q.New = &row
		case strings.Contains(row.Label, "上年结转"):
			q.Carried = &row
		case strings.Contains(row.Label, "结转下年"):
			q.Next = &row
		case strings.HasSuffix(row.Label, "总计"):
			q.Done = &row
		default:
			q.Results = append(q.Results, row)
		}
	}
	return q
}

// innermost is the last of the words in front of the numbers of a row.
func innermost(cells []string) string {
	for _, cell := range slices.Backward(cells) {
		if cell != "" {
			return cell
		}
	}
	return ""
}

// Complete reports whether the rows that the form asks for are there.
func (q *Requests) Complete() bool {
	return q != nil && q.New != nil && q.Carried != nil && q.Done != nil && q.Next != nil && len(q.Results) > 0
}

// Balance lists the columns in which new and carried requests are not those done and
// left: 第一项加第二项之和，等于第三项加第四项之和.
func (q *Requests) Balance() []Fault {
	if !q.Complete() {
		return nil
	}
	var list []Fault
	for i, column := range Applicants {
		in, out := q.New.N[i]+q.Carried.N[i], q.Done.N[i]+q.Next.N[i]
		if in != out {
			list = append(list, Fault{Label: q.Next.Label, Column: column, Got: out, Want: in})
		}
	}
	return list
}

// RowSums lists the rows whose total is not that of their columns.
func (q *Requests) RowSums() []Fault {
	if q == nil {
		return nil
	}
	rows := slices.Clone(q.Results)
	for _, r := range []*Row{q.New, q.Carried, q.Done, q.Next} {
		if r != nil {
			rows = append(rows, *r)
		}
	}
	var list []Fault
	for _, r := range rows {
		if want := sum(r.N[:len(r.N)-1]); r.Total() != want {
			list = append(list, Fault{Label: r.Label, Got: r.Total(), Want: want})
		}
	}
	return list
}

// ResultSums lists the columns in which （七）总计 is not the sum of （一） to （六）.
func (q *Requests) ResultSums() []Fault {
	if !q.Complete() {
		return nil
	}
	var list []Fault
	for i, column := range Applicants {
		want := 0
		for _, r := range q.Results {
			want += r.N[i]
		}
		if q.Done.N[i] != want {
			list = append(list, Fault{Label: q.Done.Label, Column: column, Got: q.Done.N[i], Want: want})
		}
	}
	return list
}

// Outcomes are the columns of each of the three parts of the fourth table.
var Outcomes = []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}

var proceedings = []string{"行政复议", "未经复议直接起诉", "复议后起诉"}

// Reviews is the fourth table: administrative review, and litigation without and
// after it, with a number for each of Outcomes.
type Reviews struct{ N [3][]int }

// newReviews reads the one row of the form, or the three rows of a table that stands
// upright.
func newReviews(g grid) *Reviews {
	r := &Reviews{}
	for _, row := range g {
		if all, ok := numbers(row, len(proceedings)*len(Outcomes)); ok {
			for i := range r.N {
				r.N[i] = all[i*len(Outcomes) : (i+1)*len(Outcomes)]
			}
			return r
		}
		n, ok := numbers(row, len(Outcomes))
		if !ok {
			continue
		}
		label := innermost(row[:len(row)-len(Outcomes)])
		for i, name := range proceedings {
			if strings.HasSuffix(label, name) {
				r.N[i] = n
			}
		}
	}
	for _, n := range r.N {
		if n == nil {
			return nil
		}
	}
	return r
}

// Sums lists the parts whose total is not that of their outcomes.
func (r *Reviews) Sums() []Fault {
	if r == nil {
		return nil
	}
	var list []Fault
	for i, name := range proceedings {
		got, want := r.N[i][len(Outcomes)-1], sum(r.N[i][:len(Outcomes)-1])
		if got != want {
			list = append(list, Fault{Label: name, Got: got, Want: want})
		}
	}
	return list
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}
