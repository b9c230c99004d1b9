package content

import (
	"strings"

	"gongkai/generator/diag"
)

// unportable tells why a file name cannot be used on all systems, or nothing.
func unportable(name string) diag.Text {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch {
	case reserved[stem]:
		return diag.Text{ZH: "“" + stem + "”是 Windows 的保留名称，请换一个名称", EN: stem + " is reserved on Windows: choose another name"}
	case strings.ContainsAny(name, `<>:"|?*\`):
		return diag.Text{ZH: `名称里不能有 < > : " | ? * \`, EN: `leave out < > : " | ? * \`}
	case strings.HasSuffix(name, " ") || strings.HasSuffix(name, "."):
		return diag.Text{ZH: "名称不能以空格或句点结尾", EN: "a name must not end in a space or a dot"}
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return diag.Text{ZH: "名称里有控制字符", EN: "the name holds control characters"}
	case len(name) > 200:
		return diag.Text{ZH: "名称太长，请缩短到 60 个汉字以内", EN: "the name is too long"}
	}
	return diag.Text{}
}

var reserved = func() map[string]bool {
	m := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for _, d := range "123456789" {
		m["com"+string(d)], m["lpt"+string(d)] = true, true
	}
	return m
}()
