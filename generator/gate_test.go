package generator

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The text of a column is published like any other, so the same rules stand before it.
func TestColumnTextsPassTheGate(t *testing.T) {
	dir := fixture(t, map[string]string{
		"content/units/county.md":   fixtureUnit,
		"content/notices/_index.md": "---\n标题: 通知公告\n---\n县政府的通知公告。\n\n经办人张三，身份证号 110101199003074514。\n",
	})
	output := filepath.Join(t.TempDir(), "public")
	sum, err := Build(context.Background(), Options{Source: dir, Output: output, Fresh: true})
	if !errors.Is(err, ErrFindings) || !strings.Contains(printed(sum.Found), "content/notices/_index.md:6:") || !strings.Contains(printed(sum.Found), "PRIV-01") {
		t.Errorf("%v\n%s", err, printed(sum.Found))
	}
	if _, err := os.Stat(output); err == nil {
		t.Error("the site was published")
	}
}

// An editor can force what is wrong, but never what must not be known.
func TestLeaksAreNotForced(t *testing.T) {
	for code, text := range map[string]string{
		"PRIV-01": "经办人身份证号 110101199003074514。", "SEC-02a": "机密★3年", "PUB-02": "（此件不予公开）",
	} {
		t.Run(code, func(t *testing.T) {
			source := fixture(t, map[string]string{
				"content/units/county.md": fixtureUnit,
				"content/notices/a.md":    "---\n标题: 关于活动的公告\n类型: 公告公示\n发布日期: 2026-05-20\n---\n" + text + "\n",
			})
			output := filepath.Join(t.TempDir(), "public")
			sum, err := Build(context.Background(), Options{Source: source, Output: output, Force: true})
			if !errors.Is(err, ErrFindings) || !strings.Contains(printed(sum.Found), "错误 "+code) {
				t.Errorf("%v\n%s", err, printed(sum.Found))
			}
			if _, err := os.Stat(output); err == nil {
				t.Error("the site was published")
			}
		})
	}
}

// What a page was held against may change while the page does not, and what was forced
// once is no less wrong in the next build: one that takes pages over refuses what a clean
// one refuses.
func TestGateOfPagesTakenOver(t *testing.T) {
	text := "---\n标题: 关于志愿服务活动的公告\n类型: 公告公示\n发布日期: 2026-05-10\n---\n活动由示例志愿服务对举办。\n"
	words := map[string]string{"wording.toml": "state = [\"示例志愿服务队\"]\n"}
	tests := []struct {
		name   string
		before Options
		files  map[string]string // written between the builds
		after  Options
		want   string
	}{
		{"words of the county that came later", Options{}, words, Options{}, "TEXT-01"},
		{"and another page is changed", Options{}, map[string]string{
			"wording.toml": words["wording.toml"], "content/notices/b.md": strings.Replace(text, "对举办", "队举办", 1),
		}, Options{}, "TEXT-01"},
		{"forced before", Options{Force: true}, nil, Options{}, "TEXT-01"},
		{"warnings that were none before", Options{}, nil, Options{Strict: true}, "INSPECT-08"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := fixture(t, map[string]string{
				"content/units/county.md": fixtureUnit, "content/notices/a.md": text, "content/notices/b.md": strings.Replace(text, "对举办", "举办", 1),
			})
			if tt.before.Force {
				write(t, source, "wording.toml", words["wording.toml"])
			}
			tt.before.Source, tt.before.Output = source, filepath.Join(t.TempDir(), "public")
			tt.after.Source, tt.after.Output = source, tt.before.Output
			if sum, err := Build(context.Background(), tt.before); err != nil {
				t.Fatalf("%v\n%s", err, printed(sum.Found))
			}
			for name, text := range tt.files {
				write(t, source, name, text)
			}
			sum, err := Build(context.Background(), tt.after)
			if !errors.Is(err, ErrFindings) || !strings.Contains(printed(sum.Found), tt.want) {
				t.Errorf("%v\n%s", err, printed(sum.Found))
			}
		})
	}
}

// A draft that waits to be finished, as an import leaves it, keeps nothing else from
// coming out; the same mistakes stop what is to be published.
func TestDraftsKeepNothingBack(t *testing.T) {
	const front = "---\n标题: 关于活动的公告\n类型: 公告公示\n发布日期: 2026-05-20\n发文机关: 县活动办\n"
	for _, tt := range []struct {
		draft string
		want  error
	}{{"草稿: 是\n", nil}, {"", ErrFindings}} {
		source := fixture(t, map[string]string{"content/units/county.md": fixtureUnit, "content/notices/a.md": front + tt.draft + "---\n见[附件](a.docx)。\n"})
		sum, err := Build(context.Background(), Options{Source: source, Output: filepath.Join(t.TempDir(), "public")})
		if told := printed(sum.Found); !errors.Is(err, tt.want) || !strings.Contains(told, "D2004") {
			t.Errorf("%q: %v\n%s", tt.draft, err, told)
		}
	}
}
