package diag

import (
	"bytes"
	"encoding/json"
	"testing"
)

// What was kept prints as it did, in every format and language.
func TestKeep(t *testing.T) {
	list := List{
		testKey.At(Place{"content/a.md", 3, 4}, "100%d").As(Notice),
		testNote.At(Place{File: "content/a.md"}),
		testValue.At(Place{File: "site.toml", Line: 1}, Text{ZH: "日期", EN: "a date"}).Suggest(Text{ZH: "写作 %s", EN: "write %s"}, "%d"),
		testKey.At(Place{File: "site.toml", Line: 2}, "另一个"),
	}
	b, err := json.Marshal(list.Keep())
	if err != nil {
		t.Fatal(err)
	}
	var kept []Kept
	if err := json.Unmarshal(b, &kept); err != nil {
		t.Fatal(err)
	}
	again, ok := Restore(kept)
	if !ok {
		t.Fatal("a code is not known")
	}
	for _, format := range []string{"text", "json", "sarif", "github"} {
		for _, l := range []Language{ZH, EN} {
			var want, got bytes.Buffer
			p := Printer{Language: l}
			if err := p.Print(&want, format, list); err != nil {
				t.Fatal(err)
			}
			if err := p.Print(&got, format, again); err != nil {
				t.Fatal(err)
			}
			if want.String() != got.String() {
				t.Errorf("%s: %s\nwant %s", format, &got, &want)
			}
		}
	}
	kept[0].Code = "of another program"
	if _, ok := Restore(kept); ok {
		t.Error("a code that is not known was restored")
	}
}
