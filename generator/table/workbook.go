package table

import (
	"encoding/xml"
	"path"
	"strings"

	"gongkai/generator/diag"
)

// sheetPart is a sheet of a workbook and the part that holds it.
type sheetPart struct {
	name, part string
	hidden     bool
}

type relationships struct {
	All []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

type workbook struct {
	Sheets []struct {
		Name  string     `xml:"name,attr"`
		State string     `xml:"state,attr"`
		Attrs []xml.Attr `xml:",any,attr"`
	} `xml:"sheets>sheet"`
}

// sheets lists the sheets in the order of their tabs. Charts and macro sheets are
// left out: they hold no table.
func (a *archive) sheets() (sheets []sheetPart, ok bool) {
	var root, rels relationships
	var book workbook
	if !a.decode("_rels/.rels", &root) {
		return nil, false
	}
	main := ""
	for _, r := range root.All {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			main = strings.TrimPrefix(r.Target, "/")
		}
	}
	if main == "" || !a.decode(main, &book) ||
		!a.decode(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), &rels) {
		return nil, false
	}
	parts := map[string]string{}
	for _, r := range rels.All {
		if strings.HasSuffix(r.Type, "/worksheet") {
			if target, abs := strings.CutPrefix(r.Target, "/"); abs {
				parts[r.ID] = target
			} else {
				parts[r.ID] = path.Join(path.Dir(main), r.Target)
			}
		}
	}
	names := map[string]bool{}
	for _, s := range book.Sheets {
		if names[strings.ToLower(s.Name)] {
			return nil, false // a name has to mean one sheet
		}
		names[strings.ToLower(s.Name)] = true
		for _, at := range s.Attrs {
			if part := parts[at.Value]; at.Name.Local == "id" && a.parts[part] != nil {
				sheets = append(sheets, sheetPart{s.Name, part, s.State == "hidden" || s.State == "veryHidden"})
			}
		}
	}
	return sheets, true
}

func (a *archive) decode(part string, v any) bool {
	b, err := a.part(part)
	return err == nil && b != nil && xml.Unmarshal(b, v) == nil
}

// choose picks the sheet called name, or the first that is not hidden.
func choose(file, name string, sheets []sheetPart, found *diag.List) (sheetPart, bool) {
	place := diag.Place{File: file}
	var names, hidden []string
	for _, s := range sheets {
		switch {
		case s.hidden && strings.EqualFold(s.name, name):
			found.Add(hiddenSheet.At(place, s.name))
			return s, false
		case s.hidden:
			hidden = append(hidden, s.name)
		default:
			names = append(names, s.name)
		}
	}
	for _, s := range sheets {
		if !s.hidden && (name == "" || strings.EqualFold(s.name, name)) {
			if len(hidden) > 0 {
				found.Add(leftOut.At(place, listed("工作表", "sheets", hidden)))
			}
			return s, true
		}
	}
	switch near := diag.Nearest(name, names); {
	case name == "":
		found.Add(noTable.At(place, diag.Text{ZH: "没有可见的工作表", EN: "no sheet is visible"}))
	case near != "":
		found.Add(noSheet.At(place, name).Suggest(diag.Text{ZH: "是否想写“%s”？", EN: "did you mean %q?"}, near))
	case len(names) > 0:
		found.Add(noSheet.At(place, name).Suggest(diag.Text{ZH: "现有工作表：%s", EN: "the sheets are: %s"}, strings.Join(names, "、")))
	default:
		found.Add(noSheet.At(place, name))
	}
	return sheetPart{}, false
}

// listed is a few names for a message.
func listed(zh, en string, names []string) diag.Text {
	more := diag.Text{}
	if len(names) > 8 {
		names, more = names[:8], diag.Text{ZH: "等", EN: ", …"}
	}
	return diag.Text{
		ZH: zh + "“" + strings.Join(names, "”“") + "”" + more.ZH,
		EN: en + " " + strings.Join(names, ", ") + more.EN,
	}
}
