package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

// A workbook that is open in another program was said, in English only, to be a
// sharing violation.
func TestFileInUse(t *testing.T) {
	dir := smallSite(t)
	book := filepath.Join(dir, "名单.xlsx")
	put(t, book, "PK")
	const alone = 0
	name, err := windows.UTF16PtrFromString(book)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ, alone, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer windows.CloseHandle(h)
	var out, errs bytes.Buffer
	code := run(context.Background(), []string{"import", "-s", dir, "-k", "名单公示", "--lang", "zh", book}, &out, &errs)
	if code != exitFailure || !strings.HasPrefix(errs.String(), "gongkai: 文件正被别的程序使用") || !strings.Contains(errs.String(), "名单.xlsx") {
		t.Errorf("%d %s", code, errs.String())
	}
	if got := (&app{language: "zh"}).failure(&os.PathError{Op: "write", Path: "a", Err: windows.ERROR_DISK_FULL}); !strings.HasPrefix(got, "磁盘已满") {
		t.Error(got)
	}
}
