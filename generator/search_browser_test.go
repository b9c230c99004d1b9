package generator

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/internal/browsertest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// visitor is a person in front of a browser.
type visitor struct {
	*testing.T
	tab context.Context
}

func (v visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	if err := chromedp.Do(v.tab, steps...); err != nil {
		v.Fatal(err)
	}
}

// says is the value of an expression as text.
func (v visitor) says(expression string) string {
	v.Helper()
	text, err := chromedp.Run(v.tab, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		v.Fatalf("%s: %v", expression, err)
	}
	return text
}

// await waits until an expression is true.
func (v visitor) await(what, expression string) {
	v.Helper()
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if ok, err := chromedp.Run(v.tab, chromedp.Evaluate[bool]("Boolean("+expression+")")); err == nil && ok {
			return
		}
	}
	v.Fatalf("%s: not so\nstatus: %s\nresults: %s\naddress: %s", what, v.says(`document.getElementById('gx-search-status')?.textContent`),
		v.says(`document.getElementById('gx-search-results')?.innerText.slice(0, 800)`), v.says(`location.href`))
}

func (v visitor) compose(text string) {
	v.Helper()
	n := int64(len([]rune(text)))
	if _, err := chromedp.Call(v.tab, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: n, SelectionEnd: n}); err != nil {
		v.Fatal(err)
	}
}

func (v visitor) commit(text string) {
	v.Helper()
	if _, err := chromedp.Call(v.tab, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		v.Fatal(err)
	}
}

// press presses keys by their names.
func (v visitor) press(keys ...string) {
	v.Helper()
	for _, k := range keys {
		v.do(chromedp.KeyEvent(k))
	}
}

// media makes the page what a medium or a setting of the system makes of it.
func (v visitor) media(as emulation.SetEmulatedMediaParams) {
	v.Helper()
	if _, err := chromedp.Call(v.tab, emulation.SetEmulatedMedia, as); err != nil {
		v.Fatal(err)
	}
}

// Keys as the browser calls them.
const (
	enter, escape      = kb.Enter, kb.Escape
	arrowDown, arrowUp = kb.ArrowDown, kb.ArrowUp
)

const (
	box     = `document.getElementById('gx-search-query')`
	links   = `document.querySelectorAll('.gx-result__link')`
	status  = `document.getElementById('gx-search-status').textContent`
	options = `document.querySelectorAll('#gx-search-query-suggest [role=option]')`
)

// open goes to the search page with an empty box, which then has the focus.
func (v visitor) open(base, query string) {
	v.Helper()
	v.do(chromedp.Navigate(base + "/search/" + query))
	v.await("the page is there", box)
	v.do(chromedp.Evaluate[chromedp.Void](box + `.focus()`))
}

func TestSearchPage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the sample county")
	}
	tab := browsertest.Open(t)
	output, _ := build(t, "..")
	var asked []string
	missing := ""
	files := http.FileServer(http.Dir(output))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		if missing != "" && strings.HasPrefix(r.URL.Path, missing) {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	base := server.URL
	run := func(name string, test func(v visitor)) {
		t.Run(name, func(t *testing.T) { test(visitor{t, tab}) })
	}

	run("an input method", func(v visitor) {
		v.open(base, "")
		asked = nil
		for _, text := range []string{"d", "di", "dib", "diba", "dibao"} {
			v.compose(text)
		}
		time.Sleep(200 * time.Millisecond)
		if got := v.says(links + `.length + ' ' + location.search`); got != "0 " {
			v.Errorf("searched while composing: %s", got)
		}
		v.commit("低保")
		v.await("results", links+`.length > 0 && location.search.includes('q=')`)
		v.await("the alias is told", `document.body.innerText.includes('已按“最低生活保障')`)
		v.await("announced", status+`.includes('找到')`)
		if got := v.says(`document.querySelector('.gx-result mark')?.textContent`); !strings.Contains("低保 最低生活保障", got) {
			v.Errorf("marked: %s", got)
		}
		data := slices.DeleteFunc(slices.Clone(asked), func(p string) bool { return !strings.HasPrefix(p, "/search/data/") })
		v.Logf("a first search: %d requests for data", len(data))
		v.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.gx-search__note a')].find((a) => a.textContent.startsWith('只搜')).click()`))
		v.await("without the alias", `location.search.includes('exact=1') && !document.body.innerText.includes('已按“')`)
	})

	run("facets", func(v visitor) {
		v.open(base, "?q=通知")
		v.await("results", links+`.length > 0`)
		if got := v.says(`document.querySelectorAll('.gx-facet-button').length`); got != "0" {
			v.Errorf("%s values are counted while nobody can see them", got)
		}
		v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.gx-search__panel-title').click()`))
		v.await("counts", `document.querySelectorAll('.gx-facet-button').length > 3`)
		before := v.says(status)
		label := v.says(`[...document.querySelectorAll('.gx-facet-button')].find((b) => b.textContent.startsWith('年份')).textContent`)
		v.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.gx-facet-button')].find((b) => b.textContent.startsWith('年份')).click()`))
		v.await("filtered", `location.search.includes('year=') && document.querySelector('.gx-chip')`)
		if !strings.Contains(label, "条") || v.says(status) == before {
			v.Errorf("%s; %s, before %s", label, v.says(status), before)
		}
		v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.gx-chip').click()`))
		v.await("all again", `!location.search.includes('year=') && `+status+` === `+quoted(before))
		v.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.gx-sort')].find((b) => b.textContent === '按时间').click()`))
		v.await("by date", `location.search.includes('sort=date') && document.querySelector('.gx-sort[aria-pressed=true]').textContent === '按时间'`)
		dates := strings.Fields(v.says(`[...document.querySelectorAll('.gx-results > li > .gx-result__facts time')].map((t) => t.dateTime).join(' ')`))
		if !slices.IsSortedFunc(dates, func(a, b string) int { return strings.Compare(b, a) }) || len(dates) < 3 {
			v.Errorf("dates %v", dates)
		}
	})

	run("the back button", func(v visitor) {
		v.open(base, "")
		v.commit("医保")
		v.press(enter)
		v.await("the first", links+`.length > 0 && location.search.includes(encodeURIComponent('医保'))`)
		first := v.says(links + `[0].href`)
		v.do(chromedp.Evaluate[chromedp.Void](box + `.select()`))
		v.commit("公租房")
		v.press(enter)
		v.await("the second", `location.search.includes(encodeURIComponent('公租房')) && `+links+`[0]?.href !== `+quoted(first))
		v.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
		v.await("the first again", box+`.value === '医保' && `+links+`[0]?.href === `+quoted(first))
		v.do(chromedp.Evaluate[chromedp.Void](links + `[0].click()`))
		v.await("the document", `document.querySelector('article mark') || document.querySelector('main h1') && !document.getElementById('gx-search')`)
		v.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
		v.await("the results again", box+`?.value === '医保' && `+links+`[0]?.href === `+quoted(first))
	})

	run("keys only", func(v visitor) {
		v.do(chromedp.Navigate(base + "/search/"))
		v.await("the page", box)
		// Not by the driver: it types what a page has refused.
		v.do(chromedp.Evaluate[chromedp.Void](`document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }))`))
		v.await("the box has the focus", `document.activeElement === `+box)
		v.press("d", "i", "b", "a", "o")
		v.await("suggestions by pinyin", options+`.length > 0`)
		if got := v.says(box + `.getAttribute('aria-expanded') + ` + options + `[0].textContent`); !strings.HasPrefix(got, "true低保") {
			v.Errorf("suggested: %s", got)
		}
		v.press(arrowDown)
		v.await("the first is active", box+`.getAttribute('aria-activedescendant') === `+options+`[0].id && `+box+`.value === '低保'`)
		v.media(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
		if got := v.says(`((s) => s.outlineStyle + ' ' + s.outlineColor)(getComputedStyle(` + options + `[0]))`); !strings.HasPrefix(got, "solid rgb(") {
			v.Errorf("the active one cannot be told where colours are the system's: %s", got)
		}
		v.media(emulation.SetEmulatedMediaParams{})
		v.press(enter)
		v.await("results", links+`.length > 1 && document.querySelector('.gx-suggest').hidden`)
		v.press(arrowDown, arrowDown)
		v.await("the second result has the focus", `document.activeElement === `+links+`[1]`)
		v.press(arrowUp, arrowUp)
		v.await("the box again", `document.activeElement === `+box)
		v.press(arrowDown, escape)
		v.await("the box after Esc", `document.activeElement === `+box)
		v.press(arrowDown, enter)
		v.await("the document", `!document.getElementById('gx-search') && document.querySelector('main mark')`)
	})

	run("the box of other pages", func(v visitor) {
		asked = nil
		v.do(chromedp.Navigate(base + "/notices/"))
		v.await("the page", `document.getElementById('gx-site-search')`)
		if slices.ContainsFunc(asked, func(p string) bool { return strings.HasSuffix(p, "/search.js") || strings.HasPrefix(p, "/search/") }) {
			v.Errorf("search is loaded where nobody searches: %v", asked)
		}
		v.do(chromedp.Evaluate[chromedp.Void](`document.getElementById('gx-site-search').focus()`))
		v.press("g", "z", "f")
		v.await("suggestions by initials", `document.getElementById('gx-site-search-suggest')?.textContent.includes('公租房')`)
		v.press(arrowDown, enter)
		v.await("the search page", box+`?.value !== '' && `+links+`.length > 0`)
	})

	run("a part of a number", func(v visitor) {
		v.open(base, "?q=青政办发〔2026〕")
		v.await("the number, said once", links+`.length > 0 && document.querySelector('.gx-result').textContent.split('青政办发〔2026〕').length === 2`)
	})

	run("what leads on", func(v visitor) {
		v.open(base, "?q=第保")
		v.await("homophones", `[...document.querySelectorAll('.gx-search__note a')].some((a) => a.textContent === '低保')`)
		v.open(base, "?q=gongzufang")
		v.await("words for pinyin", `[...document.querySelectorAll('.gx-search__note a')].some((a) => a.textContent.startsWith('公租房'))`)
		v.open(base, "?q=zzzzqqqq")
		v.await("an honest empty page", status+`.includes('没有找到') && document.querySelector('.gx-search__empty') && !document.getElementById('gx-search-browse').hidden`)
		v.await("a way to apply", `[...document.querySelectorAll('main a')].some((a) => a.textContent.includes('申请公开'))`)
	})

	run("how many, at the end", func(v visitor) {
		v.open(base, "?q=1万元")
		v.await("about how many", status+`.startsWith('找到约')`)
		v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.gx-search__more').click()`))
		v.await("all", `document.querySelector('.gx-search__end')`)
		v.await("so many", status+` === '找到 ' + `+links+`.length + ' 条'`)
	})

	run("a question", func(v visitor) {
		v.open(base, "?q=低保怎么申请")
		v.await("to the letter first, then the guide", `document.querySelectorAll('.gx-results').length === 2 && document.querySelectorAll('.gx-results')[1].querySelector('.gx-result__link').textContent.includes('办事指南')`)
		v.await("told apart", status+`.includes('另有与“低保”有关的') && document.querySelector('.gx-results__subject').textContent.includes('不含提问的原话')`)
		v.open(base, "?q=户口迁移要什么材料")
		v.await("the guide, and why", links+`[0]?.textContent.startsWith('户口迁移') && `+status+`.includes('没有信息含')`)
	})

	run("highlighted in the document", func(v visitor) {
		v.open(base, "?q=审核确认")
		v.await("results", links+`.length > 0 && document.querySelector('.gx-result__passage mark')`)
		v.do(chromedp.Navigate(v.says(`document.querySelector('.gx-result:has(.gx-result__passage mark) .gx-result__link').href`)))
		v.await("marks", `document.querySelector('main mark')?.textContent === '审核确认'`)
		v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.gx-highlight-bar button').click()`))
		v.await("no marks", `!document.querySelector('main mark') && !location.search.includes('hl=')`)
		for question, want := range map[string]string{
			"国办发[2019]54号": "国办发〔2019〕54号",
			"‘一卡通’":        "一卡通",
			"“一卡通”":        "“一卡通”",
			"2026-2030年":   "2026—2030年",
			"重点任务分解。会议原则通过分解方案": "重点任务分解。| 会议原则通过分解方案", // emphasis ends within
		} {
			v.open(base, "?q="+url.QueryEscape(question))
			v.await("the passage of "+question, `document.querySelector('.gx-result__passage mark')`)
			v.do(chromedp.Navigate(v.says(`document.querySelector('.gx-result:has(.gx-result__passage mark) .gx-result__link').href`)))
			v.await(question+" is marked as "+want, `[...document.querySelectorAll('.gx-article mark')].map((m) => m.textContent).join('|').startsWith('`+want+`')`)
		}
	})

	run("on a phone", func(v visitor) {
		v.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateScale(2)))
		defer v.do(chromedp.EmulateViewport(1280, 800))
		v.open(base, "?q=通知")
		v.await("results", links+`.length === 3`)
		time.Sleep(200 * time.Millisecond)
		if got := v.says(links + `.length`); got != "3" {
			v.Errorf("%s hits are fetched, of which nobody sees more than three", got)
		}
		if got := v.says(`document.documentElement.scrollWidth`); got != "360" {
			v.Errorf("the page is %s wide", got)
		}
		v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.gx-search__panel-title').click()`))
		v.await("counts", `document.querySelectorAll('.gx-facet-button').length > 3`)
		if got := v.says(`[...document.querySelectorAll('#gx-search button, #gx-search .gx-result__link')].filter((b) => b.offsetParent && b.getBoundingClientRect().height < 40).map((b) => b.textContent).join()`); got != "" {
			v.Errorf("small targets: %s", got)
		}
	})

	run("a host without the files of filters", func(v visitor) {
		missing = "/search/data/f/"
		defer func() { missing = "" }()
		v.open(base, "?q=社保卡&unit=")
		v.await("hits and their number", links+`.length > 0 && `+status+`.includes('找到')`)
		v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.gx-search__panel-title').click()`))
		time.Sleep(700 * time.Millisecond)
		if got := v.says(links + `.length > 0 && ` + status + `.includes('找到')`); got != "true" {
			v.Errorf("hits are lost with the filters: %s", v.says(status))
		}
	})

	run("a host without the script of search", func(v visitor) {
		v.do(chromedp.Navigate(base + "/"))
		missing = v.says(`new URL('search.js', document.querySelector('script[type=module]').src).pathname`)
		defer func() { missing = "" }()
		if _, err := chromedp.Call(tab, network.ClearBrowserCache, cdp.Empty{}); err != nil {
			v.Fatal(err)
		}
		v.do(chromedp.Navigate(base + "/search/?q=低保"))
		v.await("an honest page", status+`.includes('暂时不能搜索') && `+box+`.value === '低保' && !document.getElementById('gx-search-browse').hidden`)
	})

	run("on a phone with large letters", func(v visitor) {
		v.do(chromedp.EmulateViewport(360, 740))
		defer v.do(chromedp.EmulateViewport(1280, 800), chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-gx-mode=elder]').click()`))
		v.do(chromedp.Navigate(base+"/notices/"), chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-gx-mode=elder]').click()`))
		v.do(chromedp.Navigate(base + "/search/?q=低保怎么申请"))
		v.await("the first hit is seen", links+`.length > 0 && `+links+`[0].getBoundingClientRect().bottom < innerHeight`)
	})

	run("on a phone with the largest letters", func(v visitor) {
		v.do(chromedp.EmulateViewport(360, 740), chromedp.Navigate(base+"/"), chromedp.Evaluate[chromedp.Void](`localStorage.setItem('gx-modes', '{"elder":true,"size":3}')`))
		defer v.do(chromedp.EmulateViewport(1280, 800), chromedp.Evaluate[chromedp.Void](`localStorage.clear()`))
		for _, page := range []string{"/units/yunling/", "/units/yunling/disclosure/statutory/20-2/", "/domains/social-assistance/2001/", "/catalog/"} {
			v.do(chromedp.Navigate(base + page))
			v.await("the letters", `document.documentElement.matches('.gx-elder[data-gx-size="3"]')`)
			if got := v.says(`[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > 360 && !e.closest('.gx-table')).map((e) => e.className || e.textContent).join()`); got != "" {
				v.Errorf("%s: cut off or to be scrolled to: %s", page, got)
			}
			if got := v.says(`document.documentElement.scrollWidth`); got != "360" {
				v.Errorf("%s is %s wide", page, got)
			}
			if got := v.says(`((box, s) => (box.clientWidth - 2 * parseFloat(s.paddingInlineStart)) / parseFloat(s.fontSize) >= 4)(document.getElementById('gx-site-search'), getComputedStyle(document.getElementById('gx-site-search')))`); got != "true" {
				v.Errorf("%s: the search box has no room for four characters", page)
			}
		}
	})

	run("further hits", func(v visitor) {
		v.do(chromedp.EmulateViewport(360, 740))
		defer v.do(chromedp.EmulateViewport(1280, 800))
		v.open(base, "?q=通知")
		v.await("the first three", links+`.length === 3`)
		told := v.says(status)
		v.press(arrowDown, arrowDown, arrowDown, arrowDown)
		v.await("more below the last, which has the focus", links+`.length === 8 && document.activeElement === `+links+`[3]`)
		top := v.says(links + `[0].offsetTop`)
		v.do(chromedp.Evaluate[chromedp.Void](`scrollTo(0, document.getElementById('gx-search').offsetTop + document.getElementById('gx-search').offsetHeight - 800)`))
		v.await("more when one comes near the end", links+`.length > 8`)
		v.await("the address knows", `Number(new URLSearchParams(location.search).get('n')) === `+links+`.length`)
		shown := v.says(links + `.length`)
		if got := v.says(links + `[0].offsetTop`); got != top || v.says(status) != told {
			v.Errorf("the first hit moved from %s to %s; told %s, then %s", top, got, told, v.says(status))
		}
		v.do(chromedp.Evaluate[chromedp.Void](links + `[5].click()`))
		v.await("the document", `!document.getElementById('gx-search') && document.querySelector('main h1')`)
		v.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
		v.await("as many as before", links+`.length >= `+shown)
		v.open(base, "?q=通知&sort=date")
		v.await("the first three", links+`.length === 3`)
		v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.gx-search__more').click()`))
		v.await("more for the button", links+`.length === 8 && document.activeElement === `+links+`[3]`)
		seen := strings.Fields(v.says(`[...` + links + `].map((a) => a.pathname).join(' ')`))
		slices.Sort(seen)
		if len(slices.Compact(seen)) != 8 {
			v.Errorf("shown twice: %v", seen)
		}
	})

	run("from key to results", func(v visitor) {
		v.open(base, "")
		v.do(chromedp.Evaluate[chromedp.Void](`window.took = []; let begin = 0;
			addEventListener('input', () => { begin = performance.now() }, true);
			new MutationObserver(() => { if (begin) took.push(Math.round(performance.now() - begin)); begin = 0 }).observe(document.getElementById('gx-search-results'), { childList: true })`))
		words := []string{"低", "保", "办", "法", "社", "保", "卡", "公", "租", "房", "义", "务", "教", "育"}
		for range 2 { // the second time the files are there
			v.do(chromedp.Evaluate[chromedp.Void](`took.length = 0; ` + box + `.value = ''`))
			for _, w := range words {
				v.commit(w)
				time.Sleep(180 * time.Millisecond)
			}
		}
		var took []int
		if err := json.Unmarshal([]byte(v.says(`JSON.stringify(took)`)), &took); err != nil || len(took) == 0 {
			v.Fatal(took, err)
		}
		slices.Sort(took)
		v.Logf("from key to results: median %d ms, p95 %d ms of %d", took[len(took)/2], took[(len(took)*95+99)/100-1], len(took))
	})

	run("the largest letters", func(v visitor) {
		v.do(chromedp.Navigate(base + "/guides/minimum-living-security/"))
		defer v.do(chromedp.Evaluate[chromedp.Void](`localStorage.clear()`))
		v.await("the tool", `document.querySelector('[data-gx-tool=larger]')?.offsetParent`)
		for _, said := range []string{"文字已放大", "文字已放大", "文字已放大", "文字已是最大"} {
			v.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-gx-tool=larger]').click()`))
			v.await(said, `[...document.querySelectorAll('[role=status], [aria-live]')].some((e) => e.textContent.trim() === '`+said+`')`)
		}
	})

	run("read aloud", func(v visitor) {
		aloud := func(page string) string {
			v.do(chromedp.Navigate(base + page))
			v.await("the tool", `document.querySelector('[data-gx-tool=speak]')?.offsetParent`)
			v.do(chromedp.Evaluate[chromedp.Void](`window.said = []; speechSynthesis.speak = (u) => said.push(u.text); document.querySelector('[data-gx-tool=speak]').click()`))
			return v.says(`said.join('\n')`)
		}
		for page, want := range map[string]string{
			"/policies/county/minimum-living-security-measures-2023/": "本文件已被",
			"/guides/minimum-living-security/":                        "办理材料\n最低生活保障申请书（原件1份",
		} {
			if got := aloud(page); !strings.Contains(got, want) {
				v.Errorf("%s is read without %q:\n%s", page, want, got)
			}
		}
	})

	run("on paper, whatever the mode", func(v visitor) {
		const title = `((s) => s.color + ' ' + s.fontSize)(getComputedStyle(document.querySelector('main h1')))`
		v.do(chromedp.Navigate(base + "/notices/"))
		v.media(emulation.SetEmulatedMediaParams{Media: "print"})
		defer v.media(emulation.SetEmulatedMediaParams{})
		plain := v.says(title)
		v.do(chromedp.Evaluate[chromedp.Void](`localStorage.setItem('gx-modes', '{"elder":true,"contrast":true,"size":3}')`), chromedp.Reload())
		defer v.do(chromedp.Evaluate[chromedp.Void](`localStorage.clear()`))
		v.await("the modes", `document.documentElement.matches('.gx-elder.gx-contrast')`)
		if got := v.says(title); got != plain || !strings.HasPrefix(plain, "rgb(0, 0, 0)") {
			v.Errorf("the title is printed %s, without modes %s", got, plain)
		}
	})

	run("without script", func(v visitor) {
		off := func(value bool) {
			if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: value}); err != nil {
				v.Fatal(err)
			}
		}
		off(true)
		defer off(false)
		v.do(chromedp.Navigate(base+"/search/"), chromedp.WaitVisible("noscript p"), chromedp.WaitVisible("#gx-search-browse a"))
	})
}

// The edition for disks is opened as a file, without any server.
// A text of which many documents have the pieces is not looked for in all of them at once,
// and the page says so.
func TestSearchPageReadsOnWhenAsked(t *testing.T) {
	tab := browsertest.Open(t)
	files := map[string]string{"content/units/county.md": fixtureUnit}
	for n := range 120 {
		body := "有甲乙，有乙丙。"
		if n == 0 {
			body = "有甲乙丙。"
		}
		files[fmt.Sprintf("content/notices/n%03d.md", n)] = fmt.Sprintf("---\n标题: 第%03d次抽查的公告\n类型: 公告公示\n发文机关: county\n成文日期: 2026-01-01\n发布日期: 2026-01-02 %02d:%02d\n---\n%s\n", n, 8+n/60, n%60, body)
	}
	output, _ := build(t, fixture(t, files))
	server := httptest.NewServer(http.FileServer(http.Dir(output)))
	defer server.Close()
	v := visitor{t, tab}
	v.open(server.URL, "?q=甲乙丙")
	v.await("it stops", status+`.includes('没有查')`)
	v.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.gx-search__column button')].find((b) => b.textContent === '继续查找').focus(), document.activeElement.click()`))
	v.await("found", status+`.includes('找到 1 条') && `+links+`.length === 1`)
	if got := v.says(`document.activeElement === ` + links + `[0]`); got != "true" {
		v.Errorf("the focus is lost: %s", v.says(`document.activeElement.outerHTML`))
	}
}

func TestOfflineEdition(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the sample county")
	}
	tab := browsertest.Open(t)
	output := filepath.Join(t.TempDir(), "青禾 离线版")
	if sum, err := Build(context.Background(), Options{Source: "..", Output: output, Offline: true}); err != nil {
		t.Fatalf("%v\n%s", err, printed(sum.Found))
	}
	v := visitor{t, tab}
	v.do(chromedp.Navigate("file://" + filepath.ToSlash(output) + "/index.html"))
	v.await("styles", `getComputedStyle(document.querySelector('.gx-site-header__name')).fontWeight === '700'`)
	v.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('a')].find((a) => a.pathname.endsWith('/notices/index.html')).click()`))
	v.await("the column", `location.pathname.endsWith('/notices/index.html') && document.querySelector('main h1')`)
	v.do(chromedp.Evaluate[chromedp.Void](`document.getElementById('gx-site-search').focus()`))
	v.commit("低保")
	v.await("suggestions", `!document.getElementById('gx-site-search-suggest').hidden`)
	v.press(enter)
	v.await("results", `location.pathname.endsWith('/search/index.html') && `+links+`.length > 0`)
	v.do(chromedp.Evaluate[chromedp.Void](links + `[0].click()`))
	v.await("the document", `location.pathname.endsWith('/index.html') && !document.getElementById('gx-search') && document.querySelector('main h1')`)
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}
