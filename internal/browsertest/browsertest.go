// Package browsertest starts a real browser for tests that need one.
//
// A test is skipped on a machine without a browser. In continuous integration,
// where CI is true, it fails instead: there the browser has to be.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

var names = []string{"chromium", "chromium-browser", "google-chrome", "chrome", "msedge"}

// Open is a tab of a fresh browser that ends with the test. The options come after
// the usual ones: headless, no background traffic.
func Open(t testing.TB, options ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	return OpenFor(t, 2*time.Minute, options...)
}

// OpenFor is such a tab for measurements, which take longer than a test may.
func OpenFor(t testing.TB, limit time.Duration, options ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	path := find()
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no browser: install chromium")
		}
		t.Skip("no browser")
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("no-first-run", true),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(flags, options...)...)
	t.Cleanup(stop)
	ctx, stopTab := chromedp.NewContext(ctx)
	t.Cleanup(stopTab)
	// The first use starts the browser and must not have a time limit.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	ctx, stopTime := context.WithTimeout(ctx, limit)
	t.Cleanup(stopTime)
	return ctx
}

func find() string {
	if path := os.Getenv("BROWSER_PATH"); path != "" {
		return path
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
