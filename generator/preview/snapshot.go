package preview

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"gongkai/generator"
	"gongkai/generator/diag"
	"gongkai/generator/output"
	"gongkai/generator/plan"
)

// snapshot is one state of the site. Nothing in it changes.
type snapshot struct {
	project *generator.Project
	plan    *plan.Plan
	maker   *output.Maker
	search  *shards
}

// take loads the site, taking over from before what did not change. The snapshot is
// nil when the site has errors; found says which.
func take(o generator.Options, before *generator.Project) (s *snapshot, p *generator.Project, found diag.List, err error) {
	if before != nil {
		p, err = before.Reload(o)
	} else {
		p, err = generator.Load(o)
	}
	if err != nil {
		return nil, nil, nil, err
	}
	pl, maker, err := p.Plan()
	if err != nil {
		return nil, p, nil, err
	}
	p.Found.Sort()
	if p.Found.Failed() {
		return nil, p, p.Found, nil
	}
	return &snapshot{p, pl, maker, &shards{}}, p, p.Found, nil
}

// sum is what the bytes of a path depend on; zero for a path that is not there.
func (s *snapshot) sum(path string) uint64 {
	if s == nil {
		return 0
	}
	t, _, ok := s.plan.Find(path)
	if !ok {
		return 0
	}
	return t.Sum()
}

// version is the sum of a path as it stands in addresses.
func (s *snapshot) version(path string) string { return strconv.FormatUint(s.sum(path), 36) }

// file is the bytes of a path. Rendered targets are kept under their sums.
func (s *snapshot) file(path string, kept *store) ([]byte, bool, error) {
	if strings.HasPrefix(path, searchFolder) && s.project.Config.Publish.Search {
		return s.searchFile(path)
	}
	t, i, ok := s.plan.Find(path)
	if !ok {
		return nil, false, nil
	}
	if t.Copy != "" {
		b, err := fs.ReadFile(s.project.FS, t.Copy)
		return b, true, err
	}
	if files, ok := kept.get(t.Sum()); ok {
		return files[i], true, nil
	}
	files, err := t.Render()
	if err != nil {
		return nil, true, fmt.Errorf("render %s: %w", path, err)
	}
	kept.put(t.Sum(), files)
	return files[i], true, nil
}

// store keeps rendered files under the sums of their targets, up to a limit of
// bytes; the oldest go first.
type store struct {
	mu    sync.Mutex
	files map[uint64][][]byte
	order []uint64
	bytes int
}

const storeLimit = 256 << 20

func (k *store) get(sum uint64) ([][]byte, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	f, ok := k.files[sum]
	return f, ok
}

func (k *store) put(sum uint64, files [][]byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.files[sum]; ok {
		return
	}
	if k.files == nil {
		k.files = map[uint64][][]byte{}
	}
	k.files[sum] = files
	k.order = append(k.order, sum)
	k.bytes += total(files)
	for k.bytes > storeLimit && len(k.order) > 1 {
		k.bytes -= total(k.files[k.order[0]])
		delete(k.files, k.order[0])
		k.order = k.order[1:]
	}
}

func total(files [][]byte) int {
	n := 0
	for _, f := range files {
		n += len(f)
	}
	return n
}
