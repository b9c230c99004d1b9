package seen

import (
	"encoding/binary"
	"io/fs"
	"time"

	"github.com/cespare/xxhash/v2"
)

// Settling is how old a change must be to be known by its time: the clock of a file
// system stands still for up to ten milliseconds, and two changes within look alike.
const Settling = 100 * time.Millisecond

// Stamp is a hash of what the system changes with every write to a file. It is 0, which
// tells nothing, when the file was changed less than Settling before now, and where the
// system says too little. The time of the last write alone would not do: anybody who may
// write a file may set it. That of the last change of the file's entry is set by the
// system.
func Stamp(info fs.FileInfo, now time.Time) uint64 {
	_, change, ok := entryOf(info)
	if !ok || !change.Before(now.Add(-Settling)) {
		return 0
	}
	return State(info)
}

// State is a hash of what the system says of a file: it is another one after the file was
// replaced by one of the same size and time. Unlike a Stamp it is there at once, and does
// not tell what was written twice within a moment.
func State(info fs.FileInfo) uint64 {
	inode, change, ok := entryOf(info)
	if !ok {
		return hash(uint64(info.Size()), uint64(info.ModTime().UnixNano()))
	}
	return hash(inode, uint64(info.Size()), uint64(info.ModTime().UnixNano()), uint64(change.UnixNano()))
}

// coarse is how far apart two writes may be and have the same time, on the file systems
// of memory sticks.
const coarse = 3 * time.Second

// stampOf is Stamp for files that people write themselves, where nobody means to deceive:
// on systems that say too little, size and time of the last write have to do.
func stampOf(info fs.FileInfo, now time.Time) uint64 {
	if _, _, ok := entryOf(info); ok {
		return Stamp(info, now)
	}
	if !info.ModTime().Before(now.Add(-coarse)) {
		return 0
	}
	return State(info)
}

// hash is never 0.
func hash(numbers ...uint64) uint64 {
	var b []byte
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return max(1, xxhash.Sum64(b))
}
