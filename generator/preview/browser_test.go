package preview

import (
	"context"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/generator"
	"gongkai/generator/scaffold"
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

// A new site as its webmaster gets it: it builds at once, a new document is a draft
// that only the preview shows, and saving it as public puts it into its column.
func TestNewSiteInTheBrowser(t *testing.T) {
	tab := browsertest.Open(t)
	dir, now := t.TempDir(), time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	files, err := scaffold.Site(scaffold.County{Name: "示例县人民政府", Short: "示例县", Code: "369999", Domain: "www.example.gov.cn", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, "county")
	if err := scaffold.WriteSite(dir, files); err != nil {
		t.Fatal(err)
	}
	if sum, err := generator.Build(context.Background(), generator.Options{Source: dir, Clock: now}); err != nil {
		t.Fatalf("a new site does not build: %v %v", err, sum.Found)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	s := &Server{Options: generator.Options{Source: dir, Clock: now}}
	go func() { done <- s.Serve(ctx, l) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	for range 200 { // until the first load is over
		if snap, _, _ := s.state(); snap != nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	err = chromedp.Do(tab,
		chromedp.Navigate("http://"+l.Addr().String()+"/notices/"),
		chromedp.WaitVisible(`html[data-live="on"] body`),
	)
	if err != nil {
		t.Fatal(err)
	}
	await := func(what, text, where string) {
		t.Helper()
		var page string
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			page, _ = chromedp.Run(tab, chromedp.Evaluate[string](where))
			if strings.Contains(page, text) {
				return
			}
		}
		t.Fatalf("%s: the page says\n%s", what, page)
	}
	const draft = "---\n标题: 关于开展政务公开日活动的公告\n类型: 公告公示\n发文机关: county\n成文日期: 2026-01-05\n发布日期: 2026-01-06 09:00\n草稿: 是\n---\n欢迎参加。\n"
	put(t, dir, "content/notices/open-day.md", draft)
	await("a draft is told of", "关于开展政务公开日活动的公告（草稿）", `document.querySelector('.gk-live')?.textContent ?? ''`)
	put(t, dir, "content/notices/open-day.md", strings.Replace(draft, "草稿: 是\n", "", 1))
	await("a public document stands in its column", "关于开展政务公开日活动的公告", `document.querySelector('main').innerText`)
}
