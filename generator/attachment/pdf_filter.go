package attachment

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"
)

// inflate undoes the filters of a stream that are used for text.
func (d *pdf) inflate(s stream) ([]byte, error) {
	var filters, params []any
	switch f := d.get(s.dict["Filter"]).(type) {
	case name:
		filters, params = []any{f}, []any{s.dict["DecodeParms"]}
	case []any:
		filters = f
		params, _ = d.get(s.dict["DecodeParms"]).([]any)
	}
	data := s.raw
	for i, f := range filters {
		switch d.get(f) {
		case name("FlateDecode"), name("Fl"):
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				return nil, unreadable("损坏的 PDF")
			}
			// A stream that is cut short or has a wrong sum still shows what came before.
			out, err := io.ReadAll(&bounded{io.NopCloser(ignoreEnd{z}), d.reader})
			if err != nil {
				return nil, err
			}
			data = out
			if i < len(params) {
				if p := d.dict(params[i]); d.int(p["Predictor"]) >= 10 {
					data = unpredict(data, max(1, d.int(p["Columns"]))*max(1, d.int(p["Colors"])))
				}
			}
		case name("ASCIIHexDecode"), name("AHx"):
			l := lexer{data: append([]byte("<"), data...)}
			data = l.hex()
		case name("ASCII85Decode"), name("A85"):
			data = bytes.TrimSpace(data)
			data = bytes.TrimPrefix(bytes.TrimSuffix(data, []byte("~>")), []byte("<~"))
			out := make([]byte, len(data)*4+4)
			n, _, err := ascii85.Decode(out, data, true)
			if err != nil {
				return nil, unreadable("损坏的 PDF")
			}
			data = out[:n]
		default:
			return nil, unreadable("这种压缩的 PDF")
		}
	}
	return data, nil
}

// ignoreEnd ends a stream quietly where it is damaged.
type ignoreEnd struct{ io.Reader }

func (r ignoreEnd) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if err != nil {
		err = io.EOF
	}
	return n, err
}

// unpredict undoes the PNG predictors; width is the bytes of a row, one byte a pixel.
func unpredict(data []byte, width int) []byte {
	if width > len(data) {
		return data
	}
	out := make([]byte, 0, len(data))
	prior := make([]byte, width)
	for len(data) > width {
		kind, row := data[0], bytes.Clone(data[1:width+1])
		data = data[width+1:]
		for i := range row {
			left, corner := byte(0), byte(0)
			if i > 0 {
				left, corner = row[i-1], prior[i-1]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += prior[i]
			case 3:
				row[i] += byte((int(left) + int(prior[i])) / 2)
			case 4:
				row[i] += paeth(left, prior[i], corner)
			}
		}
		out = append(out, row...)
		prior = row
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	da, db, dc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }
