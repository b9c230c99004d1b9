package preview

import (
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"testing"

	"gongkai/generator"
	"gongkai/generator/index"
	"gongkai/search"
	"gongkai/search/shard"
)

func TestPreviewSearches(t *testing.T) {
	dir := county(t, 2)
	put(t, dir, "content/notices/water.md", "---\n标题: 关于停水检修的公告\n发布日期: 2026-05-01 09:00\n---\n城东片区。\n")
	put(t, dir, "content/notices/secret.md", "---\n标题: 内部检修安排\n草稿: true\n---\n城西片区。\n")
	s := &Server{Options: generator.Options{Source: dir}}
	s.Refresh()
	get := func(address string) []byte {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "http://localhost"+address, nil)
		s.Handler().ServeHTTP(w, r)
		if w.Code != 200 {
			t.Fatalf("%s: %d %s", address, w.Code, w.Body)
		}
		return w.Body.Bytes()
	}
	var a index.Answer
	if err := json.Unmarshal(get("/.gongkai/api/search?explain=1&q="+url.QueryEscape("城东片区")), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Hits) != 1 || a.Hits[0].URL != "/notices/water/" || a.Hits[0].Reason == nil {
		t.Errorf("%+v", a)
	}
	a = index.Answer{}
	if err := json.Unmarshal(get("/.gongkai/api/search?q="+url.QueryEscape("城西片区")), &a); err != nil || len(a.Hits) > 0 && !a.Loose {
		t.Errorf("a draft is found: %+v %v", a, err)
	}
	r, err := shard.Open(func(name string) ([]byte, error) { return get("/search/data/" + name), nil })
	if err != nil {
		t.Fatal(err)
	}
	result, err := search.Search(r, search.Query{Text: "停水检修", Limit: 5})
	if err != nil || len(result.Hits) != 1 {
		t.Errorf("%+v %v", result, err)
	}
	put(t, dir, "content/notices/water.md", "---\n标题: 关于停水检修的公告\n发布日期: 2026-05-01 09:00\n---\n城南片区。\n")
	s.Refresh()
	a = index.Answer{}
	if err := json.Unmarshal(get("/.gongkai/api/search?q="+url.QueryEscape("城南片区")), &a); err != nil || len(a.Hits) != 1 {
		t.Errorf("the change is not found: %+v %v", a, err)
	}
}
