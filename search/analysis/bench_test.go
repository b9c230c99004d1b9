package analysis

import (
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/registry"
)

// text is 6 KB in the manner of an official document.
var text = []byte(strings.Repeat("各乡镇人民政府，县政府各部门：为进一步做好2025年城乡居民最低生活保障工作，"+
	"根据《青禾县社会救助办法》（青政规〔2024〕3号）的规定，现将有关事项通知如下：一、保障标准。城市低保标准由每人每月７８０元"+
	"提高到820.5元，“应保尽保、应退尽退”。\n", 60)[:6<<10])

func BenchmarkAnalyze(b *testing.B) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Analyzer{}.Analyze(text)
	}
}

// BenchmarkBleveCJK is the analyzer that comes with bleve, on the same text.
func BenchmarkBleveCJK(b *testing.B) {
	a, err := registry.NewCache().AnalyzerNamed(cjk.AnalyzerName)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Analyze(append([]byte(nil), text...))
	}
}

func TestAnalyzeAllocatesOneSlabAField(t *testing.T) {
	if n := testing.AllocsPerRun(20, func() { Analyzer{}.Analyze(text) }); n > 8 {
		t.Errorf("%v allocations for a field", n)
	}
}
