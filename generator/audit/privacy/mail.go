package privacy

import "strings"

// providers are public mail services; an office has a mailbox of its own domain.
var providers = []string{
	"qq.com", "vip.qq.com", "foxmail.com", "163.com", "vip.163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "vip.sina.com",
	"sohu.com", "139.com", "189.cn", "wo.cn", "aliyun.com", "21cn.com", "tom.com", "gmail.com", "outlook.com", "hotmail.com",
	"live.com", "live.cn", "icloud.com", "yahoo.com", "yahoo.com.cn", "yahoo.cn",
}

// mail adds a hit if a mailbox at a public provider stands around the '@' at i.
func (f *finder) mail(i int) {
	from, to := i, i+1
	for from > 0 && mailbox(f.text[from-1]) {
		from--
	}
	for to < len(f.text) && mailbox(f.text[to]) {
		to++
	}
	host := strings.ToLower(strings.Trim(f.text[i+1:to], ".-_+"))
	if from == i {
		return
	}
	for _, p := range providers {
		if host == p {
			f.add(Webmail, from, i+1+len(host), f.text[from:from+1]+"***@"+host)
			return
		}
	}
}

func mailbox(c byte) bool {
	return partOfWord(c) || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+'
}
