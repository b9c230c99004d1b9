package site

import "testing"

// The page of a unit stood twice under 机构职能: as its own, and as one of those that
// the county gathers or that name the unit.
func TestPageOfAUnitStandsOnce(t *testing.T) {
	const unit = "类型: 机构\n发布日期: 2026-03-03\n"
	s, _ := assemble(t, map[string]string{
		"units/county.md":    "标题: 示例县人民政府\n" + unit + "机构: {类别: 政府}",
		"units/education.md": "标题: 示例县教育局\n" + unit + "发文机关: 示例县教育局\n机构: {类别: 部门}",
	}, nil)
	for id, want := range map[string]int{"county": 2, "education": 1} {
		u := s.Unit(id)
		for _, x := range u.Platform.Statutory {
			if x.Item == "20-2" && (len(x.Public) != want || x.Public[0] != u.Page) {
				t.Errorf("%s: %d documents, want %d, its own first", id, len(x.Public), want)
			}
		}
	}
}
