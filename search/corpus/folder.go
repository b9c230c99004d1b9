package corpus

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

// Folder reads the Markdown files of a folder as documents, to measure search on
// texts that were not invented for it. Of front matter it understands single lines of
// title, document number, issuer, kind and date of publication, in Chinese or English.
func Folder(fsys fs.FS) ([]Document, error) {
	var docs []Document
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("read corpus: %w", err)
		}
		docs = append(docs, fromMarkdown(strings.TrimSuffix(name, ".md"), string(src)))
		return nil
	})
	return docs, err
}

func fromMarkdown(id, src string) Document {
	d := Document{ID: id, Kind: path.Dir(id), Status: "in-force", Title: path.Base(id), Published: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	src = strings.ReplaceAll(src, "\r\n", "\n")
	if front, body, ok := strings.Cut(strings.TrimPrefix(src, "---\n"), "\n---\n"); ok && len(front) < len(src)-4 {
		src = body
		for line := range strings.Lines(front) {
			key, value, _ := strings.Cut(line, ":")
			d.set(strings.TrimSpace(key), strings.Trim(strings.TrimSpace(value), `"'`))
		}
	}
	d.Body = src
	return d
}

func (d *Document) set(key, value string) {
	switch key {
	case "title", "标题":
		d.Title = value
	case "document_number", "发文字号", "文号":
		d.Number = value
	case "issuer", "发文机关", "发布机构":
		d.Unit = value
	case "kind", "类型":
		d.Kind = value
	case "summary", "内容概述":
		d.Summary = value
	case "published", "发布日期":
		if t, err := time.Parse(time.DateOnly, value[:min(10, len(value))]); err == nil {
			d.Published = t
		}
	}
}
