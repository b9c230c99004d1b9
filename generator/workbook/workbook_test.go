package workbook

import (
	"bytes"
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"
)

func made(t *testing.T) []byte {
	t.Helper()
	b := New("目录")
	s := b.Sheet("一、[义务教育]领域：" + "很长的名称很长的名称很长的名称很长的名称")
	s.Row(1, Head, "编号", "=1+1")
	s.Text(1, 2, Missing, "缺")
	s.Number(2, 2, Entry, 7)
	s.Merge(1, 3, 2, 3)
	s.Widths(10, 20)
	s.Freeze(1, 1)
	s.Filter(2, 2)
	b.Sheet("二").Text(1, 1, Title, "@SUM(A1)")
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBook(t *testing.T) {
	data := made(t)
	if !bytes.Equal(data, made(t)) {
		t.Error("the same tables make other bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if len(sheets) != 2 || sheets[0] != "一、义务教育领域：很长的名称很长的名称很长的名称很长的名称" {
		t.Fatalf("sheets %q", sheets)
	}
	for at, want := range map[string]string{"A1": "编号", "B1": "=1+1", "A2": "缺", "B2": "7"} {
		got, err := f.GetCellValue(sheets[0], at)
		formula, _ := f.GetCellFormula(sheets[0], at)
		if got != want || formula != "" || err != nil {
			t.Errorf("%s: %q, formula %q, %v; want %q", at, got, formula, err, want)
		}
	}
}

// The first failure is returned in the end: nothing half is written.
func TestBookFails(t *testing.T) {
	b := New("目录")
	b.Sheet("")
	b.Sheet("二")
	var out bytes.Buffer
	if err := b.Write(&out); !errors.Is(err, excelize.ErrSheetNameBlank) || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}
