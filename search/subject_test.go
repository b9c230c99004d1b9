package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/internal/golden"
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
	for _, word := range append(slices.Clone(questioning), filling...) {
		if !slices.ContainsFunc(vectors, func(v vector) bool { return strings.Contains(v.Text, word) }) {
			vectors = append(vectors, vector{Text: "公租房" + word + "事项"})
		}
	}
	for i, v := range vectors {
		left, question := subject(strings.Split(v.Text, " "))
		vectors[i].Subject, vectors[i].Question = strings.Join(left, " "), question
	}
	golden.JSON(t, file, vectors)
}
