//go:build unix

package generator

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

type usage struct {
	cpu   time.Duration
	peak  int64
	bytes int64
}

func (u *usage) add(v usage) { u.cpu, u.peak, u.bytes = u.cpu+v.cpu, u.peak+v.peak, u.bytes+v.bytes }

// measure builds in a process of its own and asks the system what it took.
func measure(b *testing.B, source, output string) usage {
	b.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestMeasured$")
	cmd.Env = append(os.Environ(), "GONGKAI_BENCH_SOURCE="+source, "GONGKAI_BENCH_OUTPUT="+output)
	out, err := cmd.CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	var u usage
	fmt.Sscanf(string(out[strings.Index(string(out), "bytes="):]), "bytes=%d", &u.bytes)
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.peak = r.Maxrss
		if runtime.GOOS == "linux" {
			u.peak *= 1024 // Linux counts KiB, macOS bytes
		}
	}
	return u
}
