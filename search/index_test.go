package search_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/search"
	"gongkai/search/analysis"
	"gongkai/search/corpus"
)

func documents(n int) []search.Document {
	var docs []search.Document
	for d := range corpus.Documents(n, 1) {
		docs = append(docs, d.Searchable())
	}
	return docs
}

func build(t testing.TB, docs []search.Document) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "index")
	x, err := search.Build(dir, slices.Values(docs))
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func ask(t testing.TB, src search.Source, q search.Query) *search.Result {
	t.Helper()
	r, err := search.Search(src, q)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	return r
}

func ids(r *search.Result) []string {
	var ids []string
	for _, h := range r.Hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// village is a small collection of which everything is known.
var village = []search.Document{
	{ID: "old", Title: "青禾县城乡最低生活保障实施办法", Number: "青政规〔2019〕2号", Body: "本办法自2019年5月1日起施行。\n特困人员依照国办发〔2018〕3号执行。", Date: "2019-04-20", Unit: "青禾县人民政府", Kind: "policy", Status: "repealed"},
	{ID: "new", Title: "青禾县最低生活保障办法", Number: "青政规〔2024〕7号", Body: "申请最低生活保障的，向户籍所在地乡镇人民政府提出。", Date: "2024-03-02", Unit: "青禾县人民政府", Kind: "policy", Status: "in-force", InForce: true},
	{ID: "news", Title: "柳湾镇走访困难群众", Body: "走访中宣讲了最低生活保障政策，发放2024年度慰问金1200元。", Date: "2024-12-30", Unit: "柳湾镇人民政府", Kind: "news", Status: "in-force", InForce: true},
	{ID: "heat", Title: "供暖价格的通知", Headings: []string{"最低生活保障家庭的减免"}, Body: "减免一半。", Date: "2023-10-01", Unit: "青禾县发展和改革局", Kind: "notice", Status: "in-force", InForce: true},
}

func TestOrder(t *testing.T) {
	x, err := search.Open(build(t, village))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	tests := []struct {
		name  string
		query search.Query
		want  string
	}{
		{"title, then lead, then body; in force first", search.Query{Text: "最低生活保障"}, "new old heat news"},
		{"what people say", search.Query{Text: "低保", Aliases: search.DefaultAliases()}, "new old heat news"},
		{"a question in a sentence", search.Query{Text: "低保怎么申请？", Aliases: search.DefaultAliases()}, "new old heat news"},
		{"the start of a title", search.Query{Text: "青禾县城乡"}, "old"},
		{"the whole title", search.Query{Text: "青禾县最低生活保障办法"}, "new"},
		{"document number in other brackets", search.Query{Text: "青政规[２０１９]２"}, "old"},
		{"number without the issuer", search.Query{Text: "〔2024〕7号"}, "new"},
		{"number without the serial", search.Query{Text: "青政规[2024]"}, "new"},
		{"number with a part of the issuer", search.Query{Text: "政规〔2019〕2号", Limit: 5}, "old"},
		{"number among other words", search.Query{Text: "青政规〔2024〕 乡镇人民政府"}, "new"},
		{"a number that is only cited", search.Query{Text: "国办发[2018]3号", Limit: 5}, "old"},
		{"traditional characters", search.Query{Text: "最低生活保障辦法"}, "new"},
		{"all parts", search.Query{Text: "最低生活保障 2024"}, "new news"},
		{"by date", search.Query{Text: "最低生活保障", ByDate: true}, "news new heat old"},
		{"a page of the hits", search.Query{Text: "最低生活保障", Offset: 1, Limit: 2}, "old heat"},
		{"a facet", search.Query{Text: "最低生活保障", Filters: map[string][]string{"kind": {"policy", "news"}, "status": {"in-force"}}}, "new news"},
		{"inside a number", search.Query{Text: "20元"}, ""},
		{"the end of a number", search.Query{Text: "200元"}, "news"},
		{"a title not remembered exactly", search.Query{Text: "青禾县低生活保障的办法"}, "new old heat news"},
		{"punctuation alone", search.Query{Text: "——"}, ""},
		{"nothing", search.Query{Text: ""}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(ids(ask(t, x, tt.query)), " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCountsAndPassages(t *testing.T) {
	x, err := search.Open(build(t, village))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	r := ask(t, x, search.Query{Text: "最低生活保障", Counts: true, Passages: 10})
	if r.Counts["kind"]["policy"] != 2 || r.Counts["year"]["2024"] != 2 {
		t.Errorf("counts %v", r.Counts)
	}
	for _, h := range r.Hits {
		if h.ID == "news" && (len(h.Marks) != 1 || h.Passage[h.Marks[0].From:h.Marks[0].To] != "最低生活保障") {
			t.Errorf("passage %q, marks %v", h.Passage, h.Marks)
		}
	}
}

func TestUpdate(t *testing.T) {
	dir := build(t, village)
	changed := village[2]
	changed.Body = "走访中宣讲了医疗救助政策。"
	added := search.Document{ID: "later", Title: "医疗救助办法", Date: "2025-01-02", InForce: true}
	if err := search.Update(dir, []search.Document{changed, added}, []string{"heat"}); err != nil {
		t.Fatal(err)
	}
	x, err := search.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if got := strings.Join(ids(ask(t, x, search.Query{Text: "医疗救助"})), " "); got != "later news" {
		t.Errorf("got %q", got)
	}
	if got := strings.Join(ids(ask(t, x, search.Query{Text: "最低生活保障"})), " "); got != "new old" {
		t.Errorf("got %q", got)
	}
}

func TestSelfTest(t *testing.T) {
	docs := documents(60)
	x, err := search.Open(build(t, docs[:50]))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := search.SelfTest(x, docs[:20]); err != nil {
		t.Error(err)
	}
	if err := search.SelfTest(x, docs[50:]); err == nil {
		t.Error("documents that are not there were found")
	}
}

func BenchmarkBuild(b *testing.B) {
	docs := documents(1000)
	for b.Loop() {
		build(b, docs)
	}
}

func BenchmarkUpdateOne(b *testing.B) {
	docs := documents(10_000)
	dir := build(b, docs)
	for b.Loop() {
		if err := search.Update(dir, docs[500:501], nil); err != nil {
			b.Fatal(err)
		}
	}
}

func TestQuestions(t *testing.T) {
	x, err := search.Open(build(t, []search.Document{
		{ID: "guide", Title: "最低生活保障办事指南", Kind: "办事指南", Date: "2024-01-01", InForce: true},
		{ID: "notice", Title: "最低生活保障标准", Kind: "公告公示", Date: "2025-01-01", InForce: true},
		{ID: "faq", Title: "问低保", Body: "低保怎么申请？本人提出。", Kind: "问答", Date: "2023-01-01", InForce: true},
		{ID: "cover", Title: "医疗保险待遇", Body: "住院费用按比例报销", Kind: "政策文件", Date: "2023-01-01", InForce: true},
	}))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	tests := []struct{ text, subject, want string }{
		{"低保怎么申请", "低保", "faq guide notice"},
		{"低保", "", "notice guide faq"},
		{"哪里申请低保", "低保", "guide faq notice"},
		{"医保报销", "医保 报销", "cover"},
	}
	for _, tt := range tests {
		for _, limit := range []int{1, 3, 0} {
			r := ask(t, x, search.Query{Text: tt.text, Limit: limit, Aliases: search.DefaultAliases()})
			if want := strings.Join(strings.Fields(tt.want)[:len(r.Hits)], " "); limit == 0 && r.Related+r.Candidates != len(r.Hits) || strings.Join(ids(r), " ") != want {
				t.Errorf("%s, at most %d: got %v (%d and %d), want %s", tt.text, limit, ids(r), r.Candidates, r.Related, tt.want)
			}
			for _, h := range r.Hits {
				if toTheLetter := h.ID == "faq" && tt.text == "低保怎么申请" || tt.subject == ""; h.Rank.BySubject == toTheLetter {
					t.Errorf("%s: %s is by the subject: %v", tt.text, h.ID, h.Rank.BySubject)
				}
			}
			if r.Subject != tt.subject {
				t.Errorf("%s is about %q, not %q", tt.text, r.Subject, tt.subject)
			}
		}
	}
}

// Where many documents have the pairs of a question and none of those that were read has
// it, the answer does not claim that there is none.
func TestUndecided(t *testing.T) {
	docs := []search.Document{{ID: "it", Title: "其一", Body: "有甲乙丙。", Date: "2020-01-01", InForce: true}}
	for n := range 30 {
		docs = append(docs, search.Document{ID: fmt.Sprint("vain", n), Title: "其他", Body: "有甲乙，有乙丙。", Date: fmt.Sprintf("2021-01-%02d", n+1), InForce: true})
	}
	x, err := search.Open(build(t, docs))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for effort, want := range map[int]string{2: "[] 11 false", 4: "[it] 1 true", 0: "[it] 1 true"} {
		r := ask(t, x, search.Query{Text: "甲乙丙", Limit: 3, Effort: effort})
		if got := fmt.Sprint(ids(r), r.Candidates, r.Complete); got != want || r.Loose {
			t.Errorf("effort %d: %s, loose %v, not %s", effort, got, r.Loose, want)
		}
	}
	if r := ask(t, x, search.Query{Text: "乙丙甲", Limit: 3, Effort: 4}); len(r.Hits) != 3 || !r.Loose {
		t.Errorf("when all are read: %v, loose %v", ids(r), r.Loose)
	}
}

// Hits that have a question only further down than their postings promised are shown
// before all others were read for a better one.
func TestHitsThatAreNoBetter(t *testing.T) {
	var docs []search.Document
	for n := range 40 {
		docs = append(docs, search.Document{ID: fmt.Sprint(n), Title: "沙岭通知", Body: "地点：沙岭。", Date: fmt.Sprintf("2021-02-%02d", n%28+1), InForce: true})
	}
	x, err := search.Open(build(t, docs))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for effort, all := range map[int]bool{4: false, 0: true} {
		if r := ask(t, x, search.Query{Text: "：沙岭", Limit: 3, Effort: effort}); len(r.Hits) != 3 || r.Complete != all || r.Candidates != 40 {
			t.Errorf("effort %d: %v of %d, all read: %v", effort, ids(r), r.Candidates, r.Complete)
		}
	}
}

// An index was made in the folder for temporary files once, and could not be moved from
// there when that was on another device.
func TestBuildTouchesItsFolderOnly(t *testing.T) {
	parent := t.TempDir()
	t.Setenv("TMPDIR", filepath.Join(parent, "none"))
	x, err := search.Build(filepath.Join(parent, "site", "index"), slices.Values(village))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	found, err := filepath.Glob(filepath.Join(parent, "site", "*", "*"))
	if err != nil || len(found) != 2 {
		t.Errorf("%v, %v", found, err)
	}
}

// A builder counts terms itself; an update leaves it to bleve.
func TestBuildCountsAsAnUpdateDoes(t *testing.T) {
	docs := documents(20)
	built, err := search.Open(build(t, docs))
	if err != nil {
		t.Fatal(err)
	}
	defer built.Close()
	dir := build(t, village[:1])
	if err := search.Update(dir, docs, []string{village[0].ID}); err != nil {
		t.Fatal(err)
	}
	updated, err := search.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer updated.Close()
	for _, d := range docs {
		terms := append(analysis.Terms(d.Title), analysis.Terms(d.Body)...)
		a, err := built.Postings(terms)
		if err != nil {
			t.Fatal(err)
		}
		b, err := updated.Postings(terms)
		if err != nil {
			t.Fatal(err)
		}
		for i, term := range terms {
			if !reflect.DeepEqual(a[i], b[i]) {
				t.Fatalf("%q: %v, updated %v", term, a[i], b[i])
			}
		}
	}
}
