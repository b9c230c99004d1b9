package table

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"gongkai/generator/diag"
)

// An archive is looked at before anything inflates it.
const (
	maxEntries = 2_000
	maxRatio   = 200
	smallEntry = 1 << 20 // below this the ratio does no harm: blank sheets shrink a lot
)

// archive is a workbook's parts by name.
type archive struct {
	parts map[string]*zip.File
}

// openArchive checks names, number, sizes and ratio. The sizes are what the entries
// claim; archive/zip fails when one inflates to more.
func openArchive(src []byte) (*archive, diag.Text) {
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, diag.Text{ZH: "压缩包不完整", EN: "the archive is broken"}
	}
	if len(r.File) > maxEntries {
		return nil, diag.Text{ZH: "里面的文件超过 2000 个", EN: "it holds more than 2,000 files"}
	}
	a := &archive{parts: make(map[string]*zip.File, len(r.File))}
	folded := make(map[string]bool, len(r.File))
	var total uint64
	for _, f := range r.File {
		name := f.Name
		clean := strings.TrimSuffix(name, "/")
		key := strings.ToLower(clean)
		switch {
		case clean == "" || path.IsAbs(clean) || path.Clean(clean) != clean || strings.HasPrefix(clean, "..") || strings.ContainsAny(clean, "\\:\x00"):
			return nil, diag.Text{ZH: "里面有不正常的文件名", EN: "it holds an odd file name"}
		case folded[key]:
			return nil, diag.Text{ZH: "里面有重名的文件", EN: "it holds two files of one name"}
		case f.Flags&1 != 0:
			return nil, diag.Text{ZH: "加了密码", EN: "it has a password"}
		case f.UncompressedSize64 > MaxBytes:
			return nil, diag.Text{ZH: "解压后超过 64 MiB", EN: "it inflates to more than 64 MiB"}
		case f.UncompressedSize64 > smallEntry && f.UncompressedSize64/max(1, f.CompressedSize64) >= maxRatio:
			return nil, diag.Text{ZH: "压缩比超过 200", EN: "it is compressed by more than 200"}
		}
		if total += f.UncompressedSize64; total > MaxBytes {
			return nil, diag.Text{ZH: "解压后超过 64 MiB", EN: "it inflates to more than 64 MiB"}
		}
		folded[key] = true
		a.parts[clean] = f
	}
	return a, diag.Text{}
}

// part is the content of a part; nil without an error when there is none.
func (a *archive) part(name string) ([]byte, error) {
	f := a.parts[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer r.Close()
	b := make([]byte, 0, f.UncompressedSize64+1)
	w := bytes.NewBuffer(b)
	if _, err := io.Copy(w, io.LimitReader(r, MaxBytes+1)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return w.Bytes(), nil
}
