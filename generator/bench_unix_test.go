//go:build unix

package generator

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongkai/search/corpus"
)

type usage struct {
	cpu, system time.Duration
	peak        int64
	bytes       int64
}

func (u *usage) add(v usage) {
	u.cpu, u.system, u.peak, u.bytes = u.cpu+v.cpu, u.system+v.system, u.peak+v.peak, u.bytes+v.bytes
}

// measure builds in a process of its own and asks the system what it took.
func measure(b *testing.B, source, output string) usage {
	b.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestMeasured$")
	cmd.Env = append(os.Environ(), "GONGKAI_BENCH_SOURCE="+source, "GONGKAI_BENCH_OUTPUT="+output)
	out, u := run(b, cmd)
	fmt.Sscanf(out[strings.Index(out, "bytes="):], "bytes=%d", &u.bytes)
	return u
}

func run(b testing.TB, cmd *exec.Cmd) (string, usage) {
	b.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	u := usage{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), system: cmd.ProcessState.SystemTime()}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.peak = r.Maxrss
		if runtime.GOOS == "linux" {
			u.peak *= 1024 // Linux counts KiB, macOS bytes
		}
	}
	return string(out), u
}

// BenchmarkHugo builds the same documents with Hugo and a minimal theme, where Hugo
// is installed, so that both are measured in one run.
func BenchmarkHugo(b *testing.B) {
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		b.Skip("hugo is not installed")
	}
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			write(b, dir, "hugo.toml", "baseURL = 'https://www.example.gov.cn/'\ntitle = '示例县'\ndisableKinds = ['taxonomy', 'term', 'RSS']\n[pagination]\npagerSize = 20\n")
			const head = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>`
			write(b, dir, "layouts/_default/single.html", head+`<time>{{ .Date.Format "2006-01-02" }}</time>{{ .Content }}</main></body></html>`)
			write(b, dir, "layouts/_default/list.html", head+`<ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>`)
			for d := range corpus.Documents(n, 1) {
				write(b, dir, fmt.Sprintf("content/notices/y%d/%s.md", d.Published.Year(), d.ID),
					fmt.Sprintf("---\ntitle: %q\ndate: %s\n---\n\n%s\n", d.Title, d.Published.Format("2006-01-02T15:04:05+08:00"), d.Body))
			}
			var total usage
			for b.Loop() {
				_, u := run(b, exec.Command(hugo, "--minify", "--quiet", "-s", dir, "-d", filepath.Join(b.TempDir(), "public")))
				total.add(u)
			}
			total.report(b, n)
		})
	}
}
