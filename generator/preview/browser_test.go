package preview

import (
	"context"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/generator"
	"gongkai/internal/browsertest"

	"github.com/chromedp/chromedp"
)

// An editor's hour in a real browser: the open page follows what is saved; what is
// broken is told in the page, with its line, and goes away when it is mended.
func TestOpenPageFollowsTheFile(t *testing.T) {
	tab := browsertest.Open(t)
	dir := county(t, 2)
	const name = "content/notices/d000001.md"
	good := "---\n标题: 关于停水的公告\n发布日期: 2026-05-01 09:00\n---\n第一版正文。\n"
	put(t, dir, name, good)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	s := &Server{Options: generator.Options{Source: dir}}
	go func() { done <- s.Serve(ctx, l) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	body := func() string {
		text, err := chromedp.Run(tab, chromedp.Evaluate[string](`document.body.innerText`))
		if err != nil {
			return "" // the page is just being replaced
		}
		return text
	}
	await := func(what string, ok func(string) bool) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			if ok(body()) {
				return
			}
		}
		t.Fatalf("%s: the page says\n%s", what, body())
	}
	has := func(text string) func(string) bool {
		return func(page string) bool { return strings.Contains(page, text) }
	}
	for range 100 { // until the first load is over
		if snap, _, _ := s.state(); snap != nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	err = chromedp.Do(tab,
		chromedp.Navigate("http://"+l.Addr().String()+"/notices/d000001/"),
		chromedp.WaitVisible(`html[data-live="on"] body`),
	)
	if err != nil {
		t.Fatal(err)
	}
	await("the page opens", has("第一版正文"))

	put(t, dir, name, strings.Replace(good, "第一版", "第二版", 1))
	await("an edit is shown without a manual reload", has("第二版正文"))

	put(t, dir, name, strings.Replace(good, "发布日期: 2026-05-01 09:00", "发布日期: 昨天", 1))
	await("a mistake is told in the page, with the cure, and the last good page stays", func(page string) bool {
		return strings.Contains(page, filepath.ToSlash(name)+":3:7") && strings.Contains(page, "怎么改") && strings.Contains(page, "第二版正文")
	})

	put(t, dir, name, strings.Replace(good, "第一版", "第三版", 1))
	await("the mended text is shown", has("第三版正文"))
	await("the problem goes away", func(page string) bool { return !strings.Contains(page, "F1006") })
}
