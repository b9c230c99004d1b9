package output

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"gongkai/internal/golden"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestDataObeysItsSchemas(t *testing.T) {
	p := fixture(t, tableDocument)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	check := func(schema, path string, data []byte) {
		t.Helper()
		s, err := c.Compile("schemas/" + schema)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v\n%s", path, err, data)
		}
	}
	check("site.json", "site.json", p.bytes(t, "api/v1/site.json"))
	check("tree.json", "tree.json", p.bytes(t, "api/v1/tree.json"))
	check("catalog.json", "api/v1/catalog.json", p.bytes(t, "api/v1/catalog.json"))
	check("catalog.json", "catalog.json", p.bytes(t, "catalog/catalog.json"))
	for _, line := range lines(p.bytes(t, "api/v1/changes.jsonl")) {
		check("change.json", "changes.jsonl", line)
	}
	documents := lines(p.bytes(t, "api/v1/documents.jsonl"))
	for _, line := range documents {
		check("document.json", "documents.jsonl", line)
		var r Record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		path := "api/v1/documents/" + r.ID + ".json"
		whole := p.bytes(t, path)
		check("document.json", path, whole)
		if !bytes.Contains(whole, []byte(`"$schema":"https://www.example.gov.cn/api/v1/schemas/document.json"`)) {
			t.Errorf("%s does not name its schema", path)
		}
	}
	if len(documents) != 9 { // all but the withdrawn, the draft, the future and the withheld
		t.Errorf("%d documents", len(documents))
	}
	p.bytes(t, "api/v1/schemas/document.json")
}

func lines(b []byte) [][]byte { return bytes.Split(bytes.TrimSpace(b), []byte("\n")) }

func TestRecordGolden(t *testing.T) {
	p := fixture(t)
	for name, path := range map[string]string{
		"record.json":         "api/v1/documents/policies/housing.json",
		"record-request.json": "api/v1/documents/notices/request.json",
		"tree.json":           "api/v1/tree.json",
		"site.json":           "api/v1/site.json",
	} {
		var b bytes.Buffer
		if err := json.Indent(&b, p.bytes(t, path), "", "  "); err != nil {
			t.Fatal(err)
		}
		golden.File(t, "testdata/"+name, b.Bytes())
	}
}

func TestWithdrawnIsOneLineOfTheChanges(t *testing.T) {
	p := fixture(t)
	changes := string(p.bytes(t, "api/v1/changes.jsonl"))
	if !strings.Contains(changes, `{"id":"notices/back","withdrawn":"2026-02-03"}`+"\n") {
		t.Errorf("no tombstone in\n%s", changes)
	}
	for _, path := range []string{"api/v1/documents.jsonl", "api/v1/site.json", "sitemap.xml", "feed.xml", "llms.txt"} {
		if bytes.Contains(p.bytes(t, path), []byte("notices/back")) {
			t.Errorf("%s names what was withdrawn", path)
		}
	}
	if _, _, ok := p.Find("api/v1/documents/notices/back.json"); ok {
		t.Error("a withdrawn document has a record")
	}
}

// A pipeline compares sums to find what changed: its record, its text, or an
// attachment of the same size.
func TestSumsOfTheChanges(t *testing.T) {
	sums := func(changes ...string) map[string]string {
		m := map[string]string{}
		for _, line := range lines(fixture(t, append([]string{tableDocument}, changes...)...).bytes(t, "api/v1/changes.jsonl")) {
			var c changeRecord
			if err := json.Unmarshal(line, &c); err != nil {
				t.Fatal(err)
			}
			m[c.ID] = c.Sum
		}
		return m
	}
	before := sums()
	tests := []struct{ name, change, id string }{
		{"text", "-- content/units/government.md --\n" + governmentFront + "新的职责。\n", "units/government"},
		{"attachment", "-- content/policies/housing/form.txt --\n姓氏：\n", "policies/housing"},
		{"picture", "-- content/policies/housing/map.png --\nb\n", "policies/housing"},
		{"table", strings.Replace(tableDocument, "860", "870", 1), "notices/subsidy"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for id, sum := range sums(tt.change) {
				if changed := sum != before[id]; changed != (id == tt.id) {
					t.Errorf("%s: changed is %t", id, changed)
				}
			}
		})
	}
}

const governmentFront = `---
标题: 示例县人民政府
类型: 机构
机构: {类别: 政府, 统一社会信用代码: 11369999011990001X, 地址: 示例路1号, 电话: 0999-5550100, 办公时间: 工作日, 负责人: 县长, 职责: [负责全县工作]}
---
`

func TestUUID(t *testing.T) {
	// The example of RFC 9562, appendix A.4, is in the DNS space; this is the same
	// computation in the space of URLs.
	if got, want := uuid5("www.example.com"), "b63cdfa4-3df9-568e-97ae-006c5b8fd652"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A site may be served below a path: every address in the data has it once.
func TestAddressesBelowAPath(t *testing.T) {
	p := fixture(t, settings(t, "gov.cn/\"", "gov.cn/county/\""))
	for path, want := range map[string]string{
		"sitemap.xml":                            "<loc>https://www.example.gov.cn/county/policies/housing/</loc>",
		"feed.xml":                               `rel="self" type="application/atom+xml" href="https://www.example.gov.cn/county/feed.xml"`,
		"policies/housing/index.md":              "[申请表](https://www.example.gov.cn/county/policies/housing/form.txt)",
		"policies/reading/index.md":              "[办法](https://www.example.gov.cn/county/policies/housing/)",
		"api/v1/documents/policies/housing.json": `"url":"https://www.example.gov.cn/county/policies/housing/form.txt"`,
		"zwgk/old/12.html":                       `content="0; url=/county/policies/housing/"`,
		"robots.txt":                             "https://www.example.gov.cn/county/sitemap.xml",
	} {
		b := string(p.bytes(t, path))
		if !strings.Contains(b, want) {
			t.Errorf("%s lacks %s", path, want)
		}
		if strings.Contains(b, "county/county") {
			t.Errorf("%s has the path twice", path)
		}
	}
}
