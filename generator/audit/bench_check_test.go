package audit_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gongkai/generator"
	"gongkai/generator/audit"
	"gongkai/search/corpus"

	"github.com/xuri/excelize/v2"
)

// BenchmarkCheck checks a synthetic county of 10,000 documents, of which 500 have a
// workbook of 200 rows, pages included. Each check is a process of its own, so that its
// processor time and its memory are its own; it collects garbage as the command does.
func BenchmarkCheck(b *testing.B) {
	const documents, workbooks = 10_000, 500
	source := syntheticCounty(b, documents, workbooks)
	for _, profile := range []audit.Profile{audit.Veto, audit.Inspect, audit.Full} {
		b.Run(profile.String(), func(b *testing.B) {
			var cpu, memory float64
			for b.Loop() {
				c := exec.Command(os.Args[0], "-test.run=^TestCheckMeasured$")
				c.Env = append(os.Environ(), "GOGC=200", "GONGKAI_CHECK_SOURCE="+source, "GONGKAI_CHECK_PROFILE="+profile.String())
				out, err := c.CombinedOutput()
				if err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				var bytes float64
				_, after, _ := strings.Cut(string(out), "memory=")
				if _, err := fmt.Sscan(after, &bytes); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				cpu += (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
				memory = max(memory, bytes)
			}
			b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
			b.ReportMetric(memory/(1<<20), "peak-MiB")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// TestCheckMeasured is the process that BenchmarkCheck measures.
func TestCheckMeasured(t *testing.T) {
	source := os.Getenv("GONGKAI_CHECK_SOURCE")
	if source == "" {
		t.Skip("only for BenchmarkCheck")
	}
	p, err := generator.Load(generator.Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	profile, _ := audit.ParseProfile(os.Getenv("GONGKAI_CHECK_PROFILE"))
	result, err := p.Check(context.Background(), audit.Input{Profile: profile}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("findings=%d memory=%d\n", len(result.Findings), m.Sys)
}

func syntheticCounty(b *testing.B, documents, workbooks int) string {
	dir := b.TempDir()
	write := func(name string, text []byte) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	base, err := os.ReadFile("rules/testdata/site.toml")
	if err != nil {
		b.Fatal(err)
	}
	write("site.toml", append([]byte("clock = 2026-06-01T09:00:00+08:00\n"), append(base, "\n[[columns]]\npath = \"notices\"\ntitle = \"通知公告\"\nclass = \"notice\"\n"...)...))
	write("content/units/county.md", []byte("---\ntitle: 青禾县人民政府\nkind: unit\nunit: {type: government, org_code: \"011990001\"}\n---\n"))
	list := workbook(b, 200)
	i := 0
	for d := range corpus.Documents(documents, 1) {
		name := fmt.Sprintf("content/notices/y%d/%s", d.Published.Year(), d.ID)
		var text strings.Builder
		fmt.Fprintf(&text, "---\n标题: %s\n类型: 公告公示\n发文机关: county\n成文日期: %s\n发布日期: %s\n", d.Title, d.Issued.Format("2006-01-02"), d.Published.Format("2006-01-02 15:04"))
		if i < workbooks {
			text.WriteString("附件: [{file: list.xlsx, title: 补贴发放表}]\n")
			write(name+"/list.xlsx", list)
			name += "/index"
		}
		fmt.Fprintf(&text, "---\n\n%s\n", d.Body)
		write(name+".md", []byte(text.String()))
		i++
	}
	return dir
}

func workbook(b *testing.B, rows int) []byte {
	f := excelize.NewFile()
	defer f.Close()
	for y := range rows {
		row := []any{y + 1, "张*三", "柳湾村", "35*************123", "138****1234", 1200.5}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", y+1), &row); err != nil {
			b.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}
