package attachment

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"

	"github.com/xuri/excelize/v2"
)

// list is a workbook as counties publish it: a list of households.
func list(b testing.TB, rows int) []byte {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i := range rows {
		row := []any{i + 1, fmt.Sprintf("张*%d", i), "柳湾村", "农村低保", 94.5, 585.9, "138****1234"}
		if err := w.SetRow(fmt.Sprint("A", i+1), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// Benchmark500Workbooks reads 500 workbooks of 200 rows.
func Benchmark500Workbooks(b *testing.B) {
	data := list(b, 200)
	b.ReportAllocs()
	for b.Loop() {
		cells := 0
		for range 500 {
			err := Read("a.xlsx", bytes.NewReader(data), int64(len(data)), func(p Piece) bool { cells += len(p.Cells); return true })
			if err != nil {
				b.Fatal(err)
			}
		}
		if cells != 500*200*7 {
			b.Fatalf("%d cells", cells)
		}
	}
}

// TestMemory: a large workbook is not held in memory.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a large workbook")
	}
	data := list(t, 30_000)
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	peak, rows := uint64(0), 0
	err := Read("a.xlsx", bytes.NewReader(data), int64(len(data)), func(Piece) bool {
		if rows++; rows%3000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapAlloc)
		}
		return true
	})
	if err != nil || rows != 30_000 {
		t.Fatalf("%d rows, %v", rows, err)
	}
	if grown := int64(peak) - int64(before.HeapAlloc); grown > 8<<20 {
		t.Errorf("%d MB more while reading", grown>>20)
	}
}
