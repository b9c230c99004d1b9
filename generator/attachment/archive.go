package attachment

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Bounds of what is read in one file.
const (
	MaxEntries  = 10_000    // of an archive
	MaxInflated = 512 << 20 // bytes of all entries together
	maxRatio    = 200       // of inflated bytes to the file's, once they are more than maxFree
	maxFree     = 32 << 20
	maxNested   = 16 << 20 // bytes of a file inside a file
	maxDepth    = 2        // of files inside files
)

// parts are the entries of an archive by name.
type parts struct {
	*reader
	files map[string]*zip.File
	order []string
}

// archive reads an office document, or the files of a plain archive.
func (rd *reader) archive(r io.ReaderAt, size int64) error {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return fmt.Errorf("%w: %w", err, ErrUnreadable)
	}
	if len(z.File) > MaxEntries {
		return unreadable(fmt.Sprintf("压缩包里有 %d 个文件", len(z.File)))
	}
	p := &parts{reader: rd, files: map[string]*zip.File{}}
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		// Programs disagree about which of two equal names counts, and about names that
		// climb out: either may show a reader something else than us.
		if !fs.ValidPath(f.Name) || p.files[f.Name] != nil || strings.Contains(f.Name, `\`) {
			return unreadable("文件名异常的压缩包")
		}
		if f.Flags&1 != 0 {
			return unreadable("加密的压缩包")
		}
		p.files[f.Name] = f
		p.order = append(p.order, f.Name)
	}
	switch {
	case p.files["xl/workbook.xml"] != nil:
		err = p.workbook()
	case p.files["word/document.xml"] != nil:
		err = p.word()
	case p.files["ppt/presentation.xml"] != nil:
		err = p.slides()
	case p.files["content.xml"] != nil && p.files["mimetype"] != nil:
		err = p.openDocument()
	case p.files["OFD.xml"] != nil:
		err = p.ofd()
	default:
		return p.all(func(string) bool { return true })
	}
	if err != nil {
		return err
	}
	return p.all(func(name string) bool { return strings.Contains(name, "/embeddings/") })
}

// open opens an entry; what is read counts against the bounds.
func (p *parts) open(name string) (io.ReadCloser, error) {
	f, err := p.files[name].Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrUnreadable)
	}
	return &bounded{f, p.reader}, nil
}

// bounded stops an entry that swells.
type bounded struct {
	io.ReadCloser
	*reader
}

func (b *bounded) Read(buf []byte) (int, error) {
	n, err := b.ReadCloser.Read(buf)
	b.left -= int64(n)
	if used := MaxInflated - b.left; b.left < 0 || used > maxFree && used > maxRatio*b.size {
		return n, unreadable("解压后过大的文件")
	}
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", err, ErrUnreadable)
	}
	return n, err
}

// all reads the entries that are files of their own. One that cannot be read does not
// keep the others from being read.
func (p *parts) all(wanted func(name string) bool) error {
	var first error
	for _, name := range p.order {
		if !wanted(name) {
			continue
		}
		if err := p.nested(name); errors.Is(err, errStop) {
			return err
		} else if err != nil && first == nil {
			first = err
		}
	}
	return first
}

func (p *parts) nested(name string) error {
	if p.depth >= maxDepth {
		return unreadable("多层压缩的文件")
	}
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxNested+1))
	switch {
	case err != nil:
		return err
	case len(b) > maxNested:
		return unreadable("压缩包里过大的文件")
	case len(b) == 0:
		return nil
	}
	inner := *p.reader
	inner.depth++
	inner.yield = func(piece Piece) bool {
		piece.Where = strings.TrimSpace(path.Base(name) + " " + piece.Where)
		return p.yield(piece)
	}
	err = inner.file(name, bytes.NewReader(b), int64(len(b)))
	p.left = inner.left
	return err
}

// each calls f with a scanner over each of the parts that match the pattern of
// path.Match.
func (p *parts) each(pattern string, f func(name string, s *scanner) error) error {
	for _, name := range p.order {
		if ok, _ := path.Match(pattern, name); !ok {
			continue
		}
		if err := p.scan(name, func(s *scanner) error { return f(name, s) }); err != nil {
			return err
		}
	}
	return nil
}

// scan calls f with a scanner over one part, if there is one of that name.
func (p *parts) scan(name string, f func(*scanner) error) error {
	if p.files[name] == nil {
		return nil
	}
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	return scanning(r, f)
}
