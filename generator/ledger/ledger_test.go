package ledger

import (
	"testing"
	"testing/fstest"
)

func TestWith(t *testing.T) {
	old := (*Ledger)(nil).With(map[string]string{"notices/a": "1"}, map[string]string{"/notices/a/": "notices/a"})
	l := old.With(map[string]string{"notices/a": "2", "notices/b": "3"}, map[string]string{"/notices/a/": "notices/b"})
	if l.Number("notices/a") != "1" || l.Number("notices/b") != "3" {
		t.Errorf("numbers %v: the first one stays", l.Index)
	}
	if l.Document("/notices/a/") != "notices/b" || old.Document("/notices/a/") != "notices/a" {
		t.Errorf("addresses %v, before %v", l.Addresses, old.Addresses)
	}
	moved := l.With(map[string]string{"notices/c": "1"}, nil)
	if moved.Number("notices/a") != "" || moved.Number("notices/c") != "1" || moved.Number("notices/b") != "3" {
		t.Errorf("moved: numbers %v", moved.Index)
	}
	const text = `{
  "index_numbers": {
    "notices/a": "1",
    "notices/b": "3"
  },
  "addresses": {
    "/notices/a/": "notices/b"
  }
}
`
	if got := string(l.Encode()); got != text {
		t.Errorf("written as %s", got)
	}
	read, err := Load(fstest.MapFS{File: {Data: []byte(text)}}, nil)
	if err != nil || string(read.Encode()) != text {
		t.Errorf("read again: %v, %v", read, err)
	}
	if same, err := Load(fstest.MapFS{File: {Data: []byte(text)}}, read); same != read || err != nil {
		t.Errorf("the same file gives another ledger: %v, %v", same, err)
	}
	if other, err := Load(fstest.MapFS{File: {Data: l.With(map[string]string{"c": "4"}, nil).Encode()}}, read); err != nil || other.Number("c") != "4" {
		t.Errorf("another file: %v, %v", other, err)
	}
	if none, err := Load(fstest.MapFS{}, read); err != nil || len(none.Index) > 0 {
		t.Errorf("no file: %v, %v", none, err)
	}
}
