package shard

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Suggest is what a reader may be typing, at most n.
func (r *Reader) Suggest(typed string, n int) ([]string, error) {
	typed = strings.ReplaceAll(strings.ToLower(typed), " ", "")
	found, err := r.suggestions(typed)
	var out []string
	for _, s := range found {
		if len(out) < n && suggests(s, typed) {
			out = append(out, s[0])
		}
	}
	return out, err
}

// suggestions are those filed under what is typed.
func (r *Reader) suggestions(typed string) ([]suggestJSON, error) {
	runes := []rune(typed)
	if len(runes) == 0 || r.manifest.Suggestions == 0 {
		return nil, nil
	}
	key := string(runes[0])
	if runes[0] < utf8.RuneSelf {
		key = typed[:min(2, len(typed))]
	}
	at := int(hashTerm(key) % uint32(r.manifest.Suggestions))
	content, err := r.file(suggestFile(at, r.manifest.Suggest.at(at/suggestGroup)))
	if err != nil {
		return nil, err
	}
	var file map[string][]suggestJSON
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, err
	}
	return file[key], nil
}

func suggests(s suggestJSON, typed string) bool {
	initials := ""
	for _, syllable := range strings.Fields(s[2]) {
		initials += syllable[:1]
	}
	return strings.HasPrefix(s[0], typed) || strings.HasPrefix(initials, typed) ||
		strings.HasPrefix(strings.ReplaceAll(s[2], " ", ""), typed)
}
