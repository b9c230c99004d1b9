// Package disclosure holds the words and the arithmetic of making government
// information public: what kind a document is, by whom and to whom it is open,
// until when it has to be public, and how it is numbered.
//
// The closed lists of the field — Kind, Mode, Status, Level, Stage and the rest —
// are vocabularies. A value is its English key, as in JSON and in templates; it
// knows its Chinese name, and its Parse function takes either, so that front matter
// may be written in both languages:
//
//	k, ok := disclosure.ParseKind("公示") // disclosure.Notice
//	k.Chinese()                           // 公告公示
//
// A Deadline is what the catalogue asks for. Due joins it to the day a document was
// issued. Days are workdays unless the deadline says otherwise; the Calendar of
// public holidays and make-up workdays is in workdays.toml. A date is midnight in
// Beijing.
//
//	limit := disclosure.ParseDeadline("信息形成或者变更之日起20个工作日内")
//	due, ok := limit.Due(issued, disclosure.DefaultCalendar())
//
// A DocumentNumber (发文字号) and an index number (索引号, see IndexScheme) are what a
// document is cited by; both are kept in one canonical form, whatever the brackets
// and widths they were typed in.
package disclosure
