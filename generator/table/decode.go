package table

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"gongkai/generator/diag"
)

// decode turns the bytes of a text file into UTF-8: from UTF-8, from GB18030, which
// spreadsheet programs here write by default, or from UTF-16 with a mark (their
// “Unicode 文本”).
func decode(name string, src []byte, found *diag.List) ([]byte, bool) {
	place := diag.Place{File: name}
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(src)
		if err != nil || !cleanText(out) {
			found.Add(badText.At(place, diag.Text{ZH: "UTF-16 编码损坏", EN: "broken UTF-16"}))
			return nil, false
		}
		found.Add(decodedAs.At(place, "UTF-16"))
		return out, true
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if i := bytes.IndexByte(src, 0); i >= 0 {
		found.Add(badText.At(at(name, src, i), diag.Text{ZH: "含有空字节", EN: "it holds NUL bytes"}))
		return nil, false
	}
	if utf8.Valid(src) {
		return src, true
	}
	if i, torn := tornUTF8(src); torn {
		found.Add(badText.At(at(name, src, i), diag.Text{ZH: "UTF-8 编码在这里损坏", EN: "the UTF-8 is broken here"}))
		return nil, false
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src)
	if err != nil || !cleanText(out) {
		found.Add(badText.At(place, diag.Text{ZH: "既不是 UTF-8 也不是 GB18030", EN: "neither UTF-8 nor GB18030"}))
		return nil, false
	}
	found.Add(decodedAs.At(place, "GB18030"))
	return out, true
}

func cleanText(b []byte) bool {
	return bytes.IndexByte(b, 0) < 0 && !bytes.ContainsRune(b, utf8.RuneError)
}

// tornUTF8 tells UTF-8 with a few broken bytes from GB18030, which would decode to
// nonsense without complaint. Text in GB18030 seldom forms sequences of three.
func tornUTF8(src []byte) (first int, torn bool) {
	first = -1
	good, bad := 0, 0
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
			if first < 0 {
				first = i
			}
		case n >= 3:
			good++
		}
		i += n
	}
	return first, good > 4*bad
}

// at is the place of the byte at offset i.
func at(name string, src []byte, i int) diag.Place {
	start := bytes.LastIndexByte(src[:i], '\n') + 1
	return diag.Place{
		File: name, Line: 1 + bytes.Count(src[:i], []byte("\n")),
		Column: 1 + utf8.RuneCount(src[start:i]),
	}
}
