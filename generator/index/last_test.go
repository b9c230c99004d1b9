package index

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"sync"
	"testing"
)

// folder is files of search in memory.
type folder map[string][]byte

func (f folder) drop(name string) error {
	if _, ok := f[name]; !ok {
		return fmt.Errorf("%s is not there", name)
	}
	delete(f, name)
	return nil
}

// writeCounty writes the files of a county in which the last edition is published, and
// tells how many were written.
func writeCounty(t *testing.T, state string, last folder, program uint64, versions ...string) (now folder, written int) {
	t.Helper()
	now = folder{}
	g := county(t, versions...).Gather(t.Context())
	g.Close()
	var mu sync.Mutex // an update works on all processors
	err := g.Write(Files{
		Write: func(name string, data []byte) error {
			mu.Lock()
			defer mu.Unlock()
			now[name] = data
			written++
			return nil
		},
		Read: func(name string) ([]byte, error) {
			mu.Lock()
			defer mu.Unlock()
			if data, ok := now[name]; ok {
				return data, nil
			}
			return nil, fmt.Errorf("there is no %s", name)
		},
		Last: Last{
			File: state, Program: program,
			Drop: func(name string) error {
				mu.Lock()
				defer mu.Unlock()
				return now.drop(name)
			},
			Keep:   func() bool { maps.Copy(now, last); return len(last) > 0 },
			Forget: func() error { clear(now); return nil },
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return now, written
}

// The files of a site whose documents have changed are those of a clean build, and few
// of them are written.
func TestFilesFollowTheDocuments(t *testing.T) {
	state := filepath.Join(t.TempDir(), "cache", "search")
	all := []string{"停水检修", "供电检修", "道路检修", "公园检修", "桥梁检修", "路灯检修", "绿化修剪", "河道清淤", "农机检验", "校车年检"}
	last, whole := writeCounty(t, state, nil, 1, all...)
	step := func(name string, program uint64, few bool) {
		t.Helper()
		now, written := writeCounty(t, state, last, program, all...)
		clean, _ := writeCounty(t, "", nil, 0, all...)
		if !maps.EqualFunc(now, clean, bytes.Equal) {
			t.Errorf("%s: files are not those of a clean build", name)
		}
		if few != (written*4 < whole*3) {
			t.Errorf("%s: %d files are written of %d", name, written, whole)
		}
		last = now
	}
	all[1] = "通信检修"
	step("one changed", 1, true)
	all = append(all, "防汛演练")
	step("one added", 1, true)
	all[2] = ""
	step("one removed", 1, false)
	all[3] = "公园开放"
	step("another program", 2, false)
	last = folder{"manifest.bin": last["manifest.bin"]}
	all[3] = "公园关闭"
	step("files are missing", 2, false)
}
