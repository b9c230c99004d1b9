// Package feed encodes lists of news for feed readers: Atom (RFC 4287), RSS 2.0 and
// JSON Feed 1.1.
//
// A Feed is a title and its Entries; it knows nothing of what they are about. Each
// encoding is a method, and the same Feed always gives the same bytes:
//
//	f := feed.Feed{ID: home, Title: "通知公告", Home: home, Updated: now, Entries: entries}
//	xml, err := f.Atom(home + "feed.xml")
//
// Characters that XML cannot hold, as titles pasted from office software carry them,
// are dropped in all three encodings. The caller says which entries come first.
package feed

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Feed is a list of entries.
type Feed struct {
	ID       string // an address that stays
	Title    string
	Subtitle string
	Home     string // the page that shows the same list
	Language string // zh-CN
	Author   string // who answers for the feed
	Updated  time.Time
	Entries  []Entry
}

// Entry is one piece of news.
type Entry struct {
	ID         string // an address that stays
	URL        string
	Title      string
	Summary    string
	Author     string
	Published  time.Time
	Updated    time.Time // the zero time: when it was published
	Categories []Category
}

// Category files an entry under a term; Label is the term for people.
type Category struct {
	Scheme, Term, Label string
}

func (e Entry) updated() time.Time {
	if e.Updated.IsZero() {
		return e.Published
	}
	return e.Updated
}

// clean drops what XML 1.0 cannot hold, and broken UTF-8.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return r
		case r < ' ', r == utf8.RuneError, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
}
