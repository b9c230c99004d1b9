package client_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/search"
	"gongkai/search/client"
	"gongkai/search/corpus"
	"gongkai/search/shard"
)

func node(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	return path
}

func TestModules(t *testing.T) {
	out, err := exec.Command(node(t), "--test", filepath.Join("testdata", "client.test.js")).CombinedOutput()
	if err != nil {
		t.Errorf("%s", out)
	}
}

// query and answer are search.Query and search.Result as the client has them.
type query struct {
	Text     string              `json:"text"`
	Filters  map[string][]string `json:"filters,omitempty"`
	ByDate   bool                `json:"byDate,omitempty"`
	Offset   int                 `json:"offset,omitempty"`
	Limit    int                 `json:"limit"`
	Aliases  bool                `json:"aliases"`
	Effort   int                 `json:"effort"`
	Counts   bool                `json:"counts,omitempty"`
	Passages int                 `json:"passages"`
	Suggest  bool                `json:"suggest,omitempty"`
	Heard    bool                `json:"heard,omitempty"`
}

type answer struct {
	Hits []struct {
		ID, Passage, Via, Anchor string
		Marks                    [][2]int
		Rank                     struct {
			BySubject, Tier, InForce, Answers, Score int
			Doc                                      uint32
		}
	}
	Candidates, Related int
	Complete, Loose     bool
	Subject             string
	Expanded            []string
	Counts              map[string]map[string]int
}

// TestSameAnswersAsGo puts the same questions to the bundle and to the Go reader, on
// the same files.
func TestSameAnswersAsGo(t *testing.T) {
	node := node(t)
	dir := t.TempDir()
	var docs []search.Document
	for d := range corpus.Documents(700, 4) {
		docs = append(docs, d.Searchable())
	}
	docs[7].Title = "青禾縣農村公路建設標準（試行）"
	docs[9].Body += "\n鄉鎮醫療補貼發放標準與𠮷字"
	docs[11].Body += strings.Repeat("\n本段写明甲乙丙丁事项", 900) // too long to stand with its card
	slices.SortFunc(docs, search.Compare)
	_, _, err := shard.Write(slices.Values(docs), shard.Options{Aliases: search.DefaultAliases()}, func(name string, data []byte) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(dir, "bundle.js")
	if err := os.WriteFile(script, client.Bundle(), 0o644); err != nil {
		t.Fatal(err)
	}
	asked := queries(docs)
	input, err := json.Marshal(asked)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, filepath.Join("testdata", "answer.mjs"), dir, script)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []json.RawMessage
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	r, err := shard.Open(func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))) })
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range asked {
		compare(t, r, q, answers[i])
	}
}

func compare(t *testing.T, r *shard.Reader, q query, got json.RawMessage) {
	t.Helper()
	if q.Suggest || q.Heard {
		want, err := r.Suggest(q.Text, 8)
		if q.Heard {
			if want, err = r.Homophones(q.Text, 3); len(want) == 0 && q.Text != "低" {
				t.Errorf("%q: no homophones", q.Text)
			}
		}
		var list []string
		if err := json.Unmarshal(got, &list); err != nil {
			t.Fatal(err)
		}
		if err != nil || !slices.Equal(want, list) {
			t.Errorf("suggest %q: client %v, Go %v %v", q.Text, list, want, err)
		}
		return
	}
	var a answer
	if err := json.Unmarshal(got, &a); err != nil {
		t.Fatal(err)
	}
	query := search.Query{Text: q.Text, Filters: q.Filters, ByDate: q.ByDate, Offset: q.Offset, Limit: q.Limit,
		Effort: q.Effort, Counts: q.Counts, Passages: q.Passages}
	if q.Aliases {
		query.Aliases = r.Aliases()
	}
	want, err := search.Search(r, query)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	if len(a.Hits) != len(want.Hits) || a.Candidates != want.Candidates || a.Complete != want.Complete || a.Loose != want.Loose ||
		a.Subject != want.Subject || a.Related != want.Related ||
		!slices.Equal(a.Expanded, want.Expanded) {
		t.Errorf("%q: client %d hits of %d %v %v, Go %d of %d %v %v", q.Text, len(a.Hits), a.Candidates, a.Complete, a.Expanded,
			len(want.Hits), want.Candidates, want.Complete, want.Expanded)
		return
	}
	for i, h := range want.Hits {
		g := a.Hits[i]
		same := g.ID == h.ID && (g.Rank.BySubject == 1) == h.Rank.BySubject && g.Rank.Answers == h.Rank.Answers && g.Rank.Tier == int(h.Rank.Tier) && g.Rank.Score == h.Rank.Score && g.Rank.Doc == h.Rank.Doc && g.Via == h.Via
		if !same || g.Passage != h.Passage || g.Anchor != h.Anchor || len(g.Marks) != len(h.Marks) {
			t.Errorf("%q, hit %d:\nclient %+v\nGo     %+v", q.Text, i, g, h)
			return
		}
		for j, m := range h.Marks {
			if marked := string([]rune(g.Passage)[g.Marks[j][0]:g.Marks[j][1]]); !strings.ContainsRune(g.Passage, '𠮷') && marked != h.Passage[m.From:m.To] {
				t.Errorf("%q: client marks %q, Go %q", q.Text, marked, h.Passage[m.From:m.To])
			}
		}
	}
	for name, counts := range want.Counts {
		for value, n := range counts {
			if a.Counts[name][value] != n {
				t.Errorf("%q: %s %s: client %d, Go %d", q.Text, name, value, a.Counts[name][value], n)
			}
		}
	}
}

func queries(docs []search.Document) (all []query) {
	plain := func(texts ...string) {
		for _, text := range texts {
			all = append(all, query{Text: text, Limit: 10, Aliases: true, Effort: 10, Passages: 3})
		}
	}
	for _, effort := range []int{1, 3} { // with few texts read, many questions stay undecided
		for _, text := range []string{"14", "000-6", "793.95", "元，元", "年度，年度", "通知（通知"} {
			all = append(all, query{Text: text, Limit: 3, Effort: effort, Passages: 3})
		}
	}
	plain("甲乙丙丁事项", "低保", "公租房 通知", "低保怎么申请", "请问在哪里办理社保卡？", "公租房需要什么材料", "医保怎么报销 2024", "补贴名单在哪看", "医保报销", "征地补偿标准", "孩子上学报名", "青政发[2025]2号", "019年", "2019年度", "5", "县", "——", "", "，并", "12.5%",
		"鄉鎮醫療補貼", "農村公路建設標準", "乡镇医疗补贴", "𠮷字", "龘", "zzz", "ＡＢ", "青禾县 人民政府 通知 2024", "没有这样的句子存在于任何地方")
	r := rand.New(rand.NewPCG(8, 8))
	for range 120 {
		d := docs[r.IntN(len(docs))]
		lines := strings.Split(d.Title+"\n"+d.Body, "\n")
		line := []rune(lines[r.IntN(len(lines))])
		if n := 1 + r.IntN(9); len(line) > n {
			at := r.IntN(len(line) - n)
			plain(string(line[at : at+n]))
		}
		plain(d.Title)
		title := []rune(d.Title)
		plain(string(slices.Delete(title, 4, 6)))
		if d.Number != "" {
			plain(d.Number, strings.TrimSuffix(d.Number, "号"))
		}
	}
	all = append(all, query{Text: "低保", Limit: 5, Offset: 5, Aliases: false, ByDate: true, Counts: true},
		query{Text: "通知", Limit: 0, Counts: true, Filters: map[string][]string{"unit": {docs[0].Unit, docs[1].Unit}}},
		query{Text: "2024年", Limit: 20, Filters: map[string][]string{"year": {"2024"}, "kind": {"notice"}}})
	for _, typed := range []string{"d", "db", "dibao", "低", "低保", "qhx", "shehui", "GZF", "关", ""} {
		all = append(all, query{Text: typed, Suggest: true})
	}
	for _, typed := range []string{"第保", "公祖房", "危放改造", "低"} {
		all = append(all, query{Text: typed, Heard: true})
	}
	return all
}
