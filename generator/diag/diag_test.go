package diag

import (
	"fmt"
	"testing"
)

func TestListSortsByPlace(t *testing.T) {
	l := List{
		testKey.At(Place{"b.md", 1, 1}, "x"), testKey.At(Place{"a.md", 10, 1}, "x"), testKey.At(Place{"a.md", 2, 9}, "x"),
		testValue.At(Place{"a.md", 2, 3}, "x"), testKey.At(Place{"a.md", 2, 3}, "y"), testKey.At(Place{"a.md", 2, 3}, "x"), testKey.At(Place{File: "a.md"}, "x"),
	}
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, fmt.Sprint(d.Place, " ", d.Code(), " ", d.args[0]))
	}
	want := "[a.md TEST-1 x a.md:2:3 TEST-1 x a.md:2:3 TEST-1 y a.md:2:3 TEST-2 x a.md:2:9 TEST-1 x a.md:10:1 TEST-1 x b.md:1:1 TEST-1 x]"
	if fmt.Sprint(got) != want {
		t.Errorf("got  %v\nwant %s", got, want)
	}
	if l.Count(Error) != 6 || l.Count(Warning) != 1 || !l.Failed() || (List{testValue.At(Place{}, "")}).Failed() {
		t.Error("a list has failed when it holds an error, and only then")
	}
}

func TestAsAndSuggestLeaveTheKindAlone(t *testing.T) {
	d := testKey.At(Place{}, "x")
	other := d.As(Notice).Suggest(Text{ZH: "改为 %s", EN: "write %s"}, Text{ZH: "甲", EN: "one"})
	if d.Severity != Error || d.Hint(EN) != "the manual lists the fields" || testKey.Severity != Error {
		t.Errorf("the first changed: %+v", d)
	}
	if other.Severity != Notice || other.Hint(EN) != "write one" || other.Hint(ZH) != "改为 甲" {
		t.Errorf("%v %q %q", other.Severity, other.Hint(EN), other.Hint(ZH))
	}
	if (Text{ZH: "只有中文"}).In(EN) != "只有中文" {
		t.Error("Chinese stands in for a missing English text")
	}
}

func TestACodeIsDefinedOnce(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a code was defined twice")
		}
	}()
	Define(Kind{Code: "TEST-1"})
}
