package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// different are the examples of the specification that read otherwise here, because
// an extension gives the text a meaning or takes it.
var different = map[int]string{
	356: "a multiplication",
	602: "bare address inside signs that are no autolink",
	608: "bare address inside signs that are no autolink",
	611: "bare address",
	612: "bare e-mail address",
}

func TestCommonMark(t *testing.T) {
	src, err := os.ReadFile("testdata/commonmark.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML, Section string
		Example                 int
	}
	if err := json.Unmarshal(src, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("only %d examples", len(examples))
	}
	for _, e := range examples {
		doc, found := parse([]byte(e.Markdown), false)
		var out bytes.Buffer
		doc.HTML(&out, Refs{})
		got, want := canonical(out.String()), canonical(e.HTML)
		why, listed := different[e.Example]
		switch {
		case found.Failed():
			t.Errorf("example %d is refused: %v", e.Example, found)
		case got != want && !listed:
			t.Errorf("example %d (%s)\n%s\ngot  %s\nwant %s", e.Example, e.Section, e.Markdown, got, want)
		case got == want && listed:
			t.Errorf("example %d is listed as different (%s) and is not", e.Example, why)
		}
	}
}

var blocks = append(strings.Fields("section input"), lines...)

// canonical makes two writings of the same HTML equal: white space beside block
// elements, the order of attributes and the way of escaping do not count.
func canonical(source string) string {
	var b strings.Builder
	pre, afterBlock := false, true
	z := html.NewTokenizer(strings.NewReader(source))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		token := z.Token()
		switch kind {
		case html.TextToken:
			text := token.Data
			if !pre && afterBlock && strings.TrimSpace(text) == "" {
				continue
			}
			if !pre {
				text = strings.Join(strings.FieldsFunc(" "+text+" ", func(r rune) bool { return r == ' ' || r == '\n' }), " ")
				if afterBlock {
					text = strings.TrimLeft(text, " ")
				} else if strings.ContainsAny(token.Data[:1], " \n") {
					text = " " + text
				}
				if last := token.Data[len(token.Data)-1]; (last == ' ' || last == '\n') && !strings.HasSuffix(text, " ") {
					text += " "
				}
			}
			b.WriteString(html.EscapeString(text))
			afterBlock = false
			continue
		case html.CommentToken, html.DoctypeToken:
			b.WriteString(token.String())
			continue
		}
		if slices.Contains(blocks, token.Data) {
			text := strings.TrimRight(b.String(), " ")
			b.Reset()
			b.WriteString(text)
			afterBlock = true
		} else {
			afterBlock = false
		}
		if token.Data == "pre" {
			pre = kind == html.StartTagToken
		}
		slices.SortFunc(token.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
		if token.Type == html.SelfClosingTagToken {
			token.Type = html.StartTagToken
		}
		fmt.Fprint(&b, token)
	}
	return strings.TrimRight(b.String(), " ")
}
