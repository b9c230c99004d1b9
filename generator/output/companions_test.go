package output

import (
	"testing"

	"gongkai/internal/golden"
)

func TestTwinsOfUnitsAndTopics(t *testing.T) {
	p := fixture(t)
	golden.File(t, "testdata/twin-unit.md", p.bytes(t, "units/government/index.md"))
	golden.File(t, "testdata/twin-topic.md", p.bytes(t, "topics/housing/index.md"))
	p.bytes(t, "api/v1/documents/units/government.json")
	s := pagesFixture(t)
	s.holds("/units/county/", `title="Markdown" href="/units/county/index.md"`, `title="JSON" href="/api/v1/documents/units/county.json"`)
	s.holds("/topics/school/", `title="Markdown" href="/topics/school/index.md"`)
}
