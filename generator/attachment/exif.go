package attachment

import (
	"bytes"
	"encoding/binary"
	"io"
)

const maxExif = 256 << 10 // the segments before the picture

// Positioned reports whether a JPEG tells where it was taken: its EXIF block has a
// directory of GPS with a latitude. The position itself is not returned.
func Positioned(r io.ReaderAt, size int64) bool {
	b := make([]byte, min(size, maxExif))
	n, _ := r.ReadAt(b, 0)
	b = b[:n]
	if !bytes.HasPrefix(b, []byte("\xFF\xD8")) {
		return false
	}
	for b = b[2:]; len(b) >= 4 && b[0] == 0xFF && b[1] != 0xDA; {
		n := int(binary.BigEndian.Uint16(b[2:])) + 2
		if n < 4 || n > len(b) {
			n = len(b)
		}
		if body := b[4:n]; b[1] == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) && hasPosition(body[6:]) {
			return true
		}
		b = b[n:]
	}
	return false
}

// hasPosition looks through the directories of a TIFF block.
func hasPosition(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	const gps, latitude = 0x8825, 2
	at, ok := entry(b, order, order.Uint32(b[4:]), gps)
	if !ok {
		return false
	}
	_, ok = entry(b, order, at, latitude)
	return ok
}

// entry is the value of a tag in the directory at an offset.
func entry(b []byte, order binary.ByteOrder, at uint32, tag uint16) (uint32, bool) {
	if uint64(at)+2 > uint64(len(b)) {
		return 0, false
	}
	n := int(order.Uint16(b[at:]))
	for i := range n {
		e := int(at) + 2 + 12*i
		if e+12 > len(b) {
			break
		}
		if order.Uint16(b[e:]) == tag {
			return order.Uint32(b[e+8:]), true
		}
	}
	return 0, false
}
