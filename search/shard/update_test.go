package shard

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"gongkai/search"
)

// folder is files in memory.
type folder map[string][]byte

// folders are used by several goroutines at a time.
var folders sync.Mutex

func (f folder) fetch(name string) ([]byte, error) {
	folders.Lock()
	defer folders.Unlock()
	if data, ok := f[name]; ok {
		return data, nil
	}
	return nil, fmt.Errorf("there is no %s", name)
}

func (f folder) put(name string, data []byte) error {
	folders.Lock()
	defer folders.Unlock()
	f[name] = data
	return nil
}

func (f folder) drop(name string) error {
	folders.Lock()
	defer folders.Unlock()
	if _, ok := f[name]; !ok {
		return fmt.Errorf("%s is dropped and not there", name)
	}
	delete(f, name)
	return nil
}

func written(t rapid.TB, docs []search.Document) (folder, *State) {
	files := folder{}
	_, state, err := Write(slices.Values(docs), options(docs), files.put)
	if err != nil {
		t.Fatal(err)
	}
	return files, state
}

func options(docs []search.Document) Options {
	return Options{Aliases: search.DefaultAliases(), Expect: len(docs)}
}

// After any list of edits the files are those of a clean write, byte for byte. Texts
// are of few characters, so that terms come, go, become long and frequent; there are
// enough documents for that.
func TestUpdateIsAWrite(t *testing.T) {
	list, gram := longList, longGram
	longList, longGram = 40, 20
	defer func() { longList, longGram = list, gram }()
	var base []search.Document
	for n := range 514 {
		base = append(base, search.Document{ID: fmt.Sprintf("a%04d", n), Date: "2024-01-01", Title: "关于低保的通知", Body: "甲乙丙", InForce: true})
	}
	updated, anew := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		docs := slices.Clone(base)
		files, state := written(t, docs)
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			var changes []Change
			for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(docs)+1), 1, 5, rapid.ID).Draw(t, "numbers") {
				n = min(n, len(docs))
				d := drawn(t, n)
				if n == len(docs) {
					docs = append(docs, d)
				} else {
					docs[n] = d
				}
				changes = slices.DeleteFunc(changes, func(c Change) bool { return c.Number == n })
				changes = append(changes, Change{n, d})
			}
			before := maps.Clone(files)
			_, err := Update(Edition{state, files.fetch, files.put, files.drop}, changes, options(docs))
			clean, fresh := written(t, docs)
			switch {
			case errors.Is(err, ErrAnew):
				anew++
				if !maps.EqualFunc(files, before, bytes.Equal) {
					t.Fatal("files were touched")
				}
				files, state = clean, fresh
			case err != nil:
				t.Fatal(err)
			default:
				updated++
			}
			same(t, files, clean)
		}
	})
	t.Logf("%d updates, %d times anew", updated, anew)
	if updated == 0 || anew > updated {
		t.Errorf("%d updates, %d times anew", updated, anew)
	}
}

func same(t rapid.TB, files, clean folder) {
	t.Helper()
	for name, data := range clean {
		if !bytes.Equal(files[name], data) {
			t.Errorf("%s is not as in a clean write (there: %v)", name, files[name] != nil)
		}
	}
	for name := range files {
		if clean[name] == nil {
			t.Errorf("%s is left over", name)
		}
	}
}

// A pair that is frequent in few documents may not be in more, though none of them has
// or had it. How often documents have it is not in the files then.
func TestUpdateOfAGrowingSite(t *testing.T) {
	const frequent, all = 513, 8 * 513
	var docs []search.Document
	for n := range all + 1 {
		d := search.Document{ID: fmt.Sprintf("a%04d", n), Date: "2024-01-01", Title: "通知", Body: "丙丁"}
		if n < frequent {
			d.Body = "甲乙"
		}
		docs = append(docs, d)
	}
	files, state := written(t, docs[:all])
	if _, err := Update(Edition{state, files.fetch, files.put, files.drop}, []Change{{all, docs[all]}}, options(docs)); !errors.Is(err, ErrAnew) {
		t.Errorf("%v", err)
	}
}

func drawn(t *rapid.T, n int) search.Document {
	text := func(name string, most int) string {
		return rapid.StringOfN(rapid.SampledFrom([]rune("甲乙丙丁保低障邕12a，\n")), 0, most, -1).Draw(t, name)
	}
	d := search.Document{
		ID: fmt.Sprintf("a%04d", n), Date: "2024-01-01", Title: "关于" + text("title", 6), Body: text("body", 30), Summary: text("summary", 5),
		Unit: rapid.SampledFrom([]string{"", "民政局", "教育局"}).Draw(t, "unit"), InForce: rapid.Bool().Draw(t, "force"),
		Number: rapid.SampledFrom([]string{"", "青政发〔2024〕1号"}).Draw(t, "number"),
	}
	if rapid.IntRange(0, 5).Draw(t, "long") == 0 {
		d.Body += strings.Repeat("长文甲\n", wholeText/10+1)
		d.Anchors = []search.Anchor{{Line: 3, ID: "三"}}
	}
	return d
}

// What does not fit is refused.
func TestUpdateRefusesWhatDoesNotFit(t *testing.T) {
	docs := []search.Document{{ID: "a", Title: "低保办法", Date: "2024-01-01"}, {ID: "b", Title: "低保标准", Date: "2024-01-02"}}
	files, state := written(t, docs)
	other, _ := written(t, docs[:1])
	for name, e := range map[string]Edition{
		"the files of another edition": {state, other.fetch, nil, nil},
		"no files":                     {state, folder{}.fetch, nil, nil},
	} {
		if _, err := Update(e, []Change{{0, docs[0]}}, options(docs)); !errors.Is(err, ErrAnew) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Update(Edition{state, files.fetch, nil, nil}, []Change{{3, docs[0]}}, options(docs)); !errors.Is(err, ErrAnew) {
		t.Errorf("a gap: %v", err)
	}
}

// A browser has to fetch the list of traditional characters for one it does not know, so
// the manifest knows all that documents have, and forgets them with the documents; and
// all that aliases have.
func TestCharactersOfTitlesAreKnown(t *testing.T) {
	docs := []search.Document{{ID: "a", Title: "通告", Body: "停水", Date: "2024-01-01"}, {ID: "b", Title: "印发", Body: "停电", Date: "2024-01-02"}}
	o := Options{Aliases: search.NewAliases(map[string][]string{"水費": {"水价"}}), Expect: len(docs)}
	files := folder{}
	_, state, err := Write(slices.Values(docs), o, files.put)
	if err != nil {
		t.Fatal(err)
	}
	known := func() (all string) {
		r, err := Open(files.fetch)
		if err != nil {
			t.Fatal(err)
		}
		chars, _ := r.frequencies.Counts()
		for _, c := range slices.Sorted(maps.Keys(chars)) {
			all += c
		}
		return all
	}
	if got := known(); got != "价停印发告水电费通" {
		t.Errorf("known: %s", got)
	}
	docs[1].Title = "停电"
	if _, err := Update(Edition{state, files.fetch, files.put, files.drop}, []Change{{1, docs[1]}}, o); err != nil {
		t.Fatal(err)
	}
	if got := known(); got != "价停告水电费通" {
		t.Errorf("known afterwards: %s", got)
	}
}
