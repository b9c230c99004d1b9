package shard

import (
	"slices"
	"testing"

	"gongkai/search"
)

// Foreign bytes in place of the manifest, and of every other file, give errors or
// wrong answers, but never a crash or endless work.
func FuzzRead(f *testing.F) {
	docs := []search.Document{{ID: "a", Title: "低保办法", Body: "第1条", Date: "2024-01-01"}}
	files := map[string][]byte{}
	if _, _, err := Write(slices.Values(docs), Options{}, func(name string, data []byte) error {
		files[name] = data
		return nil
	}); err != nil {
		f.Fatal(err)
	}
	manifest, err := new(unpacker).unpack(files[ManifestName])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(manifest, []byte("\x06低保\x05\x01\x02\x00"))
	f.Add([]byte(`{"version":3,"documents":3,"group":8}`+"\n\x03abc\x03abc\x00\x01\x00\x00\x00\x00"), []byte{255, 255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, manifest, other []byte) {
		r, err := Open(func(name string) ([]byte, error) {
			if name == ManifestName {
				return pack(manifest), nil
			}
			return pack(other), nil
		})
		if err != nil {
			return
		}
		search.Search(r, search.Query{Text: "低保办法 1", Limit: 3, Counts: true})
		r.Suggest("低", 3)
	})
}

func TestListsComeBack(t *testing.T) {
	for _, docs := range [][]uint32{{0}, {99}, {0, 1, 2, 50, 98}, every(100, 1), every(100, 3), every(100, 40)} {
		c := cursor{rest: appendList(nil, docs)}
		if got := c.list(100); c.err != nil || !slices.Equal(got, docs) || len(c.rest) > 0 {
			t.Errorf("%v came back as %v, %v", docs, got, c.err)
		}
	}
}

func every(n, step int) (docs []uint32) {
	for i := 0; i < n; i += step {
		docs = append(docs, uint32(i))
	}
	return docs
}
