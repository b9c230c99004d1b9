package output

import "testing"

func TestTwinsOfUnitsAndTopics(t *testing.T) {
	p := fixture(t)
	golden(t, "twin-unit.md", p.bytes(t, "units/government/index.md"))
	golden(t, "twin-topic.md", p.bytes(t, "topics/housing/index.md"))
	p.bytes(t, "api/v1/documents/units/government.json")
	s := pagesFixture(t)
	s.holds("/units/county/", "Title:Markdown URL:/units/county/index.md", "Title:JSON URL:/api/v1/documents/units/county.json")
	s.holds("/topics/school/", "Title:Markdown URL:/topics/school/index.md")
}
