package output

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/markdown"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
)

// twin is a document as one Markdown text: its title, what is stated about it, the
// text with full addresses, its tables, the attachments and the documents around it.
func twin(in documentInput, text []byte, tables []readTable) []byte {
	base, _ := url.Parse(in.Head.Canonical)
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n", escapeMarkdown(in.View.Title))
	if in.View.Notice != "" {
		fmt.Fprintf(&b, "\n> %s\n", in.View.Notice)
	}
	writePairs(&b, slices.Concat(in.View.Attributes, in.View.Unit, in.View.Period, in.View.Leader, in.View.Guide))
	if body := in.twinText(text, base); len(body) > 0 {
		fmt.Fprintf(&b, "\n%s\n", body)
	}
	for _, t := range tables {
		t.markdown(&b, base)
	}
	if len(in.View.Files) > 0 {
		b.WriteString("\n## 附件\n\n")
		for _, f := range in.View.Files {
			fmt.Fprintf(&b, "- [%s](%s)（%s）\n", escapeMarkdown(f.Title), resolve(base, f.URL), strings.TrimSpace(f.Type+" "+f.Size))
		}
	}
	for _, g := range in.View.Chain {
		fmt.Fprintf(&b, "\n## %s\n\n", g.Title)
		for _, c := range g.Cards {
			fmt.Fprintf(&b, "- [%s](%s)\n", escapeMarkdown(c.Title), resolve(base, c.URL))
		}
	}
	return b.Bytes()
}

func writePairs(b *bytes.Buffer, list []Pair) {
	if len(list) > 0 {
		b.WriteByte('\n')
	}
	for _, pair := range list {
		value := pair.Value
		if len(pair.Values) > 0 {
			value = strings.Join(pair.Values, "；")
		}
		fmt.Fprintf(b, "- %s：%s\n", pair.Label, escapeMarkdown(value))
	}
}

// intricate reports whether a text may hold what its page does not show as it
// stands: raw HTML and comments, definitions that nothing refers to, code.
func intricate(text []byte) bool {
	return bytes.ContainsAny(text, "`<") || bytes.Contains(text, []byte("~~~")) || bytes.Contains(text, []byte("]:"))
}

// link is the destination of a link or a picture.
var link = regexp.MustCompile(`(\]\([ \t]*)([^\s()]+)`)

// twinText is the text with full addresses. Most texts are given as they were
// written. An intricate one is made from what its page shows, so that a comment of
// an editor does not come out here.
func (in documentInput) twinText(text []byte, base *url.URL) []byte {
	if intricate(text) {
		return bytes.TrimSpace(in.fromPage(text, base))
	}
	if !bytes.Contains(text, []byte("](")) {
		return bytes.TrimSpace(text)
	}
	for _, match := range link.FindAllSubmatch(text, -1) {
		if href, _ := in.lead(string(match[2])); href == "" {
			return bytes.TrimSpace(in.fromPage(text, base)) // words that link to nothing
		}
	}
	return bytes.TrimSpace(link.ReplaceAllFunc(text, func(match []byte) []byte {
		parts := link.FindSubmatch(match)
		href, _ := in.lead(string(parts[2]))
		return append(bytes.Clone(parts[1]), resolve(base, href)...)
	}))
}

func (in documentInput) fromPage(text []byte, address *url.URL) []byte {
	doc, _ := markdown.Parse(text)
	var html bytes.Buffer
	doc.HTML(&html, in.refs())
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), strikethrough.NewStrikethroughPlugin(), table.NewTablePlugin(),
	))
	out, err := c.ConvertReader(&html, converter.WithDomain(address.String()))
	if err != nil {
		return []byte(doc.Text())
	}
	return out
}

// resolve is an address made full.
func resolve(base *url.URL, address string) string {
	u, err := url.Parse(address)
	if err != nil || base == nil {
		return address
	}
	return base.ResolveReference(u).String()
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "\n", " ", "\r", "")

// escapeMarkdown makes a fact plain text on one line of Markdown.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }
