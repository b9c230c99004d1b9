package docs

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	preparation = regexp.MustCompile(`(?s)<!-- 准备\n(.*?)-->`)
	exitMark    = regexp.MustCompile(`^<!-- 退出码 (\d+) -->$`)
)

// onlyParsed are commands that wait for somebody or need the network: their flags are
// read, and that is all.
var onlyParsed = []string{"gongkai serve", "gongkai verify http"}

// TestCommands runs the command lines of each page in order, in a fresh folder. A page
// may hold a comment that prepares the folder:
//
//	<!-- 准备
//	gongkai new site qinghe --name 青禾县人民政府
//	cd qinghe
//	copy content/policies content/policies
//	-->
//
// where copy takes a file or a folder from the root of the repository. The clock of
// the commands is that of the sample site. A block whose commands end with another
// code than 0 has <!-- 退出码 1 --> above it.
func TestCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("builds many sites")
	}
	program := filepath.Join(t.TempDir(), "gongkai"+map[bool]string{true: ".exe"}[runtime.GOOS == "windows"])
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/gongkai").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	listed(t, program)
	for _, p := range pages(t) {
		t.Run(p.name, func(t *testing.T) {
			s := &session{program: program, folder: t.TempDir()}
			if m := preparation.FindStringSubmatch(p.text); m != nil {
				for _, line := range strings.Split(strings.TrimSpace(m[1]), "\n") {
					s.run(t, p.name+": 准备", line, 0)
				}
			}
			for _, f := range p.fences() {
				if f.language != "sh" {
					continue
				}
				want := 0
				if m := exitMark.FindStringSubmatch(f.before); m != nil {
					want, _ = strconv.Atoi(m[1])
				}
				for i, line := range strings.Split(f.text, "\n") {
					s.run(t, fmt.Sprintf("%s:%d", p.name, f.line+i), line, want)
				}
			}
		})
	}
}

var commandLine = regexp.MustCompile(`(?m)^  ([a-z]+) +\S`)

// listed compares the contents with the commands that there are.
func listed(t *testing.T, program string) {
	t.Helper()
	help, err := exec.Command(program, "help", "--lang", "zh").Output()
	if err != nil {
		t.Fatal(err)
	}
	contents, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range commandLine.FindAllStringSubmatch(string(help), -1) {
		if m[1] != "gongkai" && m[1] != "help" && !bytes.Contains(contents, []byte("| `gongkai "+m[1]+"` |")) {
			t.Errorf("the contents do not name gongkai %s", m[1])
		}
	}
}

// session is somebody at work in a folder.
type session struct{ program, folder string }

// run does what a line says, if it is one of ours; other programs are passed over.
func (s *session) run(t *testing.T, place, line string, want int) {
	t.Helper()
	words := split(line)
	if len(words) == 0 {
		return
	}
	switch words[0] {
	case "cd":
		s.folder = filepath.Join(s.folder, filepath.FromSlash(words[1]))
	case "copy":
		if len(words) == 3 {
			s.copy(t, place, words[1], words[2])
		}
	case "gongkai":
		for _, start := range onlyParsed {
			if strings.HasPrefix(line, start) {
				words = append(words, "--help")
			}
		}
		s.gongkai(t, place, words[1:], want)
	}
}

func (s *session) gongkai(t *testing.T, place string, args []string, want int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	var out, both bytes.Buffer
	target := ""
	if n := len(args); n > 1 && args[n-2] == ">" {
		target, args = args[n-1], args[:n-2]
	}
	c := exec.CommandContext(ctx, s.program, args...)
	c.Dir = s.folder
	c.Env = append(os.Environ(), "GONGKAI_CLOCK=2026-11-20T09:00", "NO_COLOR=1", "LANG=zh_CN.UTF-8", "LC_ALL=zh_CN.UTF-8")
	c.Stdout, c.Stderr = &both, &both
	if target != "" {
		c.Stdout = &out
	}
	err := c.Run()
	if code := c.ProcessState.ExitCode(); code != want {
		text := both.String()
		t.Errorf("%s: gongkai %s exits with %d, the page says %d (%v)\n%s", place, strings.Join(args, " "), code, want, err, text[:min(len(text), 3000)])
	}
	if target != "" {
		if err := os.WriteFile(filepath.Join(s.folder, target), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (s *session) copy(t *testing.T, place, from, to string) {
	t.Helper()
	from, to = filepath.Join("..", filepath.FromSlash(from)), filepath.Join(s.folder, filepath.FromSlash(to))
	info, err := os.Stat(from)
	if err != nil {
		t.Fatalf("%s: %v", place, err)
	}
	if info.IsDir() {
		if err := os.RemoveAll(to); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o644)
	}
	if err != nil {
		t.Fatalf("%s: %v", place, err)
	}
}

// split cuts a command line at blanks outside of double quotes; # begins a comment.
func split(line string) []string {
	var words []string
	var word strings.Builder
	quoted, any := false, false
	end := func() {
		if any {
			words = append(words, word.String())
		}
		word.Reset()
		any = false
	}
	for _, r := range line {
		switch {
		case r == '"':
			quoted, any = !quoted, true
		case r == ' ' && !quoted:
			end()
		case r == '#' && !quoted && !any:
			return words
		default:
			word.WriteRune(r)
			any = true
		}
	}
	end()
	return words
}
