package disclosure

import (
	"slices"
	"testing"
)

// every word is found again under its key and its Chinese name, in any spelling.
func roundTrip[T interface {
	~string
	Chinese() string
}](t *testing.T, all []T, size int, parse func(string) (T, bool)) {
	t.Helper()
	if len(all) != size {
		t.Errorf("%d words, want %d: %v", len(all), size, all)
	}
	for _, w := range all {
		for _, name := range []string{string(w), w.Chinese(), " " + w.Chinese() + "　"} {
			if got, ok := parse(name); !ok || got != w {
				t.Errorf("parse(%q) = %q, %v, want %q", name, got, ok, w)
			}
		}
		if w.Chinese() == string(w) {
			t.Errorf("%q has no Chinese name", w)
		}
	}
	for _, name := range []string{"", "x", "不存在"} {
		if got, ok := parse(name); ok {
			t.Errorf("parse(%q) = %q, want none", name, got)
		}
	}
	if n := Names(all); len(n) != 2*size || !slices.Contains(n, all[0].Chinese()) {
		t.Errorf("Names = %v", n)
	}
}

func TestVocabulariesRoundTrip(t *testing.T) {
	roundTrip(t, Kinds(), 20, ParseKind)
	roundTrip(t, Modes(), 3, ParseMode)
	roundTrip(t, Statuses(), 5, ParseStatus)
	roundTrip(t, Levels(), 3, ParseLevel)
	roundTrip(t, Stages(), 5, ParseStage)
	roundTrip(t, InterpretationForms(), 9, ParseInterpretationForm)
	roundTrip(t, UnitTypes(), 5, ParseUnitType)
	roundTrip(t, ReportTypes(), 4, ParseReportType)
	roundTrip(t, ColumnClasses(), 8, ParseColumnClass)
}

func TestSynonyms(t *testing.T) {
	tests := []struct {
		name string
		want Kind
	}{
		{"公示", Notice}, {"公告", Notice}, {"规范性文件", Policy}, {"年报", Report},
		{"name_list", NameList}, {"Name-List", NameList}, {"FAQ", FAQ}, {"机构", UnitKind},
	}
	for _, tt := range tests {
		if got, _ := ParseKind(tt.name); got != tt.want {
			t.Errorf("ParseKind(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
	if got, _ := ParseUnitType("乡镇(街道)"); got != UnitTownship {
		t.Errorf("narrow brackets: %q", got)
	}
	if got, _ := ParseStatus("已修改（部分失效）"); got != Amended {
		t.Errorf("wide brackets: %q", got)
	}
}

func TestListsAreCopies(t *testing.T) {
	Kinds()[0] = "changed"
	if Kinds()[0] != Policy {
		t.Error("a caller changed the vocabulary")
	}
}

func TestAmbiguousNamePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic for a name that stands for two words")
		}
	}()
	list(is(Policy, "文件"), is(Notice, "文件"))
}

func TestWindow(t *testing.T) {
	for _, c := range ColumnClasses() {
		days, ok := c.Window()
		if wantNone := c == ColumnStatic || c == ColumnArchived; ok == wantNone || (ok && days < 14) {
			t.Errorf("%s: Window() = %d, %v", c, days, ok)
		}
	}
	if days, _ := ColumnNews.Window(); days != 14 {
		t.Errorf("news: %d days, want 14", days)
	}
}
