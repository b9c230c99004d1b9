package shard

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/search"
)

// The first byte of a document's file says how the rest is encoded. Chinese text
// deflates to a sixth less in GB18030 than in UTF-8, and every browser decodes it.
const (
	encodedUTF8 = iota
	encodedGB18030
)

// gbCodes are the codes of two bytes of characters that all editions of GB18030, and
// all browsers, agree on: the ideographs of GBK and the first rows of punctuation.
var gbCodes = sync.OnceValue(func() *[0x10000]uint16 {
	codes := new([0x10000]uint16)
	decoder := simplifiedchinese.GBK.NewDecoder()
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			text, err := decoder.Bytes([]byte{byte(lead), byte(trail)})
			r, n := utf8.DecodeRune(text)
			if err != nil || n != len(text) || r > 0xFFFF || codes[r] != 0 {
				continue
			}
			if r >= 0x4E00 && r <= 0x9FA5 || lead >= 0xA1 && lead <= 0xA3 && r >= 0x80 && (r < 0xD800 || r > 0xFAFF) {
				codes[r] = uint16(lead<<8 | trail)
			}
		}
	}
	return codes
})

// appendText appends a text and the byte of its encoding before it.
func appendText(dst []byte, text string) []byte {
	codes, at := gbCodes(), len(dst)
	dst = slices.Grow(dst, len(text)+1)
	dst = append(dst, encodedGB18030)
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			dst = append(dst, byte(r))
		case r <= 0xFFFF && codes[r] != 0:
			dst = append(dst, byte(codes[r]>>8), byte(codes[r]))
		default:
			return append(append(dst[:at], encodedUTF8), text...)
		}
	}
	return dst
}

func readText(content []byte) (string, error) {
	if len(content) == 0 {
		return "", errDamaged
	}
	switch content[0] {
	case encodedUTF8:
		return string(content[1:]), nil
	case encodedGB18030:
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(content[1:])
		return string(text), err
	}
	return "", fmt.Errorf("encoding %d: %w", content[0], errDamaged)
}

// cardFields is how many fields of a file come before its text.
const cardFields = 10

// cardText is the first part of the file of a document; the fields of both parts end
// with U+0000.
func cardText(c search.Card) string {
	return fields(c.ID, c.URL, c.Title, c.Number, c.Date, c.Unit, c.Domain, c.Kind, c.Status, c.Group)
}

// bodyText is the second part. An anchor is the line it stands at, a blank, and its id.
func bodyText(lead, body string, anchors []search.Anchor) string {
	var b strings.Builder
	for _, a := range anchors {
		fmt.Fprintf(&b, "%d %s\n", a.Line, a.ID)
	}
	return fields(lead, body, b.String())
}

func fields(list ...string) string {
	var b strings.Builder
	size := 0
	for _, s := range list {
		size += len(s) + 1
	}
	b.Grow(size)
	for _, s := range list {
		b.WriteString(strings.ReplaceAll(s, "\x00", " "))
		b.WriteByte(0)
	}
	return b.String()
}

// document is the file of a document, read.
type document struct {
	card search.Card
	text *search.Text // nil: it is in a file of its own
}

func readDocument(content []byte) (d document, err error) {
	text, err := readText(content)
	if err != nil {
		return d, err
	}
	f := strings.Split(text, "\x00")
	if len(f) <= cardFields {
		return d, errDamaged
	}
	d.card = search.Card{ID: f[0], URL: f[1], Title: f[2], Number: f[3], Date: f[4], Unit: f[5], Domain: f[6], Kind: f[7], Status: f[8], Group: f[9]}
	if f = f[cardFields:]; len(f) > 1 {
		d.text, err = bodyOf(f)
	}
	return d, err
}

func readBody(content []byte) (*search.Text, error) {
	text, err := readText(content)
	if err != nil {
		return nil, err
	}
	return bodyOf(strings.Split(text, "\x00"))
}

func bodyOf(f []string) (*search.Text, error) {
	if len(f) != 4 {
		return nil, errDamaged
	}
	t := &search.Text{Lead: f[0], Body: f[1]}
	for line := range strings.Lines(f[2]) {
		var a search.Anchor
		at, id, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if _, err := fmt.Sscan(at, &a.Line); err != nil {
			return nil, errors.Join(errDamaged, err)
		}
		a.ID = id
		t.Anchors = append(t.Anchors, a)
	}
	return t, nil
}
