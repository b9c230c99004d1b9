package catalog

import (
	"regexp"
	"slices"
	"testing"

	"gongkai/generator/disclosure"
)

func TestStandard(t *testing.T) {
	c := Standard()
	if len(c.Domains) != 26 || len(c.Items()) != 289 {
		t.Fatalf("%d domains, %d items; want 26, 289", len(c.Domains), len(c.Items()))
	}
	ids := map[string]bool{}
	for n, d := range c.Domains {
		for _, name := range d.names() {
			if got, ok := c.Domain(name); !ok || got != d {
				t.Errorf("Domain(%q) is not %s", name, d.Name)
			}
		}
		if d.Slug == "" || d.Name == "" || d.Notice.URL == "" || len(d.Sources) == 0 || d.Origin != FromStandard {
			t.Errorf("domain %d lacks facts: %+v", n, d)
		}
		if !addressable.MatchString(d.Slug) || !addressable.MatchString(d.Code) {
			t.Errorf("%s %s cannot be an address", d.Code, d.Slug)
		}
		for _, i := range d.Items {
			if ids[i.ID] || !regexp.MustCompile(`^`+d.Code+`\d\d$`).MatchString(i.ID) {
				t.Errorf("id %s of %s is not unique or not its own", i.ID, d.Name)
			}
			ids[i.ID] = true
			if i.Primary == "" || i.Domain != d || i.Origin != FromStandard {
				t.Errorf("item %s: %+v", i.ID, i)
			}
			if got, ok := c.Item(i.ID); !ok || got != i {
				t.Errorf("Item(%s) is another", i.ID)
			}
		}
	}
}

func TestItemsAreReadWhole(t *testing.T) {
	i, ok := Standard().Item("0101")
	if !ok {
		t.Fatal("no 0101")
	}
	if i.Path() != "公共服务/法规文件" || len(i.Contents) != 1 || len(i.Basis) != 2 || len(i.Channels) != 5 ||
		i.Audience != "all" || i.Mode != disclosure.Proactive || !slices.Equal(i.Levels, []disclosure.Level{disclosure.County}) ||
		*i.Deadline != disclosure.Statutory || !slices.Equal(i.Publishers, []string{"县级自然资源主管部门"}) {
		t.Errorf("%+v", i)
	}
}

// The data say of each wording what it means, so the reader of wordings is held
// against them.
func TestWordingsMeanTheirDeadlines(t *testing.T) {
	known := 0
	for _, i := range Standard().Items() {
		if i.TimeLimit == "" {
			continue
		}
		known++
		if i.Deadline == nil || disclosure.ParseDeadline(i.TimeLimit) != *i.Deadline {
			t.Errorf("%s: %s is read as %+v, the data have %+v", i.ID, i.TimeLimit, disclosure.ParseDeadline(i.TimeLimit), i.Deadline)
		}
	}
	if known != 258 {
		t.Errorf("%d wordings, want 258", known)
	}
}

func TestUnknownStaysUnknown(t *testing.T) {
	var mode, audience, levels, deadline int
	for _, i := range Standard().Items() {
		if i.Mode == "" {
			mode++
		}
		if i.Audience == "" {
			audience++
		}
		if i.Levels == nil {
			levels++
		}
		if i.Deadline == nil {
			deadline++
		}
	}
	if mode != 57 || audience != 56 || levels != 36 || deadline != 13 {
		t.Errorf("unknown: %d modes, %d audiences, %d levels, %d deadlines", mode, audience, levels, deadline)
	}
}

func TestFind(t *testing.T) {
	c := Standard()
	for _, name := range []string{"01", "territorial-planning", "国土空间规划", "城乡规划领域", " 国土空间规划 领域"} {
		if d, ok := c.Domain(name); !ok || d.Code != "01" {
			t.Errorf("Domain(%q) is not 01", name)
		}
	}
	social, _ := c.Domain("社会救助")
	tests := []struct {
		name string
		in   *Domain
		want string
	}{
		{"0101", nil, "0101"},
		{"公共服务／法规文件", nil, "0101"},
		{"公共服务/没有", nil, ""},
		{"2001", social, "2001"},
		{"0101", social, ""},
		{"办事指南", social, ""}, // of several primaries
		{social.Items[0].Path(), social, social.Items[0].ID},
		{"征地管理政策", nil, "0701"}, // an item without a second part
	}
	for _, tt := range tests {
		i, ok := c.Item(tt.name)
		if tt.in != nil {
			i, ok = c.ItemIn(tt.in, tt.name)
		}
		got := ""
		if ok {
			got = i.ID
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, name := range c.Names() {
		if name == "" {
			t.Error("an empty name to suggest")
		}
	}
	if names := c.Names(); !slices.Contains(names, "社保") || !slices.Contains(names, "0101") || !slices.Contains(names, "公共服务/法规文件") {
		t.Error("names are missing")
	}
}

// A document may name an item and no domain.
func TestItemWithoutDomain(t *testing.T) {
	if i, ok := Standard().ItemIn(nil, "2412"); !ok || i.ID != "2412" {
		t.Error("an id finds its item without a domain")
	}
	if _, ok := Standard().ItemIn(nil, "没有的事项"); ok {
		t.Error("an unknown name finds an item")
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, found := read(embedded); len(found) > 0 {
			b.Fatal(found)
		}
	}
}
