package theme

import (
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gongkai/generator/diag"
	"gongkai/generator/minify"
	"gongkai/search/client"
	"gongkai/themes"
)

// small is a theme of one layout. Further files replace or add to it.
func small(files ...string) fstest.MapFS {
	theme := fstest.MapFS{}
	add := func(name, text string) { theme[name] = &fstest.MapFile{Data: []byte(text)} }
	add("theme.toml", "styles = [\"assets/css/tokens.css\", \"components\"]\n")
	add("assets/css/tokens.css", ":root { --gap: 1rem }\n")
	add("assets/js/main.js", "export const ready = true;\n")
	add("assets/icons/phone.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8"/></svg>`)
	add("assets/emblem.png", "\x89PNG")
	add("components/card/card.html", "<p class=\"gx-card\">{{.}}</p>\n")
	add("components/card/card.css", ".gx-card { color: #000000 }\n")
	add("layouts/base.html", "<!doctype html>\n<html>\n<head>{{slot \"head\"}}</head>\n<body>\n<header>{{.}}</header>\n{{slot \"main\"}}\n</body>\n</html>\n")
	add("layouts/document.html", "<h1>\n  {{icon \"phone\"}}\n  {{.Title}}\n</h1>\n{{if .Note}}\n<p>{{.Note}}</p>\n{{end}}\n\n{{range .Cards}}\n{{template \"card\" .}}\n{{end}}\n<article>{{slot \"body\"}}</article>\n")
	for i := 0; i+1 < len(files); i += 2 {
		add(files[i], files[i+1])
	}
	return theme
}

type view struct {
	Title, Note string
	Cards       []string
}

func load(t testing.TB, min *minify.Minifier, layers ...fs.FS) *Theme {
	t.Helper()
	th, found, err := Load(layers, min, "/")
	if err != nil || len(found) > 0 {
		t.Fatal(err, list(found))
	}
	return th
}

func list(found diag.List) string {
	var out []string
	for _, d := range found {
		out = append(out, d.Place.String()+" "+d.Code()+" "+d.Message(diag.EN))
	}
	return strings.Join(out, "\n")
}

var example = Page{
	Frame: "示例县", FrameSum: 1, Head: []byte("<title>通知</title>"), View: view{"关于<防汛>的通知", "", []string{"甲", "乙"}}, Body: []byte("<p>正文\n\n\n第二行</p>"),
}

func page(t testing.TB, th *Theme, p Page) string {
	t.Helper()
	b, err := th.Page("document", p)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPage(t *testing.T) {
	got := page(t, load(t, minify.New(), small()), example)
	for _, want := range []string{
		"<title>通知</title>", "<header>示例县</header>", "关于&lt;防汛&gt;的通知", `<svg class="gx-icon" aria-hidden="true" focusable="false"`,
		`<p class="gx-card">甲</p>`, "<article><p>正文\n\n\n第二行</p></article>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "gx-slot") || strings.Index(got, "<title>") > strings.Index(got, "</head>") || strings.Index(got, "<h1>") < strings.Index(got, "</header>") {
		t.Errorf("the slots are filled in their places:\n%s", got)
	}
}

// A county's theme that holds one file changes that file alone.
func TestTheFirstLayerWithAFileCounts(t *testing.T) {
	standard := load(t, minify.New(), small())
	county := load(t, minify.New(), only("components/card/card.html", "<b>{{.}}</b>"), small())
	if got := page(t, county, example); !strings.Contains(got, "<b>甲</b>") || strings.Contains(got, "gx-card") || !strings.Contains(got, "<header>示例县</header>") {
		t.Errorf("got %s", got)
	}
	if county.URL(CSS) != standard.URL(CSS) || county.URL("emblem.png") != standard.URL("emblem.png") {
		t.Error("assets that no layer changes keep their addresses")
	}
	if county.Sum("document") == standard.Sum("document") {
		t.Error("a page of another component has another sum")
	}
	style := load(t, minify.New(), only("components/card/card.css", ".gx-card { color: red }"), small())
	if style.URL(CSS) == standard.URL(CSS) || style.URL(JS) != standard.URL(JS) {
		t.Errorf("%s, %s", style.URL(CSS), style.URL(JS))
	}
	layout := load(t, minify.New(), only("layouts/county.html", "<h1>{{.Title}}</h1>"), small())
	if !layout.Has("county") || !layout.Has("document") || layout.Sum("document") != standard.Sum("document") {
		t.Errorf("a further layout leaves the others as they are: %v", layout.Layouts())
	}
}

// only is a layer of one file.
func only(name, text string) fstest.MapFS {
	return fstest.MapFS{name: {Data: []byte(text)}}
}

// Notepad begins a file with a mark that joined to others is part of the first selector.
func TestAByteOrderMarkIsNoText(t *testing.T) {
	for name, text := range map[string]string{
		"components/card/card.css": ".gx-card { color: red }", "components/card/card.html": "<p>{{.}}</p>",
		"assets/js/main.js": "export const ready = 1;", "theme.toml": "name = '示例'", "assets/icons/phone.svg": "<svg ><path/></svg>",
	} {
		marked := load(t, minify.New(), only(name, "\ufeff"+text), small())
		plain := load(t, minify.New(), only(name, text), small())
		if !reflect.DeepEqual(marked.Assets, plain.Assets) || page(t, marked, example) != page(t, plain, example) {
			t.Errorf("%s comes out with its mark", name)
		}
	}
}

func TestMistakesHaveTheirPlace(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"not closed", "layouts/document.html", "<h1>\n{{if .Title}}\n</h1>", "layouts/document.html:3 H1001 "},
		{"an unknown function", "layouts/document.html", "<h1>\n\n{{shout .Title}}</h1>", "layouts/document.html:3 H1001 "},
		{"an unknown icon", "layouts/document.html", "<h1>\n\n\n  {{icon \"phenix\"}}</h1>", `layouts/document.html:4:5 H1001 the template is wrong: there is no icon "phenix"`},
		{"an unknown icon in a branch", "layouts/document.html", "{{range .Cards}}\n{{else}}{{with $.Note}}\n{{icon \"x\"}}{{end}}{{end}}", "layouts/document.html:3:3 H1001 "},
		{"an unknown asset", "components/card/card.html", "<img src=\"{{asset \"x.png\"}}\">", "components/card/card.html:1:13 H1001 "},
		{"an unknown component", "layouts/document.html", "\n{{template \"kard\" .}}", `layouts/document.html:2:12 H1001 the template is wrong: there is no component "kard"`},
		{"an unknown slot", "layouts/document.html", "{{slot \"foot\"}}", `layouts/document.html:1:3 H1001 the template is wrong: there is no slot "foot"`},
		{"a frame without the main part", "layouts/base.html", "<html><head>{{slot \"head\"}}</head></html>", `layouts/base.html:1:1 H1001 the template is wrong: {{slot "main"}} is missing`},
		{"a missing style", "theme.toml", "styles = ['assets/css/x.css']", "theme.toml H1002 "},
		{"a misspelt setting", "theme.toml", "\nstyle = []", "theme.toml:2:1 F1004 "},
		{"a template in GB18030", "layouts/document.html", "<h1>\n\xc7\xe0\xba\xcc</h1>", "layouts/document.html:2:1 H1003 "},
		{"a style in GB18030", "components/card/card.css", "/* \xd2\xb3\xbd\xc5 */", "components/card/card.css:1:1 H1003 "},
		{"a block that stays open", "components/card/card.css", "\n.gx-card { color: red;\n.gx-card p { color: blue }", "components/card/card.css:2:1 H1002 the asset is wrong: { is not closed"},
		{"a block closed twice", "components/card/card.css", "/* } */ .gx-card { content: '}' }\n}", "components/card/card.css:2:1 H1002 the asset is wrong: } closes nothing"},
		{"a picture that is not there", "components/card/card.css", ".gx-card { background: url(emblem.png) }", `components/card/card.css:1:1 H1002 the asset is wrong: there is no asset "emblem.png"`},
		{"a broken script", "assets/js/main.js", "function ( {", "assets/js/main.js H1002 "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found, err := Load([]fs.FS{only(tt.file, tt.text), small()}, minify.New(), "/")
			if err != nil {
				t.Fatal(err)
			}
			place, rest, _ := strings.Cut(list(found), " ")
			want, code, _ := strings.Cut(tt.want, " ")
			if len(found) != 1 || !strings.HasPrefix(place, want) || !strings.HasPrefix(rest, code) {
				t.Errorf("found %s, want %s", list(found), tt.want)
			}
		})
	}
}

// What only rendering notices is told by the line of the file, not by that of the
// compact text, and the theme still renders what is right.
func TestAFailureOfRenderingHasItsPlace(t *testing.T) {
	for _, min := range []*minify.Minifier{minify.New(), nil} {
		th := load(t, min, only("layouts/broken.html", "<section>\n\n  <h1>\n{{.Title}}</h1>\n\n  <p>{{.Note.Text}}</p>\n</section>"), small())
		_, err := th.Page("broken", example)
		broken, ok := err.(*Broken)
		if !ok || broken.Diagnostic.File != "layouts/broken.html" || broken.Diagnostic.Line != 6 {
			t.Errorf("got %v", err)
		}
		page(t, th, example)
	}
	th := load(t, minify.New(), small("components/card/card.html", "\n\n{{.Nothing}}"))
	_, err := th.Page("document", example)
	if broken, ok := err.(*Broken); !ok || broken.Diagnostic.Place.String() != "components/card/card.html:3:3" {
		t.Errorf("got %v", err)
	}
}

// When a program is surprised by a view, the page is the library's, and so is the message.
func TestASurpriseIsTheLibrarys(t *testing.T) {
	th := load(t, minify.New(), only("layouts/some.html", "<h1>{{.Title}}</h1>\n{{if eq .Note \"method\"}}{{.Counter.String}}{{else if .Note}}\n\n{{.Missing}}{{end}}"), small())
	calls := 0
	show := func(note string) (string, error) {
		b, err := th.Page("some", Page{View: struct {
			view
			Counter counter
		}{view{Title: "甲", Note: note}, counter{&calls}}})
		return string(b), err
	}
	for range 2 {
		if got, err := show(""); err != nil || !strings.Contains(got, "<h1>甲</h1>") {
			t.Errorf("%s, %v", got, err)
		}
	}
	if programs, library := th.Executions(); programs != 1 || library != 2 { // and the frame
		t.Errorf("%d by programs, %d by the library", programs, library)
	}
	if got, err := show("method"); err != nil || strings.Count(got, "<h1>甲</h1>") != 1 || !strings.Contains(got, "帧") || calls != 1 {
		t.Errorf("%s, %v; %d calls", got, err, calls)
	}
	_, err := show("注")
	if broken, ok := err.(*Broken); !ok || broken.Diagnostic.Place.String() != "layouts/some.html:4:3" || !strings.Contains(err.Error(), "can't evaluate field Missing") {
		t.Errorf("got %v", err)
	}
}

func TestAssetsCarryTheirHash(t *testing.T) {
	form := regexp.MustCompile(`^assets/(site\.[0-9a-f]{12}\.css|emblem\.[0-9a-f]{12}\.png|js\.[0-9a-f]{12}/main\.js)$`)
	one := load(t, minify.New(), small())
	for _, a := range one.Assets {
		if !form.MatchString(a.Path) {
			t.Errorf("%s has no hash", a.Path)
		}
	}
	two := load(t, minify.New(), small("assets/emblem.png", "\x89PNG2", "assets/js/more.js", "export const a = 1;"))
	for _, name := range []string{"emblem.png", JS} {
		if one.URL(name) == two.URL(name) || one.URL(name) == "" {
			t.Errorf("%s: %s and %s", name, one.URL(name), two.URL(name))
		}
	}
	below, _, err := Load([]fs.FS{small()}, minify.New(), "/county/")
	if err != nil || below.URL(CSS) != "/county"+one.URL(CSS) || below.URL("x.css") != "" {
		t.Errorf("%v %s", err, below.URL(CSS))
	}
}

// counter counts how often a frame prints it.
type counter struct{ n *int }

func (c counter) String() string { *c.n++; return "帧" }

// A style names a picture by where it lies; it comes out with its hash, beside the sheet.
func TestPicturesOfStyles(t *testing.T) {
	style := `.gx-card { background: url("../../assets/emblem.png"), url( ../../assets/emblem.png?#x ), url(data:image/gif;base64,R0==), url(/a.png) }`
	for _, base := range []string{"/", "/county/"} {
		th, found, err := Load([]fs.FS{only("components/card/card.css", style), small()}, nil, base)
		if err != nil || len(found) > 0 {
			t.Fatal(err, list(found))
		}
		emblem := strings.TrimPrefix(th.URL("emblem.png"), base+"assets/")
		want := fmt.Sprintf("{ background: url(%q), url(%q), url(\"data:image/gif;base64,R0==\"), url(\"/a.png\") }", emblem, emblem+"?#x")
		sheet := strings.TrimPrefix(th.URL(CSS), base)
		at := slices.IndexFunc(th.Assets, func(a Asset) bool { return a.Path == sheet })
		if got := string(th.Assets[at].Data); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestAFrameIsRenderedOnce(t *testing.T) {
	th := load(t, minify.New(), small())
	n := 0
	p := example
	p.Frame = counter{&n}
	for range 3 {
		page(t, th, p)
	}
	if n != 1 {
		t.Errorf("rendered %d times", n)
	}
	p.FrameSum++
	page(t, th, p)
	if n != 2 {
		t.Errorf("another sum is another frame: rendered %d times", n)
	}
}

// A compact page is the page as it is written, less the lines that conditions leave
// empty and the space of its markup.
func TestCompactSaysTheSame(t *testing.T) {
	squeeze := func(s string) string {
		return regexp.MustCompile(`\s+|/?>`).ReplaceAllString(regexp.MustCompile(`>\s+`).ReplaceAllString(regexp.MustCompile(`\s+<`).ReplaceAllString(s, "<"), ">"), " ")
	}
	for _, note := range []string{"", "注"} {
		p := example
		p.View = view{"甲", note, []string{"乙", "丙"}}
		written, compact := page(t, load(t, nil, small()), p), page(t, load(t, minify.New(), small()), p)
		if squeeze(written) != squeeze(compact) {
			t.Errorf("written\n%s\ncompact\n%s", written, compact)
		}
		around, _, _ := strings.Cut(compact, "<article>")
		if strings.Contains(around, "\n\n") || len(compact) >= len(written) {
			t.Errorf("not compact:\n%s", compact)
		}
	}
}

// The built-in theme renders the same from many goroutines; run with -race.
func TestManyAtOnce(t *testing.T) {
	th := load(t, minify.New(), small())
	want := page(t, load(t, minify.New(), small()), example)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 20 {
				p := example
				p.FrameSum = uint64(1 + (i+j)%3)
				if got, err := th.Page("document", p); err != nil || string(got) != want {
					t.Errorf("%v: %s", err, got)
					return
				}
			}
		}()
	}
	wg.Wait()
}

func TestTheBuiltInThemeIsRight(t *testing.T) {
	th := load(t, minify.New(), themes.Standard(), client.Layer())
	if len(th.Layouts()) < 15 || th.URL(CSS) == "" || th.URL(JS) == "" {
		t.Errorf("%v", th.Layouts())
	}
	if _, found, err := Load([]fs.FS{os.DirFS(t.TempDir()), themes.Standard(), client.Layer()}, minify.New(), "/"); err != nil || len(found) > 0 {
		t.Errorf("an empty folder over it: %v %s", err, list(found))
	}
}

func TestFunctions(t *testing.T) {
	tests := []struct{ template, want string }{
		{`{{join "、" .Cards}}`, "甲、乙"},
		{`{{range first 1 .Cards}}{{.}}{{end}}`, "甲"},
		{`{{range first 9 .Cards}}{{.}}{{end}}`, "甲乙"},
		{`{{with dict "a" .Title "b" 2}}{{.a}}{{add .b 1}}{{end}}`, "题3"},
		{`{{machine "2026-05-01 10:00"}}`, "2026-05-01T10:00:00&#43;08:00"},
		{`{{machine "2026-05-01"}}`, "2026-05-01"},
		{`{{if prefix .Title "题"}}是{{end}}{{if hasIcon "phone"}}有{{end}}{{if hasIcon "x"}}无{{end}}`, "是有"},
		{`{{range lines "a\nb"}}[{{.}}]{{end}}`, "[a][b]"},
		{`{{asset "emblem.png"}}`, "/assets/emblem."},
	}
	for _, tt := range tests {
		th := load(t, minify.New(), small("components/it/it.html", tt.template))
		if b, err := th.Component("it", view{"题", "", []string{"甲", "乙"}}); err != nil || !strings.HasPrefix(string(b), tt.want) {
			t.Errorf("%s: %q, %v; want %q", tt.template, b, err, tt.want)
		}
	}
	for _, wrong := range []string{`{{dict "a"}}`, `{{dict 1 2}}`, `{{first 2 "text"}}`, `{{icon .Title}}`, `{{asset .Title}}`} {
		th := load(t, minify.New(), small("components/it/it.html", wrong))
		if _, err := th.Component("it", view{Title: "x"}); err == nil || !strings.Contains(fmt.Sprint(err), "components/it/it.html:1") {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}

// A theme.toml that is there and cannot be read is no theme.toml that need not be there:
// the county's theme would come out without its styles, and nobody be told.
func TestManifestThatCannotBeRead(t *testing.T) {
	own := fstest.MapFS{"theme.toml": {Mode: fs.ModeDir | 0o755}}
	if _, found, err := Load([]fs.FS{own, small()}, nil, "/"); err == nil {
		t.Errorf("the theme was loaded without its settings: %v", found)
	}
}

// What a county's theme holds under a wrong name changed nothing, and nobody was told.
func TestStrays(t *testing.T) {
	base := fstest.MapFS{}
	for _, name := range []string{"layouts/home.html", "components/card/card.css", "assets/css/tokens.css"} {
		base[name] = &fstest.MapFile{}
	}
	base["theme.toml"] = &fstest.MapFile{Data: []byte("styles = ['assets/css/tokens.css', 'components']")}
	for name, want := range map[string]string{
		"layouts/home.html": "", "assets/css/tokens.css": "", "components/new/new.css": "", "README.md": "", ".git/x": "", "assets/marks/hill.png": "",
		"layouts/hmoe.html":    "layouts/hmoe.html H1004 layouts/hmoe.html in the theme does nothing",
		"component/card/a.css": "component H1004 component in the theme does nothing",
		"assets/css/more.css":  "assets/css/more.css H1004 assets/css/more.css in the theme does nothing",
	} {
		if got := list(Strays(only(name, "x"), base)); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	listed := fstest.MapFS{"theme.toml": {Data: []byte("styles = ['assets/css/more.css']")}, "assets/css/more.css": {}}
	if got := list(Strays(listed, base)); got != "" {
		t.Errorf("a style that is listed: %s", got)
	}
	if got := list(Strays(base, base)); got != "" {
		t.Errorf("the same theme: %s", got)
	}
}
