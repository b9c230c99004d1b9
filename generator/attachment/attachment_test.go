package attachment

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestArchives reads testdata/*.txtar: the parts of an archive, and what is passed on.
func TestArchives(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 6 {
		t.Fatal("the cases are gone")
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			a, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			var parts []txtar.File
			for _, part := range a.Files {
				if part.Name == "want" {
					want = string(part.Data)
				} else {
					parts = append(parts, part)
				}
			}
			if got := read(t, "a.zip", zipped(t, parts)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func zipped(t testing.TB, parts []txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(p.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read prints the pieces, a line each, and the error.
func read(t testing.TB, name string, data []byte) string {
	t.Helper()
	var out strings.Builder
	err := Read(name, bytes.NewReader(data), int64(len(data)), func(p Piece) bool {
		hidden := map[bool]string{true: "hidden "}
		cells := make([]string, len(p.Cells))
		for i, c := range p.Cells {
			cells[i] = c.Text
			if _, at, ok := strings.Cut(p.At(i), "”"); ok && !strings.Contains(p.At(i), "行") {
				cells[i] = hidden[c.Hidden] + at + " " + c.Text
			}
		}
		switch text := strings.Join(cells, " | "); {
		case strings.Contains(p.Where, "工作表") && p.Cells != nil:
			fmt.Fprintln(&out, text)
		case p.Cells != nil:
			fmt.Fprintf(&out, "%s%s: %s\n", hidden[p.Hidden], p.Where, text)
		case p.Where != "":
			fmt.Fprintf(&out, "%s%s: %s\n", hidden[p.Hidden], p.Where, p.Text)
		default:
			fmt.Fprintf(&out, "%s%s\n", hidden[p.Hidden], p.Text)
		}
		return true
	})
	if err != nil {
		if !errors.Is(err, ErrUnreadable) {
			t.Errorf("%v does not wrap ErrUnreadable", err)
		}
		_, what, _ := strings.Cut(err.Error(), ": ")
		what, _, _ = strings.Cut(what, ": ")
		fmt.Fprintln(&out, "error", what)
	}
	return out.String()
}

func TestPlainFiles(t *testing.T) {
	gbk := func(s string) []byte {
		b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	tests := []struct {
		name, file string
		data       []byte
		want       string
	}{
		{"CSV with a mark", "a.csv", []byte("\xEF\xBB\xBF姓名,备注\r\n张*三,\"甲,乙\"\r\n"), "第 1 行: 姓名 | 备注\n第 2 行: 张*三 | 甲,乙\n"},
		{"CSV of old programs", "a.csv", gbk("姓名,电话\n李四,13812345678\n"), "第 1 行: 姓名 | 电话\n第 2 行: 李四 | 13812345678\n"},
		{"text", "a.txt", gbk("青禾县\n\n公告\n"), "第 1 行: 青禾县\n第 3 行: 公告\n"},
		{"a web page called a workbook", "a.xls", []byte("<html><table><tr><td>甲</td></tr></table></html>"), ": 甲\n"},
		{"a picture", "a.xlsx", []byte("\x89PNG\r\n\x1a\n\x00"), "error 图片里的文字\n"},
		{"another archive", "a.rar", []byte("Rar!\x1a\x07\x01\x00"), "error 这种格式\n"},
		{"nothing", "a.csv", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, tt.file, tt.data); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestStops(t *testing.T) {
	n := 0
	data := []byte("甲\n乙\n丙\n")
	err := Read("a.txt", bytes.NewReader(data), int64(len(data)), func(Piece) bool { n++; return n < 2 })
	if n != 2 || err != nil {
		t.Errorf("%d pieces, %v; want 2 and no error", n, err)
	}
}

// TestBounds: archives made to harm are refused, and not after they have harmed.
func TestBounds(t *testing.T) {
	zeros := bytes.Repeat([]byte{' '}, 64<<20)
	inner := zipped(t, []txtar.File{{Name: "a.txt", Data: []byte("甲\n")}})
	deep := zipped(t, []txtar.File{{Name: "b.zip", Data: zipped(t, []txtar.File{{Name: "c.zip", Data: inner}})}})
	tests := []struct {
		name  string
		parts []txtar.File
		want  string
	}{
		{"swells", []txtar.File{{Name: "xl/workbook.xml"}, {Name: "xl/sharedStrings.xml", Data: zeros}}, "error 解压后过大的文件\n"},
		{"climbs", []txtar.File{{Name: "../a.txt", Data: []byte("甲")}}, "error 文件名异常的压缩包\n"},
		{"the same name twice", []txtar.File{{Name: "a.txt", Data: []byte("甲")}, {Name: "a.txt", Data: []byte("乙")}}, "error 文件名异常的压缩包\n"},
		{"too deep", []txtar.File{{Name: "d.zip", Data: deep}}, "error 多层压缩的文件\n"},
		{"large inside", []txtar.File{{Name: "a.txt", Data: zeros[:20<<20]}}, "error 压缩包里过大的文件\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, "a.zip", zipped(t, tt.parts)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPositioned(t *testing.T) {
	exif := func(tag uint16) []byte {
		tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01")
		tiff = append(tiff, byte(tag>>8), byte(tag), 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0)
		tiff = append(tiff, "\x00\x01\x00\x02\x00\x05\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00"...)
		body := append([]byte("Exif\x00\x00"), tiff...)
		return append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(body) + 2)}, append(body, 0xFF, 0xDA)...)
	}
	for _, tt := range []struct {
		name string
		data []byte
		want bool
	}{{"with a position", exif(0x8825), true}, {"without", exif(0x8769), false}, {"no JPEG", []byte("\x89PNG"), false}} {
		if got := Positioned(bytes.NewReader(tt.data), int64(len(tt.data))); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
