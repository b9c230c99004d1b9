package content

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/markdown"
	"gongkai/generator/seen"
)

// attach finds the files that the document names: in its attachments, tables and
// pictures, and in links and pictures of its body.
func (w *walker) attach(d *Document, body []byte, found *diag.List) {
	for i, a := range d.Attachments {
		d.Attachments[i].File = w.file(d, a.File, d.Item("attachments", i), found)
	}
	for i, t := range d.Tables {
		d.Tables[i].File = w.file(d, t.File, d.Item("tables", i), found)
	}
	if d.Image != "" && !strings.Contains(d.Image, "://") {
		d.Image = w.file(d, d.Image, d.Field("image"), found)
	}
	if d.Leader != nil && d.Leader.Portrait != "" {
		d.Leader.Portrait = w.file(d, d.Leader.Portrait, d.Field("leader"), found)
	}
	for _, dest := range references(body) {
		switch {
		case strings.HasPrefix(dest, "/") || path.Ext(dest) == ".md":
			d.Links = append(d.Links, dest)
		case w.has(d, dest):
			w.file(d, dest, diag.Place{File: d.Path}, found)
		default: // a document without .md, a file that is missing, or no link at all
			d.Links = append(d.Links, dest)
		}
	}
	for _, span := range disclosure.FindDocumentNumbers(string(body)) {
		d.Citations = append(d.Citations, disclosure.Candidates(span)...)
	}
}

// file takes a file beside the document in, and returns its clean name.
func (w *walker) file(d *Document, name string, place diag.Place, found *diag.List) string {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if clean == "." || path.IsAbs(clean) || strings.HasPrefix(clean, "..") || strings.Contains(clean, ":") {
		found.Add(outsideFile.At(place, name))
		return ""
	}
	full := path.Join(d.Dir(), clean)
	f := w.folders[path.Dir(full)]
	if f == nil {
		found.Add(missingFile.At(place, name))
		return ""
	}
	base := path.Base(full)
	info, ok := f.files[base]
	if !ok {
		if real := f.lower[strings.ToLower(base)]; real != "" {
			found.Add(caseFile.At(place, base, real))
		} else {
			d := missingFile.At(place, name)
			if near := diag.Nearest(base, f.names()); near != "" {
				d = d.Suggest(diag.Text{ZH: "旁边有“%s”，是否想写它？", EN: "there is %q: did you mean that?"}, near)
			}
			found.Add(d)
		}
		return ""
	}
	f.used.Store(base, true)
	if !slices.ContainsFunc(d.Files, func(x File) bool { return x.Name == clean }) {
		d.Files = append(d.Files, File{Path: full, Name: clean, Bytes: info.Size(), Mod: info.ModTime(), State: seen.State(info)})
		if info.Size() == 0 {
			found.Add(emptyFile.At(place, name))
		}
	}
	return clean
}

// has reports whether a relative destination in a body is a file beside it.
func (w *walker) has(d *Document, dest string) bool {
	full := path.Join(d.Dir(), dest)
	f := w.folders[path.Dir(full)]
	return f != nil && strings.HasPrefix(full, d.Dir()+"/") && f.files[path.Base(full)] != nil
}

func (f *folder) names() []string {
	names := make([]string, 0, len(f.files))
	for n := range f.files {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// references are the destinations of links and pictures in a body that may be
// files beside it or documents. Most bodies are looked at as bytes only, so that some are
// no links.
func references(body []byte) []string {
	var refs []string
	add := func(s string) {
		s, _, _ = strings.Cut(s, "#")
		if s == "" || strings.Contains(s, ":") {
			return
		}
		if u, err := url.PathUnescape(s); err == nil {
			refs = append(refs, u)
		}
	}
	for _, mark := range []string{"](", "src=", "href=", "]: "} {
		rest := body
		for {
			i := bytes.Index(rest, []byte(mark))
			if i < 0 {
				break
			}
			rest = rest[i+len(mark):]
			add(string(bytes.Trim(rest[:destination(rest, mark == "](")], " <>\"'")))
		}
	}
	if len(refs) > 0 && mayHide(body) {
		refs = nil
		doc, _ := markdown.Parse(body)
		for _, link := range doc.Links() {
			add(link.Dest)
		}
	}
	return refs
}

// mayHide reports whether a body may hold destinations that its page does not: in the
// comment of an editor, in code, in a definition nothing refers to. A file that is only
// named there is not to come out.
func mayHide(body []byte) bool {
	return bytes.ContainsRune(body, '`') || slices.ContainsFunc([]string{"<!", "~~~", "]:"}, func(s string) bool { return bytes.Contains(body, []byte(s)) })
}

// longestDestination is more than any file's path has. A body of nothing but brackets
// would otherwise be read to its end for each of them.
const longestDestination = 2048

// destination is the length of the destination at the start of b; 0 when it does not
// end.
func destination(b []byte, inParens bool) int {
	whole := len(b) <= longestDestination
	b = b[:min(len(b), longestDestination)]
	if len(b) > 0 && (b[0] == '"' || b[0] == '\'') && !inParens {
		if end := bytes.IndexByte(b[1:], b[0]); end >= 0 {
			return end + 1
		}
	}
	stops := " \t\r\n>"
	if inParens {
		stops = " \t\r\n"
		if len(b) > 0 && b[0] == '<' {
			stops, inParens = ">\r\n", false
		}
	}
	open := 0 // parentheses of the name itself: 附件(1).docx
	for i, c := range b {
		switch {
		case strings.IndexByte(stops, c) >= 0, inParens && c == ')' && open == 0:
			return i
		case c == '(':
			open++
		case c == ')':
			open--
		}
	}
	if whole {
		return len(b)
	}
	return 0
}
