package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/search/corpus"
)

// BenchmarkBuild builds synthetic counties. It reports processor time, the peak of
// memory and the bytes written, each for one document. A build runs in a process of
// its own, so that the peak is its own.
func BenchmarkBuild(b *testing.B) {
	if source := os.Getenv("GONGKAI_BENCH_SOURCE"); source != "" {
		b.Skip("inside a measured process")
	}
	for _, n := range []int{100, 1_000, 10_000} {
		for _, v := range []struct{ name, settings string }{
			{"pages", "markdown = false\napi = false\nsearch = false"}, // what a general generator makes
			{"without-search", "search = false"},
			{"all", ""},
		} {
			benchmarkBuild(b, n, v.name, v.settings)
		}
	}
}

func benchmarkBuild(b *testing.B, n int, name, settings string) {
	b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) {
		source := county(b, n)
		write(b, source, "site.toml", strings.Replace(fixtureSettings, "[site]", "[publish]\n"+settings+"\n\n[site]", 1))
		output := filepath.Join(b.TempDir(), "public")
		var total usage
		for b.Loop() {
			total.add(measure(b, source, output))
			os.RemoveAll(filepath.Join(source, ".gongkai")) // each build is one from nothing
			os.RemoveAll(output)
		}
		total.report(b, n)
	})
}

func (u usage) report(b *testing.B, n int) {
	docs := float64(n) * float64(b.N)
	b.ReportMetric(u.cpu.Seconds()*1e6/docs, "cpu-µs/doc")
	b.ReportMetric(u.system.Seconds()*1e6/docs, "system-µs/doc")
	b.ReportMetric(float64(u.peak)/docs/1024, "peak-KiB/doc")
	b.ReportMetric(float64(u.bytes)/docs, "out-B/doc")
}

// county writes a source folder of n synthetic documents.
func county(t testing.TB, n int) string {
	files := map[string]string{
		"content/units/county.md": fixtureUnit,
	}
	dir := fixture(t, files)
	i := 0
	for d := range corpus.Documents(n, 1) {
		i++
		write(t, dir, fmt.Sprintf("content/notices/y%d/%s.md", d.Published.Year(), d.ID), source(d))
	}
	return dir
}

// source is a synthetic document as a webmaster would have written it.
func source(d corpus.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\n标题: %s\n类型: 公告公示\n发文机关: county\n成文日期: %s\n发布日期: %s\n", d.Title, d.Issued.Format("2006-01-02"), d.Published.Format("2006-01-02 15:04"))
	fmt.Fprintf(&b, "内容概述: %s\n关键词: [%s]\n来源: 示例县人民政府\n---\n\n%s\n", strings.ReplaceAll(d.Summary, ":", "："), strings.Join(d.Keywords, ", "), d.Body)
	return b.String()
}

// TestMeasured is the process that BenchmarkBuild measures.
func TestMeasured(t *testing.T) {
	source, output := os.Getenv("GONGKAI_BENCH_SOURCE"), os.Getenv("GONGKAI_BENCH_OUTPUT")
	if source == "" {
		t.Skip("only for BenchmarkBuild")
	}
	sum, err := Build(context.Background(), Options{Source: source, Output: output})
	if err != nil {
		t.Fatalf("%v\n%s", err, printed(sum.Found))
	}
	fmt.Printf("bytes=%d\n", sum.Bytes)
}
