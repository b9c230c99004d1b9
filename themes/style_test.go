package themes

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/generator/catalog"
)

var (
	rule        = regexp.MustCompile(`(?s):root([^{]*)\{([^}]*)\}`)
	declaration = regexp.MustCompile(`(--gx-[a-z-]+):\s*(#[0-9a-f]{6});`)
)

// modes reads the colours of every mode from the tokens: a mode gives some tokens
// other values and leaves the rest.
func modes(t *testing.T) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	for _, m := range rule.FindAllStringSubmatch(string(read(t, "assets/css/tokens.css")), -1) {
		name := strings.TrimSpace(m[1])
		colours := map[string]string{}
		for k, v := range all[""] {
			colours[k] = v
		}
		for _, d := range declaration.FindAllStringSubmatch(m[2], -1) {
			colours[d[1]] = d[2]
		}
		all[name] = colours
	}
	if len(all) < 3 || len(all[""]) < 12 {
		t.Fatalf("tokens.css was not understood: %v", all)
	}
	return all
}

func TestContrast(t *testing.T) {
	text := []string{"--gx-ink", "--gx-ink-soft", "--gx-main", "--gx-main-deep"}
	grounds := []string{"--gx-paper", "--gx-ground", "--gx-main-tint"}
	for mode, colours := range modes(t) {
		check := func(fore, back string, least float64) {
			if got := contrast(t, colours[fore], colours[back]); got < least {
				t.Errorf("mode %q: %s on %s has %.2f, needs %.1f", mode, fore, back, got, least)
			}
		}
		for _, back := range grounds {
			for _, fore := range text {
				check(fore, back, 4.5)
			}
			check("--gx-focus", back, 3)
			check("--gx-edge", back, 3)
		}
		for _, back := range []string{"--gx-paper", "--gx-ground", "--gx-signal-tint"} {
			check("--gx-signal", back, 4.5)
		}
		check("--gx-ink", "--gx-signal-tint", 4.5)
		check("--gx-on-main", "--gx-main", 4.5)
		check("--gx-on-main", "--gx-main-deep", 4.5)
	}
}

func TestContrastOfBlackAndWhite(t *testing.T) {
	if got := contrast(t, "#000000", "#ffffff"); math.Abs(got-21) > 0.01 {
		t.Errorf("got %.2f, want 21", got)
	}
}

// contrast is the ratio of WCAG 2.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	if len(colour) != 7 {
		t.Fatalf("%q is not a colour", colour)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	literal = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|@import|url\(`)
	token   = regexp.MustCompile(`var\((--gx-[a-z0-9-]+)`)
	class   = regexp.MustCompile(`\.([a-zA-Z][\w-]*)`)
)

// Colours come from tokens alone, so the contrast above is that of the pages; and
// a token that is used exists.
func TestStyles(t *testing.T) {
	tokens := string(read(t, "assets/css/tokens.css"))
	files := append(glob(t, "assets/css/*.css"), glob(t, "components/*/*.css")...)
	for _, file := range files {
		css := comment.ReplaceAllString(string(read(t, file)), "")
		for _, m := range token.FindAllStringSubmatch(css, -1) {
			if !strings.Contains(tokens, m[1]+":") {
				t.Errorf("%s: there is no token %s", file, m[1])
			}
		}
		if name := path.Base(file); name == "tokens.css" || name == "print.css" {
			continue
		}
		if m := literal.FindString(css); m != "" {
			t.Errorf("%s: %s belongs into tokens.css", file, m)
		}
		for selector := range strings.SplitSeq(css, "{") {
			for _, m := range class.FindAllStringSubmatch(selector[strings.LastIndex(selector, "}")+1:], -1) {
				if !strings.HasPrefix(m[1], "gx-") {
					t.Errorf("%s: class %s without gx-", file, m[1])
				}
			}
		}
	}
}

// The elder mode shows text at 24 pixels or more (A11Y-02), as 1.5 × 16.
func TestElderMode(t *testing.T) {
	tokens := string(read(t, "assets/css/tokens.css"))
	for _, want := range []string{"gx-elder", "--gx-mode-scale: 1.5;", "--gx-text: 1.0625rem;", "--gx-target: 2.75rem;"} {
		if !strings.Contains(tokens, want) {
			t.Errorf("tokens.css lacks %s", want)
		}
	}
}

func TestIcons(t *testing.T) {
	for _, file := range glob(t, "assets/icons/*.svg") {
		if err := checkIcon(string(read(t, file))); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func checkIcon(src string) error {
	d := xml.NewDecoder(strings.NewReader(src))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if name := start.Name.Local; name != "svg" && !slices.Contains(drawing, name) {
			return fmt.Errorf("element %s", name)
		}
		for _, a := range start.Attr {
			if a.Name.Local == "id" || a.Name.Local == "style" || a.Name.Local == "href" {
				return fmt.Errorf("attribute %s", a.Name.Local)
			}
		}
	}
	if !strings.HasPrefix(src, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"`) || !strings.Contains(src, `stroke="currentColor"`) {
		return errors.New("not 24 by 24 in the current colour")
	}
	return nil
}

func TestEveryStandardDomainHasAnIcon(t *testing.T) {
	icons := glob(t, "assets/icons/domain-*.svg")
	for _, d := range catalog.Standard().Domains {
		if !slices.Contains(icons, "assets/icons/domain-"+d.Slug+".svg") {
			t.Errorf("%s (%s) has none", d.Slug, d.Name)
		}
	}
}
