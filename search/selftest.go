package search

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongkai/search/analysis"
)

// SelfTest asks a source for what is known to be in it: the title, the document
// number and a piece of the body of each document of a sample. The error names
// everything that was not found; a build that gets one must not be published.
func SelfTest(src Source, sample []Document) error {
	var failures []error
	for _, d := range sample {
		for _, text := range []string{d.Title, d.Number, piece(d.Body)} {
			if len(analysis.Terms(text)) == 0 {
				continue
			}
			r, err := Search(src, Query{Text: text})
			if err != nil {
				return fmt.Errorf("self-test %q: %w", text, err)
			}
			if r.Loose || !slices.ContainsFunc(r.Hits, func(h Hit) bool { return h.ID == d.ID }) {
				failures = append(failures, fmt.Errorf("search for %q does not find %s", text, d.ID))
			}
		}
	}
	return errors.Join(failures...)
}

// pieceLength is how many characters of a body the self-test asks for.
const pieceLength = 8

// piece is a string from the middle of the longest line of a body, cut at white
// space, which a question cannot hold.
func piece(body string) string {
	longest := ""
	for line := range strings.Lines(body) {
		if len(line) > len(longest) {
			longest = line
		}
	}
	runes := []rune(longest)
	at := max(0, len(runes)/2-pieceLength/2)
	if words := strings.Fields(string(runes[at:min(len(runes), at+pieceLength)])); len(words) > 0 {
		return slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
	}
	return ""
}
