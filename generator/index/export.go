package index

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Archive is the name of the bleve index as an archive for platforms that open it
// themselves; its SHA-256 stands beside it.
const Archive = "index.tar.gz"

// Export builds a fresh index in a folder that does not exist, packs it, and gives the
// archive and its sum to sink. A bleve index never has the same bytes twice; the times
// and owners in the archive are always the same.
func (x *Index) Export(dir string, sink func(name string, data []byte) error) error {
	defer os.RemoveAll(dir)
	if err := x.Build(dir); err != nil {
		return err
	}
	packed, err := pack(dir)
	if err != nil {
		return fmt.Errorf("pack index: %w", err)
	}
	sum := sha256.Sum256(packed)
	return errors.Join(sink(Archive, packed), sink(Archive+".sha256", []byte(hex.EncodeToString(sum[:])+"  "+Archive+"\n")))
}

func pack(dir string) ([]byte, error) {
	var b strings.Builder
	z := gzip.NewWriter(&b)
	t := tar.NewWriter(z)
	err := filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		head := &tar.Header{Name: "index/" + filepath.ToSlash(name), Mode: 0o644, Size: info.Size(), ModTime: time.Unix(0, 0).UTC(), Format: tar.FormatPAX}
		if err := t.WriteHeader(head); err != nil {
			return err
		}
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		_, err = io.Copy(t, f)
		return errors.Join(err, f.Close())
	})
	if err := errors.Join(err, t.Close(), z.Close()); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}
