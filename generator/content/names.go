package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/generator/diag"
)

// unportable tells why a file name cannot be used on all systems, or nothing.
func unportable(name string) diag.Text {
	stem, _, _ := strings.Cut(name, ".")
	switch {
	case Reserved(name):
		return diag.Text{ZH: "“" + stem + "”是 Windows 的保留名称，请换一个名称", EN: stem + " is reserved on Windows: choose another name"}
	case strings.ContainsAny(name, `<>:"|?*\`):
		return diag.Text{ZH: `名称里不能有 < > : " | ? * \`, EN: `leave out < > : " | ? * \`}
	case strings.HasSuffix(name, " ") || strings.HasSuffix(name, "."):
		return diag.Text{ZH: "名称不能以空格或句点结尾", EN: "a name must not end in a space or a dot"}
	case !utf8.ValidString(name):
		return diag.Text{ZH: "名称的编码有误，请重新命名", EN: "the name is not text: rename it"}
	case strings.ContainsFunc(name, unseen):
		return diag.Text{ZH: "名称里有控制字符或看不见的字符，请重新输入名称", EN: "the name holds characters that cannot be seen: type it again"}
	case len(name) > 200:
		return diag.Text{ZH: "名称太长，请缩短到 60 个汉字以内", EN: "the name is too long"}
	}
	return diag.Text{}
}

// unseen are control characters, and those that turn the direction of a text or take
// no room: two names that look alike must not differ in them.
func unseen(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }

// Reserved reports whether a name, or what stands before its first dot, is that of a
// device on Windows.
func Reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.TrimRight(stem, " ")
	return (len(stem) == 3 || len(stem) == 4) && reserved[strings.ToLower(stem)]
}

var reserved = func() map[string]bool {
	m := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for _, d := range "123456789" {
		m["com"+string(d)], m["lpt"+string(d)] = true, true
	}
	return m
}()
