package rules

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// canary stands wherever a document that is not public has text of its own.
const canary = "雪松石斛"

// TestNothingLeaks: what is said about documents that are not public holds none of
// their words, in any rule, message, forecast or matrix.
func TestNothingLeaks(t *testing.T) {
	hidden := map[string]string{
		"draft":     "draft: true",
		"withheld":  "mode: 不予公开\nexemption: {article: \"16\", reason: " + canary + "}",
		"request":   "mode: 依申请公开",
		"future":    "published: 2027-01-04 09:00",
		"withdrawn": "withdraw: {on: 2026-11-01, reason: " + canary + "}",
		"lapsed":    "kind: name-list\nnotice_period: {from: 2026-01-01, to: 2025-12-30}",
	}
	fsys := fstest.MapFS{}
	put := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	base, err := os.ReadFile("testdata/site.toml")
	if err != nil {
		t.Fatal(err)
	}
	put("site.toml", string(base)+"[[columns]]\npath = \"policies\"\ntitle = \"政策文件\"\nclass = \"policy\"\n")
	for _, kind := range []string{"policy", "faq", "guide", "decision", "budget", "consultation", "interpretation", "report", "data", "leader", "unit", "page"} {
		for why, state := range hidden {
			if why == "lapsed" && kind != "policy" {
				continue
			}
			id := kind + "-" + why
			put("content/policies/"+id+".md", hiddenDocument(id, kind, state))
			put("content/policies/"+id+"-public.md", fmt.Sprintf(
				"---\ntitle: 引用的文件\nkind: interpretation\npublished: 2026-10-01\ninterprets: policies/%s\nrepeals: policies/%s\nfeedback_of: policies/%s\n---\n见%s。\n", id, id, id, "另文"))
		}
	}
	s, found := load(t, fsys, time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing))
	secrets := 0
	for _, d := range s.Documents {
		if strings.Contains(d.Title, canary) {
			secrets++
			if d.Public != nil && d.Public.Form == site.Whole {
				t.Errorf("%s is public", d.Path)
			}
		}
	}
	if secrets < 50 {
		t.Fatalf("only %d documents carry the canary: %v", secrets, found)
	}
	result := audit.Run(All, audit.Input{Site: s, FS: fsys, Profile: audit.Full})
	about := 0
	for _, f := range result.Findings {
		for _, l := range []diag.Language{diag.ZH, diag.EN} {
			if text := f.Message(l) + f.Hint(l) + f.Place.String(); strings.Contains(text, canary) {
				t.Errorf("%s: %s", f.Code(), text)
			}
		}
		if f.Document != nil && strings.Contains(f.Document.Title, canary) {
			about++
		}
	}
	if about < 20 {
		t.Errorf("only %d findings are about hidden documents: the test shows little", about)
	}
	for _, u := range result.Unverified {
		if strings.Contains(u.Reason, canary) {
			t.Errorf("%s: %s", u.Rule.Code, u.Reason)
		}
	}
	var out bytes.Buffer
	if err := result.Forecast.Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := json.NewEncoder(&out).Encode(result.Forecast); err != nil {
		t.Fatal(err)
	}
	out.Write(result.Forecast.Calendar(s))
	if bytes.Contains(out.Bytes(), []byte(canary)) {
		t.Error("the forecast holds the canary")
	}
}

// hiddenDocument has as many faults as fit into one file.
func hiddenDocument(id, kind, state string) string {
	front := []string{
		"title: " + canary, "summary: " + canary, "keywords: [" + canary + "]", "source: " + canary,
		"document_number: " + canary + "规〔2020〕1号", "index_number: " + canary + id, "issued: 2026-01-05", "asked: 2026-01-05",
		"effective: 2025-01-01", "expires: 2024-01-01", "year: 2020", "legal_item: 20-1", "editor: " + canary,
		"guide: {materials: [" + canary + "申请表]}", "leader: {post: " + canary + "}", "unit: {type: 部门, head: " + canary + "}",
		"consultation: {from: 2026-02-02, to: 2026-02-01, contact: " + canary + "}",
	}
	if !strings.Contains(state, "published") {
		front = append(front, "published: 2026-01-04")
	}
	if !strings.Contains(state, "kind") {
		front = append(front, "kind: "+kind)
	}
	body := canary + "：栏目正在建设中，" + canary + "于2026年2月30日（星期一）、2026年3月3日（星期五）发布" + canary + "发[2020]第003号。\n\n2026年1月9日\n"
	return "---\n" + strings.Join(front, "\n") + "\n" + state + "\n---\n" + body
}
