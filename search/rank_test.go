package search

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the scores in testdata/rank.json")

// rankVectors are shared with the tests of the browser's client.
type rankVectors struct {
	Scores []scoreVector `json:"scores"`
	Orders []orderVector `json:"orders"`
	Alike  []alikeVector `json:"alike"`
}

type scoreVector struct {
	Times int `json:"times"`
	In    int `json:"in"`
	All   int `json:"all"`
	Score int `json:"score"`
}

type alikeVector struct {
	Question string `json:"question"`
	Title    string `json:"title"`
	Alike    int    `json:"alike"`
}

type orderVector struct {
	Name  string       `json:"name"`
	Ranks []rankVector `json:"ranks"` // best first
}

type rankVector struct {
	BySubject bool   `json:"bySubject,omitempty"`
	Tier      Tier   `json:"tier"`
	InForce   bool   `json:"inForce"`
	Answers   int    `json:"answers,omitempty"`
	Score     int    `json:"score"`
	Doc       uint32 `json:"doc"`
}

func TestRankVectors(t *testing.T) {
	const file = "testdata/rank.json"
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var v rankVectors
	if err := json.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	for i, s := range v.Scores {
		if got := Score(s.Times, s.In, s.All); *update {
			v.Scores[i].Score = got
		} else if got != s.Score {
			t.Errorf("Score(%d, %d, %d) = %d, want %d", s.Times, s.In, s.All, got, s.Score)
		}
	}
	for i, a := range v.Alike {
		if got := alike(a.Question, a.Title); *update {
			v.Alike[i].Alike = got
		} else if got != a.Alike {
			t.Errorf("alike(%q, %q) = %d, want %d", a.Question, a.Title, got, a.Alike)
		}
	}
	for _, o := range v.Orders {
		reversed := slices.Clone(o.Ranks)
		slices.Reverse(reversed)
		slices.SortFunc(reversed, func(a, b rankVector) int { return Rank(a).Compare(Rank(b)) })
		if !slices.Equal(reversed, o.Ranks) {
			t.Errorf("%s: got %v", o.Name, reversed)
		}
	}
	if *update {
		out, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(out, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
