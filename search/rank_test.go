package search

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"gongkai/internal/golden"
)

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
		v.Scores[i].Score = Score(s.Times, s.In, s.All)
	}
	for i, a := range v.Alike {
		v.Alike[i].Alike = alike(a.Question, a.Title)
	}
	for _, o := range v.Orders {
		reversed := slices.Clone(o.Ranks)
		slices.Reverse(reversed)
		slices.SortFunc(reversed, func(a, b rankVector) int { return Rank(a).Compare(Rank(b)) })
		if !slices.Equal(reversed, o.Ranks) {
			t.Errorf("%s: got %v", o.Name, reversed)
		}
	}
	golden.JSON(t, file, v)
}
