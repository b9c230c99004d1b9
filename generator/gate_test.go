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
