package attachment

import (
	"encoding/binary"
	"io"
	"unicode/utf16"
)

// compoundFile reads the container of Office 97–2003 ([MS-CFB]): sectors that are
// chained by a table, as in a small file system. Every chain is as long as the file at
// most, so a chain that goes in circles ends.
type compoundFile struct {
	r      io.ReaderAt
	sector int64
	mini   int64
	table  []uint32 // the sector after each sector
	small  []uint32 // the same for the sectors of small streams
	pool   []byte   // which hold the small streams
	cutoff uint64
	left   int64 // bytes that may still be read
}

// storedStream is an entry of the directory.
type storedStream struct {
	name  string
	start uint32
	size  uint64
}

const lastSector = 0xFFFFFFFA // and above: no sector

// openCompound reads the tables and the directory.
func openCompound(r io.ReaderAt, size int64) (*compoundFile, []storedStream, error) {
	broken := unreadable("损坏的旧格式文件")
	le := binary.LittleEndian
	header := make([]byte, 512)
	if _, err := r.ReadAt(header, 0); err != nil {
		return nil, nil, broken
	}
	shift, miniShift := le.Uint16(header[30:]), le.Uint16(header[32:])
	if shift != 9 && shift != 12 || miniShift > 9 || miniShift < 4 {
		return nil, nil, broken
	}
	c := &compoundFile{r: r, sector: 1 << shift, mini: 1 << miniShift, cutoff: uint64(le.Uint32(header[56:])), left: 4 * size}

	// The first 109 sectors of the table are listed in the header, others in a chain.
	list := words(header[76:])
	next := le.Uint32(header[68:])
	for next < lastSector && int64(len(list)) < size/c.sector+128 {
		more := words(c.at(next))
		if len(more) == 0 {
			break
		}
		list, next = append(list, more[:len(more)-1]...), more[len(more)-1]
	}
	for _, s := range list {
		if s < lastSector {
			c.table = append(c.table, words(c.at(s))...)
		}
	}
	var streams []storedStream
	directory := c.chain(le.Uint32(header[48:]), uint64(size))
	for ; len(directory) >= 128; directory = directory[128:] {
		s := storedStream{start: le.Uint32(directory[116:]), size: uint64(le.Uint32(directory[120:]))}
		if n := int(le.Uint16(directory[64:])); n >= 2 && n <= 64 {
			units := make([]uint16, n/2-1)
			for i := range units {
				units[i] = le.Uint16(directory[2*i:])
			}
			s.name = string(utf16.Decode(units))
		}
		switch directory[66] {
		case 5:
			c.pool = c.chain(s.start, s.size)
		case 2:
			streams = append(streams, s)
		}
	}
	small := c.chain(le.Uint32(header[60:]), uint64(size))
	c.small = words(small)
	if len(c.table) == 0 {
		return nil, nil, broken
	}
	return c, streams, nil
}

// at is a sector; shorter, or nothing, where the file ends.
func (c *compoundFile) at(s uint32) []byte {
	if c.left -= c.sector; c.left < 0 {
		return nil
	}
	b := make([]byte, c.sector)
	n, _ := c.r.ReadAt(b, (int64(s)+1)*c.sector)
	return b[:n]
}

// chain is the first size bytes of the sectors from start on.
func (c *compoundFile) chain(start uint32, size uint64) []byte {
	var out []byte
	for steps := 0; start < lastSector && uint64(len(out)) < size && steps <= len(c.table); steps++ {
		b := c.at(start)
		if len(b) == 0 || int(start) >= len(c.table) {
			return append(out, b...)
		}
		out = append(out, b...)
		start = c.table[start]
	}
	return out[:min(uint64(len(out)), size)]
}

// read is the bytes of a stream.
func (c *compoundFile) read(s storedStream) []byte {
	if s.size >= c.cutoff {
		return c.chain(s.start, s.size)
	}
	var out []byte
	start := s.start
	for steps := 0; start < lastSector && uint64(len(out)) < s.size && steps <= len(c.small); steps++ {
		from := int64(start) * c.mini
		if from+c.mini > int64(len(c.pool)) || int(start) >= len(c.small) {
			break
		}
		out = append(out, c.pool[from:from+c.mini]...)
		start = c.small[start]
	}
	return out[:min(uint64(len(out)), s.size)]
}

func words(b []byte) []uint32 {
	list := make([]uint32, len(b)/4)
	for i := range list {
		list[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return list
}
