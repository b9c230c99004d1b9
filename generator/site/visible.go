package site

import (
	"path"
	"slices"
	"strings"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// This file is the one place that decides what may be shown.

// Hidden is why a document, or a part of it, is not shown.
type Hidden string

const (
	Shown     Hidden = ""
	Draft     Hidden = "draft"      // 草稿
	Future    Hidden = "future"     // 未到发布时间
	Undated   Hidden = "undated"    // 没有发布日期
	Withheld  Hidden = "withheld"   // 不予公开
	OnRequest Hidden = "on-request" // 依申请公开: its entry in the catalogue is shown, its text is not
	Lapsed    Hidden = "lapsed"     // 公示期满: the title is shown, the names are not
	Withdrawn Hidden = "withdrawn"  // 撤回: a neutral stub stays at the address
)

// Chinese is the reason as it is shown to editors.
func (h Hidden) Chinese() string {
	return map[Hidden]string{
		Draft: "草稿", Future: "未到发布时间", Undated: "没有发布日期", Withheld: "不予公开",
		OnRequest: "依申请公开", Lapsed: "公示期满", Withdrawn: "已撤回",
	}[h]
}

// Form is how much of a document is shown.
type Form string

const (
	Whole     Form = "whole"     // everything
	Entry     Form = "entry"     // the line of the catalogue, and how to apply
	Reduced   Form = "reduced"   // title and dates; body, tables and attachments are gone
	Tombstone Form = "tombstone" // only that there was something here
	Nothing   Form = ""
)

// judge decides for every document why it is hidden, and makes its Public from
// what is left.
func (a *assembler) judge() {
	a.each(func(d *Document, found *diag.List) {
		d.Hidden = a.hidden(d)
		if form := a.form(d.Hidden); form != Nothing {
			d.Public = a.public(d, form, found)
		}
	})
}

// hidden is the strongest reason that applies. What was never public comes before
// what was: a draft that is also withdrawn leaves no stub.
func (a *assembler) hidden(d *Document) Hidden {
	published := d.Attributes.Published
	switch {
	case d.Draft:
		return Draft
	case d.Mode == disclosure.Withheld:
		return Withheld
	case published.IsZero() && needsPublished(d.Kind):
		return Undated
	case published.After(a.Clock):
		return Future
	case d.Withdraw != nil && !d.Withdraw.On.After(a.Clock):
		return Withdrawn
	case d.Mode == disclosure.OnRequest:
		return OnRequest
	case d.Kind == disclosure.NameList && d.NoticePeriod != nil && !a.Clock.Before(d.NoticePeriod.To.AddDate(0, 0, 1)):
		return Lapsed
	}
	return Shown
}

// showsColumn reports whether a column's own text may be shown: it obeys the same
// attributes as a document.
func (a *assembler) showsColumn(index *content.Document) bool {
	d := &Document{Document: index, Kind: disclosure.Page, Mode: index.Attributes.Mode}
	return a.hidden(d) == Shown
}

func (a *assembler) form(h Hidden) Form {
	switch h {
	case Shown:
		return Whole
	case OnRequest:
		if a.Config.Catalog.ListOnRequest {
			return Entry
		}
	case Lapsed:
		return Reduced
	case Withdrawn:
		return Tombstone
	}
	return Nothing
}

// Unpublished is a document that is not shown, as it would look if it were. It is a
// type of its own so that it cannot be taken for a Public.
type Unpublished struct {
	Reason Hidden
	Page   *Public
}

// unpublished prepares whole pages of documents of which nothing, or not everything,
// is shown. They stand in no list and nothing links to them.
func (a *assembler) unpublished() {
	a.Unpublished = map[string]Unpublished{}
	for _, d := range a.Documents {
		if d.Hidden != Shown {
			var later diag.List // what is wrong with it matters once it is public
			page := a.public(d, Whole, &later)
			page.Pointers = a.pointers(d)
			a.Unpublished[d.Route] = Unpublished{Reason: d.Hidden, Page: page}
		}
	}
}

// public copies what the form allows. A fact that is not copied here cannot be
// reached by any output.
func (a *assembler) public(d *Document, form Form, found *diag.List) *Public {
	p := &Public{Form: form, Route: d.Route, ID: d.ID}
	if form == Tombstone {
		p.Title, p.Kind, p.WithdrawnOn = withdrawnTitle, disclosure.Page, d.Withdraw.On
		return p
	}
	at := &d.Attributes
	p.Title, p.Kind, p.Mode, p.Status = at.Title, d.Kind, d.Mode, d.Status
	p.IndexNumber, p.DocumentNumber = d.Number, at.DocumentNumber
	p.Issuer, p.Joint, p.Section, p.Legal = d.Issuer, d.Joint, d.Section, d.Legal
	p.Issued, p.Published, p.Effective, p.Expires = at.Issued, at.Published, at.Effective, at.Expires
	p.Normative, p.Topic, p.Genre, p.Year, p.Level = at.Normative, at.Topic, at.Genre, at.Year, at.Level
	p.ReportType, p.Aliases = at.ReportType, at.Aliases
	p.Source, p.NoticePeriod = at.Source, at.NoticePeriod
	if d.Domain != nil {
		p.Domain = a.domains[d.Domain.Code]
	}
	for _, item := range d.Items {
		p.Items = append(p.Items, a.items[item.ID])
	}
	if form != Whole {
		return p
	}
	p.Summary, p.Keywords, p.Editor, p.Author, p.RepostOf = at.Summary, at.Keywords, at.Editor, at.Author, at.RepostOf
	p.Audience, p.Stage, p.Forms = at.Audience, at.Stage, at.InterpretationForm
	p.Consultation, p.Asked, p.Answered, p.DecisionType = at.Consultation, at.Asked, at.Answered, at.DecisionType
	p.Guide, p.Leader, p.Archived = at.Guide, at.Leader, at.Archived
	if at.Unit != nil {
		facts := *at.Unit
		p.Unit = &facts
	}
	if at.Image != "" && !strings.Contains(at.Image, "://") {
		p.Image = d.Route + escapePath(at.Image)
	}
	p.Body = Body{source: d.Document, Sum: d.Sum, Path: d.Path}
	p.Tables = a.tables(d, found)
	p.Files = a.files(d.Document, d.Route, found)
	return p
}

// closeFolders notes the folders of documents that are not shown whole: what lies in
// them comes out through no other document either.
func (a *assembler) closeFolders() {
	a.closed = map[string]*Document{}
	for _, d := range a.Documents {
		if d.Bundle && a.hidden(d) != Shown {
			a.closed[d.Dir()] = d
		}
	}
}

// closedTo is the document in whose closed folder a file lies, unless it is the
// reader's own.
func (a *assembler) closedTo(reader *content.Document, file string) *Document {
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		if owner := a.closed[dir]; owner != nil && owner.Document != reader {
			return owner
		}
	}
	return nil
}

// files are what is put out beside the page: the attachments, and what the body
// links to or shows. A file that is only read as a table is not among them: its
// columns may be masked.
func (a *assembler) files(d *content.Document, route string, found *diag.List) []File {
	titles := map[string]string{}
	attached := map[string]bool{}
	for _, at := range d.Attachments {
		titles[at.File], attached[at.File] = at.Title, true
	}
	for _, t := range d.Tables {
		if !attached[t.File] {
			attached[t.File] = false
		}
	}
	var out []File
	for _, f := range d.Files {
		if listed, named := attached[f.Name]; named && !listed {
			continue
		}
		if owner := a.closedTo(d, f.Path); owner != nil {
			found.Add(closedFile.At(d.Field("attachments"), f.Name, owner.Path))
			continue
		}
		title := titles[f.Name]
		if title == "" {
			title = f.Name
		}
		out = append(out, File{
			Name: f.Name, Title: title, Bytes: f.Bytes, URL: route + escapePath(f.Name), Attached: attached[f.Name],
			Source: f.Path, State: f.State,
		})
	}
	return out
}

// tables are the data tables whose files may be read.
func (a *assembler) tables(d *Document, found *diag.List) []disclosure.Table {
	list := slices.Clone(d.Tables)
	for i, t := range list {
		if owner := a.closedTo(d.Document, path.Join(d.Dir(), t.File)); owner != nil && t.File != "" {
			found.Add(closedFile.At(d.Item("tables", i), t.File, owner.Path))
			list[i].File = ""
		}
	}
	return list
}

const withdrawnTitle = "该信息已撤回"

// HiddenReasons lists the reasons in the order in which they are told.
var HiddenReasons = []Hidden{OnRequest, Withheld, Draft, Future, Undated, Lapsed, Withdrawn}

// Shows says what of the document can still be seen.
func (h Hidden) Shows() string {
	switch h {
	case OnRequest:
		return "只列目录"
	case Lapsed:
		return "不再显示名单"
	case Withdrawn:
		return "原址留有说明"
	}
	return "不公开"
}
