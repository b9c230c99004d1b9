package publish

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongkai/generator/diag"
)

// childOutput is set for the child process: the folder it publishes to.
const childOutput = "GONGKAI_PUBLISH_TEST_OUTPUT"

func TestMain(m *testing.M) {
	if out := os.Getenv(childOutput); out != "" {
		publishForever(out)
	}
	os.Exit(m.Run())
}

// version is the n-th site. Every file says which, and each site has a page that the
// next does not have.
func version(n int) map[string]string {
	files := map[string]string{fmt.Sprintf("only/%d/index.html", n): fmt.Sprint(n)}
	for i := range 30 {
		files[fmt.Sprintf("notice/%d/index.html", i)] = fmt.Sprintf("%d of %d", i, n)
	}
	return files
}

// publishForever publishes one version after the other until it is killed.
func publishForever(out string) {
	first, err := strconv.Atoi(os.Getenv(childOutput + "_FIRST"))
	for n := first; err == nil; n++ {
		err = publish(inTest(out, os.Getenv(childOutput+"_MODE")), version(n))
	}
	fmt.Println(err)
	os.Exit(1)
}

// inTest spares the disk: what a killed program has written, the system still has.
func inTest(out, mode string) Options {
	return Options{Output: out, Wait: time.Second, FS: &faulty{FS: OS, noSync: true, noExchange: mode == "renames"}}
}

func TestKilledAtAnyMoment(t *testing.T) {
	random := rand.New(rand.NewPCG(20250303, 14))
	for _, mode := range []string{"exchange", "renames"} {
		t.Run(mode, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			if err := publish(inTest(out, mode), version(0)); err != nil {
				t.Fatal(err)
			}
			put(t, out, "uploads/photo.jpg", "p")
			start := time.Now()
			if err := publish(inTest(out, mode), version(0)); err != nil {
				t.Fatal(err)
			}
			once := time.Since(start)
			seen := map[string]bool{}
			left := 0
			for i := range 25 {
				kill(t, child(t, out, mode, 1000*i), out, time.Duration(random.Int64N(int64(4*once))))
				if entries, err := os.ReadDir(filepath.Dir(out)); err != nil || len(entries) > 1 {
					left++
				}
				seen[checkVersion(t, out, mode)] = true
			}
			t.Logf("%d versions were seen, %d of 25 kills left something", len(seen), left)
			if len(seen) < 2 || left == 0 {
				t.Error("no kill came in the middle")
			}
			if err := publish(inTest(out, mode), version(1)); err != nil {
				t.Fatal(err)
			}
			alone(t, out)
		})
	}
}

// child starts a process that publishes one version after the other.
func child(t *testing.T, out, mode string, first int) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childOutput+"="+out, childOutput+"_MODE="+mode, childOutput+"_FIRST="+strconv.Itoa(first))
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// kill kills a child some time after it has taken the lock.
func kill(t *testing.T, child *exec.Cmd, out string, after time.Duration) {
	t.Helper()
	pid := fmt.Sprintf(`"pid":%d,`, child.Process.Pid)
	for start := time.Now(); time.Since(start) < 5*time.Second; time.Sleep(time.Millisecond) {
		if text, _ := os.ReadFile(beside(out, "lock")); strings.Contains(string(text), pid) {
			break
		}
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := child.Wait(); !errors.As(err, &exit) || exit.Exited() && runtime.GOOS != "windows" {
		t.Fatalf("the child ended by itself: %v", err)
	}
}

// checkVersion fails the test unless the output is one version as a whole, with the
// file that is not ours.
func checkVersion(t *testing.T, out, mode string) string {
	t.Helper()
	if _, err := os.Lstat(out); errors.Is(err, os.ErrNotExist) && mode == "renames" {
		s, err := Begin(Options{Output: out}) // ends the moment between two renames
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
	}
	report, err := Verify(os.DirFS(out))
	if err != nil || !report.Intact() || len(report.Added) != 1 || report.Added[0] != "uploads/photo.jpg" {
		t.Fatalf("the output is a mixture: %+v, %v", report, err)
	}
	only, err := os.ReadDir(filepath.Join(out, "only"))
	if err != nil || len(only) != 1 {
		t.Fatalf("the output holds %d versions, %v", len(only), err)
	}
	var n int
	fmt.Sscan(only[0].Name(), &n)
	for path, data := range version(n) {
		if got, err := os.ReadFile(filepath.Join(out, path)); err != nil || string(got) != data {
			t.Fatalf("%s is %q, want %q", path, got, data)
		}
	}
	return only[0].Name()
}

// A child that holds the lock is named to the second build, and is one no more as
// soon as it is dead.
func TestLockOfAnotherProcess(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	holder := child(t, out, "exchange", 0)
	defer holder.Process.Kill()
	named := false
	for start := time.Now(); !named && time.Since(start) < 5*time.Second; {
		s, err := Begin(Options{Output: out})
		if err == nil {
			s.Abort()
			continue
		}
		named = strings.Contains(refused(t, err, Busy).Message(diag.EN), fmt.Sprintf("process %d on", holder.Process.Pid))
	}
	if !named {
		t.Error("the child was never named as the holder")
	}
	holder.Process.Kill()
	holder.Wait()
	s, err := Begin(Options{Output: out})
	if err != nil {
		t.Fatalf("the holder is dead: %v", err)
	}
	if err := s.Write("index.html", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(context.Background()); err != nil {
		t.Fatal(err)
	}
	alone(t, out)
}
