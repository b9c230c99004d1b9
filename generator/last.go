package generator

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/publish"
	"gongkai/generator/seen"
	"gongkai/generator/site"
)

// lastFile is where a build leaves, for the next one, what it read and what it published.
const lastFile = ".gongkai/cache/last"

// last is what is remembered of a build that published. A build is made of what it reads,
// of its options and of the moment: where these are the same, and the published site is
// still what it was, the next one need not read a single document to know what it would
// publish and what it would say.
type last struct {
	Program uint64 // hash of the program
	Options asked
	Clock   time.Time // of site.toml; zero if it sets none
	Until   time.Time // when the site would look different
	Read    seen.What
	Known   map[string]publish.Known // of every published file
	Summary Summary
	Found   []diag.Kept
}

// asked are the options that make a difference.
type asked struct {
	Output, BaseURL        string
	Strict, Force, Preview bool
}

func (o Options) asked() asked { return asked{o.Output, o.BaseURL, o.Strict, o.Force, o.Preview} }

// openLast reads what the last build left; nothing if that was another program, or if
// nothing is to be taken over.
func openLast(o Options) *last {
	b, err := os.ReadFile(filepath.Join(o.Source, filepath.FromSlash(lastFile)))
	if err != nil || o.Fresh || programSum() == 0 {
		return &last{}
	}
	var l last
	if err := gob.NewDecoder(bytes.NewReader(b)).Decode(&l); err != nil || l.Program != programSum() {
		return &last{}
	}
	return &l
}

// same is the summary of a build that would be the same again.
func (l *last) same(o Options) (Summary, bool) {
	if l.Program == 0 || l.Options != o.asked() {
		return Summary{}, false
	}
	sum := l.Summary
	sum.Clock = o.now(l.Clock)
	found, ok := diag.Restore(l.Found)
	if !ok || sum.Clock.Before(l.Summary.Clock) || !sum.Clock.Before(l.Until) || !l.Read.Same(o.files()) || !l.intact(sum.Output) {
		return Summary{}, false
	}
	sum.Unchanged, sum.Found = true, found
	return sum, true
}

// intact reports whether a folder is what the last build published.
func (l *last) intact(output string) bool {
	return publish.Unchanged(os.DirFS(output), l.knownOf(output))
}

// knownOf is what is remembered of the files in an output folder.
func (l *last) knownOf(output string) map[string]publish.Known {
	if l.Summary.Output != output {
		return nil
	}
	return l.Known
}

// saveLast leaves for the next build what this one read and published.
func (p *Project) saveLast(o Options, read seen.What, known map[string]publish.Known, sum Summary) error {
	l := last{
		Program: programSum(), Options: o.asked(), Clock: p.Config.Clock, Until: site.Until(p.Tree, sum.Clock),
		Read: read, Known: known, Summary: sum, Found: sum.Found.Keep(),
	}
	l.Summary.Found = nil
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(&l); err != nil {
		return fmt.Errorf("save what was built: %w", err)
	}
	return save(filepath.Join(p.Source, filepath.FromSlash(lastFile)), b.Bytes())
}
