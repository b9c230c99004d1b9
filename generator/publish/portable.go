package publish

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestName is the longest name of a file that ext4, APFS and NTFS can all hold,
// in bytes of UTF-8.
const longestName = 255

// CheckPath refuses a path of the site that could not be written on Windows, macOS
// and Linux alike, or that would leave the output folder. Paths have slashes and
// are relative.
func CheckPath(path string) error {
	if zh, en := unportable(path); zh != "" {
		return refuse(BadName, path, zh, en)
	}
	return nil
}

func unportable(path string) (zh, en string) {
	switch {
	case path == "":
		return "路径为空", "the path is empty"
	case !utf8.ValidString(path):
		return "不是有效的 UTF-8", "it is not valid UTF-8"
	case path[0] == '/':
		return "不能是绝对路径", "it is absolute"
	}
	for rest, more := path, true; more; {
		var name string
		name, rest, more = strings.Cut(rest, "/")
		if zh, en = unportableName(name); zh != "" {
			return zh, en
		}
	}
	return "", ""
}

func unportableName(name string) (zh, en string) {
	switch {
	case name == "" || name == "." || name == "..":
		return "路径中有空段、“.”或“..”", "a part of it is empty, . or .."
	case len(name) > longestName:
		return fmt.Sprintf("超过 %d 字节", longestName), fmt.Sprintf("it is longer than %d bytes", longestName)
	case name[len(name)-1] == '.' || name[len(name)-1] == ' ':
		return "以点或空格结尾", "it ends with a dot or a space"
	case reserved(name):
		return "是 Windows 的保留名称", "it is a reserved name on Windows"
	}
	for i := range len(name) {
		if c := name[i]; c < 0x20 || c == 0x7f || strings.IndexByte(`<>:"\|?*`, c) >= 0 {
			return fmt.Sprintf("含有字符 %q", c), fmt.Sprintf("it holds the character %q", c)
		}
	}
	return "", ""
}

// reserved reports whether Windows takes the name for a device, which it does with
// any extension and with spaces before it.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToLower(strings.TrimRight(stem, " "))
	switch stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	port, ok := strings.CutPrefix(stem, "com")
	if !ok {
		port, ok = strings.CutPrefix(stem, "lpt")
	}
	return ok && strings.Contains("0 1 2 3 4 5 6 7 8 9 ¹ ² ³", port) && utf8.RuneCountInString(port) == 1
}

// fold is the same for two paths that some file system takes for one: NTFS and APFS
// ignore case, and APFS how a character is composed.
func fold(path string) string {
	for i := range len(path) {
		if path[i] >= utf8.RuneSelf {
			// Upper case first: ſ, K (kelvin) and the like meet their plain letters there.
			return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFC.String(path))))
		}
	}
	return strings.ToLower(path)
}

// names are the files and folders of one site, by folded path.
type names struct {
	taken   map[string]string // folded path → path as spelled
	folders map[string]bool   // folders, as spelled
}

func newNames() *names { return &names{map[string]string{}, map[string]bool{}} }

// take claims a file and the folders above it.
func (n *names) take(path string) error {
	if err := n.takeFolder(parent(path)); err != nil {
		return err
	}
	key := fold(path)
	if other, ok := n.taken[key]; ok {
		return refuse(SameName, path, other)
	}
	n.taken[key] = path
	return nil
}

func (n *names) takeFolder(folder string) error {
	if folder == "" || n.folders[folder] {
		return nil
	}
	if err := n.takeFolder(parent(folder)); err != nil {
		return err
	}
	key := fold(folder)
	if other, ok := n.taken[key]; ok {
		return refuse(SameName, folder, other)
	}
	n.taken[key] = folder
	n.folders[folder] = true
	return nil
}

// has reports whether the path is claimed, as spelled, by a file.
func (n *names) has(path string) bool { return n.taken[fold(path)] == path && !n.folders[path] }

// inTheWay reports whether a file of that path cannot stand beside the claimed ones:
// they need it as a folder, or have a file where it needs one.
func (n *names) inTheWay(path string) bool {
	if n.folders[path] {
		return true
	}
	for folder := parent(path); folder != ""; folder = parent(folder) {
		if n.has(folder) {
			return true
		}
	}
	return false
}

// give takes back a claim on a file.
func (n *names) give(path string) { delete(n.taken, fold(path)) }

// parent is the folder of a path, "" for the site itself.
func parent(path string) string {
	return path[:max(0, strings.LastIndexByte(path, '/'))]
}
