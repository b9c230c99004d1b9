package publish

import (
	"encoding/hex"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"gongkai/generator/seen"

	"github.com/cespare/xxhash/v2"
)

// Known is what the publisher of a file remembers of it, to tell later that nobody has
// changed it.
type Known struct {
	Bytes int64
	Sum   Sum
	Quick uint64 // xxHash64 of its bytes
	Stamp uint64 // seen.Stamp
}

// Known is what is to be remembered of all files of a site that was published into a
// folder just now, the manifest and the sums included.
func (m Manifest) Known(dir string) map[string]Known {
	known := make(map[string]Known, len(m.Files)+2)
	for _, e := range m.Files {
		k := Known{Bytes: e.Bytes, Quick: e.Quick}
		hex.Decode(k.Sum[:], []byte(e.SHA256)) // a manifest has nothing else
		known[e.Path] = k
	}
	encoded := m.encode()
	for path, data := range map[string][]byte{ManifestFile: encoded, SumsFile: m.sums(encoded)} {
		known[path] = Known{Bytes: int64(len(data)), Sum: SumOf(data), Quick: xxhash.Sum64(data)}
	}
	for path, k := range known {
		if info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(path))); err == nil {
			k.Stamp = seen.Stamp(info, time.Now())
			known[path] = k
		}
	}
	return known
}

// Unchanged is Verify for who published the folder and remembers what is Known of its
// files: most need not be read, and the others have no SHA-256 taken. Files that were
// added do not count. It is false for a folder of which nothing is known.
func Unchanged(fsys fs.FS, known map[string]Known) bool {
	paths := slices.Collect(maps.Keys(known))
	return len(paths) > 0 && seen.All(len(paths), func(i int) bool { return known[paths[i]].is(fsys, paths[i]) })
}

// is reports whether a file is the one that is known, by its stamp or else by its bytes.
func (k Known) is(fsys fs.FS, path string) bool {
	info, err := fs.Lstat(fsys, path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != k.Bytes {
		return false
	}
	if k.stamped(info) {
		return true
	}
	f, err := fsys.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	h := xxhash.New()
	_, err = pump(h, f)
	return err == nil && h.Sum64() == k.Quick
}

// stamped reports whether a file is the one that is known, by its stamp.
func (k Known) stamped(info fs.FileInfo) bool {
	return k.Stamp != 0 && k.Stamp == seen.Stamp(info, time.Now())
}
