package generator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"path/filepath"

	"gongkai/generator/diag"
	"gongkai/generator/ledger"
)

// foundInTheme adds what is wrong with a theme. Files of the county's own theme are
// told from the source folder, as all files are.
func (p *Project) foundInTheme(found ...diag.Diagnostic) {
	for _, d := range found {
		if folder := filepath.ToSlash(p.Config.Theme.Folder); folder != "" {
			if _, err := fs.Stat(p.FS, path.Join(folder, d.File)); err == nil {
				d.File = path.Join(folder, d.File)
			}
		}
		p.Found.Add(d)
	}
}

// loadLedger reads the ledger. One that is torn is for people to restore: going on
// without it would give numbers out again. prior is that of the last load, or nil.
func (p *Project) loadLedger(prior *ledger.Ledger) (err error) {
	p.Ledger, err = ledger.Load(p.FS, prior)
	offset := int64(-1)
	var syntax *json.SyntaxError
	var shape *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &shape):
		offset = shape.Offset
	default:
		return err
	}
	place := diag.Place{File: ledger.File}
	if src, err := fs.ReadFile(p.FS, ledger.File); err == nil {
		before := src[:min(max(0, int(offset)-1), len(src))]
		place.Line = 1 + bytes.Count(before, []byte{'\n'})
	}
	p.Found.Add(badLedger.At(place, errors.Unwrap(err).Error()))
	p.Ledger = nil
	return nil
}
