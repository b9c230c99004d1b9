package attachment

import (
	"encoding/binary"
	"math"
	"testing"
	"unicode/utf16"
)

// compound is a compound file with one stream ([MS-CFB]): header, one sector of the
// allocation table, one of the directory, then the stream.
func compound(name string, data []byte) []byte {
	const sector = 512
	data = append(data, make([]byte, max(4096, (len(data)+sector-1)/sector*sector)-len(data))...)
	sectors := len(data) / sector
	le := binary.LittleEndian
	header := make([]byte, sector)
	copy(header, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	le.PutUint16(header[24:], 0x3E)
	le.PutUint16(header[26:], 3)
	le.PutUint16(header[28:], 0xFFFE)
	le.PutUint16(header[30:], 9)
	le.PutUint16(header[32:], 6)
	le.PutUint32(header[44:], 1)
	le.PutUint32(header[48:], 1)
	le.PutUint32(header[56:], 4096)
	const end, free = 0xFFFFFFFE, 0xFFFFFFFF
	le.PutUint32(header[60:], end)
	le.PutUint32(header[68:], end)
	for i := 76; i < sector; i += 4 {
		le.PutUint32(header[i:], free)
	}
	le.PutUint32(header[76:], 0)
	table := make([]byte, sector)
	for i := 0; i < sector; i += 4 {
		le.PutUint32(table[i:], free)
	}
	le.PutUint32(table[0:], 0xFFFFFFFD)
	le.PutUint32(table[4:], end)
	for i := range sectors {
		next := uint32(3 + i)
		if i == sectors-1 {
			next = end
		}
		le.PutUint32(table[8+4*i:], next)
	}
	directory := make([]byte, sector)
	entry := func(at int, name string, kind byte, child, start uint32, size int) {
		e := directory[at*128:]
		for i, u := range utf16.Encode([]rune(name)) {
			le.PutUint16(e[2*i:], u)
		}
		le.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66], e[67] = kind, 1
		le.PutUint32(e[68:], free)
		le.PutUint32(e[72:], free)
		le.PutUint32(e[76:], child)
		le.PutUint32(e[116:], start)
		le.PutUint32(e[120:], uint32(size))
	}
	entry(0, "Root Entry", 5, 1, end, 0)
	entry(1, name, 2, free, 2, len(data))
	out := append(append(header, table...), directory...)
	return append(out, data...)
}

func wideText(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

func TestOLE(t *testing.T) {
	record := func(kind uint16, body []byte) []byte {
		b := binary.LittleEndian.AppendUint16(nil, kind)
		return append(binary.LittleEndian.AppendUint16(b, uint16(len(body))), body...)
	}
	cell := binary.LittleEndian.AppendUint64([]byte{4, 0, 2, 0, 0, 0}, math.Float64bits(13812345678))
	words := append(append([]byte{0, 1}, wideText("电话13812345678")...), 0, 0, 1)
	tests := []struct {
		name, stream string
		data         []byte
		want         string
	}{
		{"words in UTF-16", "WordDocument", words, "电话13812345678\n"},
		{"words in ASCII", "WordDocument", []byte("\x00\x01110101199003074514\x00"), "110101199003074514\n"},
		{"a number in a cell", "Workbook", record(number, cell), "表格第 5 行: 13812345678\n"},
		{"a password", "Workbook", record(filePass, make([]byte, 6)), "error 加密的表格\n"},
		{"encrypted", "EncryptedPackage", make([]byte, 16), "error 加密的文件\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, "a.doc", compound(tt.stream, tt.data)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
