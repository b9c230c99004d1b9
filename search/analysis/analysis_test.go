package analysis

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"gongkai/internal/golden"

	"pgregory.net/rapid"
)

const vectorsFile = "../testdata/tokens.json"

// vectors are shared with the tests of the browser's client.
type vectors struct {
	Texts []struct {
		Name   string   `json:"name"`
		Text   string   `json:"text"`
		Folded string   `json:"folded"`
		Terms  []string `json:"terms"`
	} `json:"texts"`
	Questions []struct {
		Text  string   `json:"text"`
		Full  []string `json:"full"`
		Grams []string `json:"grams"`
		Words []string `json:"words"`
	} `json:"questions"`
	Numbers []struct {
		Text string `json:"text"`
		Key  string `json:"key"`
	} `json:"numbers"`
}

func TestVectors(t *testing.T) {
	src, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	for i := range v.Texts {
		text := &v.Texts[i]
		text.Folded, text.Terms = Fold(text.Text), orEmpty(Terms(text.Text))
	}
	for i := range v.Questions {
		question := &v.Questions[i]
		q := Ask(question.Text)
		question.Full, question.Grams, question.Words = orEmpty(q.Full), orEmpty(q.Grams), orEmpty(q.Words)
	}
	for i := range v.Numbers {
		v.Numbers[i].Key, _ = Number(v.Numbers[i].Text)
	}
	golden.JSON(t, vectorsFile, v)
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func TestCited(t *testing.T) {
	got := Cited("根据国办发〔2019〕54号、青政发[２０２４]7號和（2020）第3号，按1号、〔2019〕54号执行")
	if want := []string{"(2019)54号", "(2024)7号"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// mixed draws text of the kinds that meet in official documents.
func mixed() *rapid.Generator[string] {
	return rapid.StringOf(rapid.OneOf(
		rapid.SampledFrom([]rune("青禾县人民政府低保户補貼發放標準乾坤〇々")),
		rapid.SampledFrom([]rune("0129aZｂ９①㎡ﬁé")),
		rapid.SampledFrom([]rune("，。〔〕[]（）—“”、 \n\t　\u200b%")),
		rapid.Rune(),
	))
}

// A text contains a string only if it has the terms Ask names; this is what makes
// search exact.
func TestAskHoldsForEveryPiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(Fold(mixed().Draw(t, "text")))
		if len(text) == 0 {
			return
		}
		from := rapid.IntRange(0, len(text)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(text)).Draw(t, "to")
		has := map[string]bool{}
		for _, term := range Pieces(string(text)) {
			has[term] = true
		}
		for _, part := range Split(string(text[from:to])) {
			q := Ask(part)
			if !strings.Contains(string(text), q.Folded) {
				t.Skip("folding twice changed the text")
			}
			for _, term := range append(q.Full, q.Grams...) {
				if !has[term] {
					t.Fatalf("text %q has %q, but not its term %q", string(text), part, term)
				}
			}
		}
	})
}

func TestFoldHoldsWhenRepeated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("青禾縣發乾0129aZｂ９①㎡〔〕—“”、 \n　"))).Draw(t, "text")
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("%q folds to %q, then to %q", s, once, Fold(once))
		}
	})
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"国办发〔2019〕54号", "e\u0301 \xff\xfe 低\u0301保", "ｶﾞ 1２a", ""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, token := range (Analyzer{}).Analyze(src) {
			if len(token.Term) == 0 {
				t.Fatalf("empty term in %q", src)
			}
		}
		Number(string(src))
	})
}
