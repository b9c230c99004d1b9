package shard

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"sync"

	"github.com/klauspost/compress/flate"
)

var errDamaged = errors.New("the file is damaged")

// maxInflated bounds what a file may inflate to.
const maxInflated = 64 << 20

// Level 5 is all but as small as 9 on texts as short as ours. Lists have nothing that
// repeats: looking for it takes most of the time and saves no byte. The standard
// library makes files of the same size in three times the time.
var texts, lists = packers(5), packers(flate.HuffmanOnly)

// packer deflates; it is used for many files.
type packer struct {
	packed bytes.Buffer
	stream *flate.Writer
}

func packers(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, err := flate.NewWriter(nil, level)
		if err != nil {
			panic(err) // the level is one
		}
		return &packer{stream: w}
	}}
}

func pack(content []byte) []byte { return packWith(texts, content) }

// packLists is for what holds little but lists.
func packLists(content []byte) []byte { return packWith(lists, content) }

func packWith(packers *sync.Pool, content []byte) []byte {
	p := packers.Get().(*packer)
	defer packers.Put(p)
	p.packed.Reset()
	p.stream.Reset(&p.packed)
	p.stream.Write(content) // a buffer takes everything
	p.stream.Close()
	return bytes.Clone(p.packed.Bytes())
}

// unpacker inflates; one is reused for many files.
type unpacker struct {
	source bytes.Reader
	stream io.ReadCloser
}

func (u *unpacker) unpack(data []byte) ([]byte, error) {
	u.source.Reset(data)
	if u.stream == nil {
		u.stream = flate.NewReader(&u.source)
	} else if err := u.stream.(flate.Resetter).Reset(&u.source, nil); err != nil {
		return nil, err
	}
	content := bytes.NewBuffer(make([]byte, 0, 3*len(data)+bytes.MinRead))
	n, err := content.ReadFrom(io.LimitReader(u.stream, maxInflated+1))
	if err != nil {
		return nil, fmt.Errorf("inflate: %w", err)
	}
	if n > maxInflated {
		return nil, fmt.Errorf("inflate: more than %d bytes", maxInflated)
	}
	return content.Bytes(), nil
}

// hashOf is the part of a content's hash that names carry.
func hashOf(content []byte, bytes int) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:bytes])
}

// appendList appends docs in the smaller of the two forms. It depends on nothing but
// docs, so that a new document changes no list but those it is in.
func appendList(dst []byte, docs []uint32) []byte {
	size := 0
	if n := len(docs); n > 0 {
		size = int(docs[n-1])/8 + 1
	}
	if len(docs) <= size+1 { // differences take a byte each at least
		start, next := len(dst), uint32(0)
		dst = binary.AppendUvarint(dst, uint64(len(docs))<<1)
		first := len(dst)
		for _, doc := range docs {
			dst = binary.AppendUvarint(dst, uint64(doc-next))
			next = doc + 1
		}
		if len(dst)-first <= size+1 {
			return dst
		}
		dst = dst[:start]
	}
	dst = binary.AppendUvarint(dst, uint64(len(docs))<<1|1)
	dst = binary.AppendUvarint(dst, uint64(size))
	at := len(dst)
	dst = append(dst, make([]byte, size)...)
	for _, doc := range docs {
		dst[at+int(doc/8)] |= 1 << (doc % 8)
	}
	return dst
}

// cursor reads from content and remembers that it failed.
type cursor struct {
	rest []byte
	err  error
}

func (c *cursor) number() uint64 {
	v, n := binary.Uvarint(c.rest)
	if n <= 0 {
		c.err, c.rest = errDamaged, nil
		return 0
	}
	c.rest = c.rest[n:]
	return v
}

// count is a number of bytes that follow.
func (c *cursor) count() int { return int(min(c.number(), maxInflated)) }

func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.rest) {
		c.err, c.rest = errDamaged, nil
		return nil
	}
	b := c.rest[:n]
	c.rest = c.rest[n:]
	return b
}

func (c *cursor) byte() byte {
	if b := c.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (c *cursor) list(all int) []uint32 {
	head := c.number()
	count := head >> 1
	if count > uint64(all) || count > 8*uint64(len(c.rest)) {
		c.err = errDamaged
	}
	if c.err != nil {
		return nil
	}
	docs := make([]uint32, 0, count)
	if head&1 == 0 {
		next := uint64(0)
		for range count {
			doc := next + c.number()
			if c.err != nil || doc >= uint64(all) {
				c.err = errDamaged
				return nil
			}
			docs, next = append(docs, uint32(doc)), doc+1
		}
		return docs
	}
	for i, b := range c.bytes(c.count()) {
		for ; b != 0; b &= b - 1 {
			docs = append(docs, uint32(i*8+bits.TrailingZeros8(b)))
		}
	}
	if uint64(len(docs)) != count || count > 0 && int(docs[count-1]) >= all {
		c.err = errDamaged
		return nil
	}
	return docs
}

// hashTerm is FNV-1a, which says in which file a term is.
func hashTerm(term string) uint32 {
	h := uint32(2166136261)
	for i := range len(term) {
		h = (h ^ uint32(term[i])) * 16777619
	}
	return h
}
