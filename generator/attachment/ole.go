package attachment

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"strconv"
	"strings"
)

const maxOLE = 64 << 20 // bytes of a file

// ole reads what can be read in files of Office 97–2003 without knowing each of them:
// runs of text in ASCII and UTF-16, and the numbers in the cells of .xls.
func (rd *reader) ole(r io.ReaderAt, size int64) error {
	if size > maxOLE {
		return unreadable("过大的旧格式文件")
	}
	c, streams, err := openCompound(r, size)
	if err != nil {
		return err
	}
	for _, s := range streams {
		if s.name == "EncryptedPackage" {
			return unreadable("加密的文件")
		}
		data := c.read(s)
		if c.left < 0 {
			return unreadable("损坏的旧格式文件")
		}
		if s.name == "Workbook" || s.name == "Book" {
			if err := rd.cells(data); err != nil {
				return err
			}
		}
		if err := rd.strings(data); err != nil {
			return err
		}
	}
	return nil
}

// Records of .xls that matter ([MS-XLS] 2.4).
const (
	filePass = 0x002F
	mulRK    = 0x00BD
	rk       = 0x027E
	number   = 0x0203
)

// cells passes on the numbers in cells: they are stored as binary numbers, which no
// search for digits finds.
func (rd *reader) cells(data []byte) error {
	for len(data) >= 4 {
		kind, n := binary.LittleEndian.Uint16(data), int(binary.LittleEndian.Uint16(data[2:]))
		data = data[4:]
		if n > len(data) {
			return nil
		}
		body := data[:n]
		data = data[n:]
		var err error
		switch {
		case kind == filePass:
			return unreadable("加密的表格")
		case kind == number && n >= 14:
			err = rd.value(body, math.Float64frombits(binary.LittleEndian.Uint64(body[6:])))
		case kind == rk && n >= 10:
			err = rd.value(body, rkValue(binary.LittleEndian.Uint32(body[6:])))
		case kind == mulRK:
			for at := 6; at+4 <= n-2 && err == nil; at += 6 {
				err = rd.value(body, rkValue(binary.LittleEndian.Uint32(body[at:])))
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// value passes on a whole number long enough to be somebody's.
func (rd *reader) value(body []byte, f float64) error {
	if f != math.Trunc(f) || f < 1e9 || f >= 1e15 {
		return nil
	}
	line := int(binary.LittleEndian.Uint16(body)) + 1
	return rd.emit(Piece{Text: strconv.FormatInt(int64(f), 10), Where: "表格第 " + strconv.Itoa(line) + " 行"})
}

func rkValue(u uint32) float64 {
	f := math.Float64frombits(uint64(u&^3) << 32)
	if u&2 != 0 {
		f = float64(int32(u) >> 2)
	}
	if u&1 != 0 {
		f /= 100
	}
	return f
}

// strings passes on runs of text. Text of one byte and of two is looked for
// separately; which of the two it is stands in structures that differ by program and
// year.
func (rd *reader) strings(data []byte) error {
	const least = 4
	from := -1
	for i := 0; i <= len(data); i++ {
		if i < len(data) && (data[i] >= ' ' && data[i] < 0x7F || data[i] == '\t') {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 && i-from >= least && bytes.ContainsAny(data[from:i], "0123456789@") {
			if err := rd.emit(Piece{Text: string(data[from:i])}); err != nil {
				return err
			}
		}
		from = -1
	}
	for phase := range 2 {
		var run strings.Builder
		chars := 0
		for i := phase; i+1 < len(data)+2; i += 2 {
			var u uint16
			if i+1 < len(data) {
				u = binary.LittleEndian.Uint16(data[i:])
			}
			if plausible(u) {
				run.WriteRune(rune(u))
				chars++
				continue
			}
			if chars >= least && strings.ContainsAny(run.String(), "0123456789@") {
				if err := rd.emit(Piece{Text: run.String()}); err != nil {
					return err
				}
			}
			run.Reset()
			chars = 0
		}
	}
	return nil
}

// plausible reports whether a unit of UTF-16 is one of Chinese office text.
func plausible(u uint16) bool {
	return u >= ' ' && u < 0x7F || u == '\t' || u >= 0x4E00 && u <= 0x9FA5 || u >= 0x3000 && u <= 0x3017 || u >= 0xFF01 && u <= 0xFF5E || u == '“' || u == '”' || u == '×'
}
