package publish

import (
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/cespare/xxhash/v2"
)

// Known is what the publisher of a file remembers of it, to tell later that nobody has
// changed it.
type Known struct {
	Quick uint64 // xxHash64 of its bytes
	Stamp uint64 // hash of what the system changes with every write; 0 where it tells too little
}

// settling is how old a change must be to be known by its time: the clock of a file
// system stands still for up to ten milliseconds, and two changes within look alike.
const settling = 100 * time.Millisecond

// Known is what is to be remembered of the files of a site that was published into a
// folder just now.
func (m Manifest) Known(dir string) map[string]Known {
	known := make(map[string]Known, len(m.Files))
	for _, e := range m.Files {
		k := Known{Quick: e.Quick}
		if info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(e.Path))); err == nil {
			k.Stamp = stamp(info, time.Now().Add(-settling))
		}
		known[e.Path] = k
	}
	return known
}

// stamp is 0 when a file was changed after a moment. The time of the last write alone
// would not do: anybody who may write a file may set it. That of the last change of the
// file's entry is set by the system.
func stamp(info fs.FileInfo, before time.Time) uint64 {
	inode, change, ok := entryOf(info)
	if !ok || !change.Before(before) {
		return 0
	}
	var b []byte
	for _, n := range []uint64{inode, uint64(info.Size()), uint64(info.ModTime().UnixNano()), uint64(change.UnixNano())} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return max(1, xxhash.Sum64(b))
}
