package generator

import (
	"strings"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/plan"
	"gongkai/generator/publish"
	"gongkai/generator/site"
)

// Summary is what a build tells when it is over.
type Summary struct {
	Documents int                 // Markdown files that are documents
	Public    int                 // of which shown whole or in part
	Hidden    map[site.Hidden]int // and how many are held back, or reduced, and why
	Pages     int                 // HTML pages
	Files     int                 // files written
	Bytes     int64
	Took      time.Duration
	Output    string
	Clock     time.Time
	Unchanged bool // the published site was what this build would have made
	Found     diag.List
	Secret    []string // files of documents that are not shown, or not whole: no line of them is quoted
}

func (s *Summary) count(m publish.Manifest) {
	for _, f := range m.Files {
		s.Files, s.Bytes = s.Files+1, s.Bytes+f.Bytes
	}
}

func (p *Project) summary(pl *plan.Plan) Summary {
	s := Summary{Documents: len(p.Site.Documents), Hidden: map[site.Hidden]int{}, Output: p.Output, Clock: p.Site.Clock}
	for _, d := range p.Site.Documents {
		if d.Public != nil {
			s.Public++
		}
		if d.Hidden != site.Shown {
			s.Hidden[d.Hidden]++
		}
		if d.Public == nil || d.Public.Form != site.Whole {
			s.Secret = append(s.Secret, d.Path)
		}
	}
	for _, t := range pl.Targets {
		for _, path := range t.Paths {
			if strings.HasSuffix(path, ".html") {
				s.Pages++
			}
		}
	}
	return s
}
