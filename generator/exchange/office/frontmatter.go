package office

import (
	"bytes"
	"regexp"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

// wanted are the fields each kind asks for besides those of every document.
var wanted = map[disclosure.Kind][]string{
	disclosure.Policy:         {"document_number", "effective", "expires", "normative", "topic", "genre"},
	disclosure.Guide:          {"guide"},
	disclosure.Interpretation: {"interprets", "form"},
	disclosure.Consultation:   {"consultation"},
	disclosure.Feedback:       {"feedback_of"},
	disclosure.NameList:       {"notice_period", "domain", "item"},
	disclosure.Budget:         {"year"},
	disclosure.Plan:           {"year"},
	disclosure.Report:         {"year", "report_type"},
	disclosure.Data:           {"year", "tables"},
	disclosure.Decision:       {"decision_type", "document_number"},
	disclosure.Response:       {"source"},
	disclosure.FAQ:            {"asked", "answered"},
	disclosure.News:           {"source", "editor"},
	disclosure.UnitKind:       {"unit"},
	disclosure.Leader:         {"leader"},
	disclosure.Topic:          {"blocks"},
}

var always = []string{"title", "kind", "issuer", "issued", "published", "mode", "summary", "draft"}

// docs are the fields by English key, and their order in the manual.
var docs = disclosure.Schema.Docs()

// named are the facts with the fields they belong to.
func (f *facts) named() []struct {
	key string
	fact
} {
	return []struct {
		key string
		fact
	}{
		{"title", f.title}, {"document_number", f.number}, {"issuer", f.issuer}, {"issued", f.issued},
		{"published", f.published}, {"mode", f.mode}, {"source", f.source},
	}
}

// frontMatter writes the fields that are known, and a line of guidance for each
// other that the kind asks for. The title is the one field that cannot be missing:
// it stands there even when it is not certain.
func (f *facts) frontMatter(o Options, tables []table) []byte {
	known := map[string]fact{}
	for _, n := range f.named() {
		known[n.key] = n.fact
	}
	asked := map[string]bool{}
	for _, key := range append(always, wanted[o.Kind]...) {
		asked[key] = true
	}
	if f.mode.value == string(disclosure.Withheld) {
		asked["exemption"] = true
	}
	w := front{english: o.Keys == "en"}
	for _, doc := range docs {
		v := known[doc.Name]
		switch {
		case doc.Name == "title":
			if !v.sure {
				w.note("请核对", "confirm", w.key(doc)+"（出自"+v.from+"）")
			}
			w.line(doc, quote(v.value))
		case doc.Name == "kind" && o.Kind != "":
			w.line(doc, w.word(o.Kind.Chinese(), string(o.Kind)))
		case doc.Name == "draft":
			w.note("核对全文后删去下一行", "remove the next line when all is checked", "")
			w.line(doc, w.word("是", "true"))
		case doc.Name == "tables" && len(tables) > 0:
			w.tables(doc, tables)
		case doc.Name == "mode" && v.value != "":
			// A mark that closes a document holds even when its wording is not certain.
			w.line(doc, w.word(disclosure.Mode(v.value).Chinese(), v.value))
		case v.value != "" && v.sure:
			w.line(doc, quote(v.value))
		case v.value != "":
			w.note("请核对", "confirm", w.key(doc)+": "+v.value+"（出自"+v.from+"）")
		case asked[doc.Name]:
			w.guide(doc)
		}
	}
	if len(f.attachments) > 0 {
		w.note("请核对", "confirm", w.word("附件", "attachments")+"（正文提到“"+strings.Join(f.attachments, "”“")+"”）")
	}
	return w.Bytes()
}

// front writes front matter.
type front struct {
	bytes.Buffer
	english bool
}

func (w *front) word(zh, en string) string {
	if w.english {
		return en
	}
	return zh
}

func (w *front) key(d fields.Doc) string {
	if w.english || len(d.Chinese) == 0 {
		return d.Name
	}
	return d.Chinese[0]
}

func (w *front) line(d fields.Doc, value string) {
	w.WriteString(w.key(d) + ": " + value + "\n")
}

// note writes a comment; whatever the text holds, it stays on its line.
func (w *front) note(zh, en, text string) {
	s := w.word(zh, en)
	if text != "" {
		s += ": " + text
	}
	w.WriteString("# " + clip(s, 300) + "\n")
}

// guide writes an empty field with what belongs there.
func (w *front) guide(d fields.Doc) {
	text := d.Text.ZH
	if w.english {
		text = d.Text.EN
	}
	w.WriteString("# " + w.key(d) + ": （" + text + "）\n")
}

func (w *front) tables(d fields.Doc, tables []table) {
	w.WriteString(w.key(d) + ":\n")
	for _, t := range tables {
		w.WriteString("  - {" + w.word("文件", "file") + ": " + t.file + ", " + w.word("标题", "title") + ": " + quote(t.title) + "}\n")
	}
}

// plainScalar are texts that YAML reads as they stand, inside of braces too.
var plainScalar = regexp.MustCompile(`^[\p{Han}0-9A-Za-z（《“〔][\p{Han}0-9A-Za-z（）《》“”〔〕、，。；：·\-—/. ]*$`)

// quote writes a text as a YAML scalar.
func quote(s string) string {
	s = oneLine(s)
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
	default:
		if plainScalar.MatchString(s) {
			return s
		}
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// report tells of every fact.
func (f *facts) report() (all []Finding) {
	for _, n := range f.named() {
		if n.value != "" {
			all = append(all, Finding{Field: n.key, Value: n.value, From: n.from, Sure: n.sure})
		}
	}
	return all
}

// list is the report as diagnostics, with all else that was recognised.
func (f *facts) list(at diag.Place) (all diag.List) {
	for _, finding := range f.report() {
		kind := fieldUnsure
		if finding.Sure {
			kind = fieldTaken
		}
		value := diag.Text{ZH: finding.Value, EN: finding.Value}
		if finding.Field == "mode" {
			value.ZH = disclosure.Mode(finding.Value).Chinese()
		}
		all.Add(kind.At(at, label(finding.Field), value, finding.From))
	}
	if n := len(f.headings); n > 0 {
		shown := f.headings[:min(n, 5)]
		all.Add(headings.At(at, n, "“"+strings.Join(shown, "”“")+"”"))
	}
	for _, p := range f.parts {
		all.Add(officeParts.At(at, p))
	}
	if len(f.attachments) > 0 {
		all.Add(mentioned.At(at, "“"+strings.Join(f.attachments, "”“")+"”"))
	}
	return all
}

func label(key string) diag.Text {
	for _, d := range docs {
		if d.Name == key {
			return diag.Text{ZH: d.Chinese[0], EN: key}
		}
	}
	return diag.Text{ZH: key, EN: key}
}
