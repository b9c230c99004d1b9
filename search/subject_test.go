package search

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestSubjectVectors holds the subjects of questions to vectors that are shared with
// the tests of the browser's client; each word of asking stands in one of them.
func TestSubjectVectors(t *testing.T) {
	const file = "testdata/subjects.json"
	type vector struct {
		Text     string `json:"text"`
		Subject  string `json:"subject"`
		Question bool   `json:"question"`
	}
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(src, &vectors); err != nil {
		t.Fatal(err)
	}
	if *update {
		for _, word := range append(slices.Clone(questioning), filling...) {
			if text := "公租房" + word + "事项"; !slices.ContainsFunc(vectors, func(v vector) bool { return v.Text == text }) {
				vectors = append(vectors, vector{Text: text})
			}
		}
	}
	for i, v := range vectors {
		left, question := subject(strings.Split(v.Text, " "))
		if got := strings.Join(left, " "); *update {
			vectors[i].Subject, vectors[i].Question = got, question
		} else if got != v.Subject || question != v.Question {
			t.Errorf("%q is about %q (question %v), want %q (%v)", v.Text, got, question, v.Subject, v.Question)
		}
	}
	for _, word := range append(slices.Clone(questioning), filling...) {
		if !slices.ContainsFunc(vectors, func(v vector) bool { return strings.Contains(v.Text, word) }) {
			t.Errorf("no vector has %s", word)
		}
	}
	if *update {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetIndent("", "  ")
		if err := e.Encode(vectors); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
