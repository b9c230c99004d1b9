package disclosure

import "regexp"

// indexForms are the forms of index numbers met on other sites. Imported numbers are kept
// as they are; the form tells that a number is one.
var indexForms = []struct {
	name    string // what it is made of, in Chinese
	example string
	pattern *regexp.Regexp
}{
	{"组织机构代码/年-5位流水号", "000014349/2017-00110", regexp.MustCompile(`^[0-9A-Z]{9}/[0-9]{4}-[0-9]{5}$`)},
	{"组织机构代码（带校验位）/年-5位流水号", "0142768-8/2022-00185", regexp.MustCompile(`^[0-9A-Z]{7,8}-[0-9X]/[0-9]{4}-[0-9]{5}$`)},
	{"组织机构代码/年月-5位流水号", "003129766/201901-00336", regexp.MustCompile(`^[0-9A-Z]{9}/[0-9]{4}(0[1-9]|1[0-2])-[0-9]{5}$`)},
	{"统一社会信用代码/年-5位流水号", "11441700007280420Y/2021-00050", regexp.MustCompile(`^[0-9A-Z]{18}/[0-9]{4}-[0-9]{5}$`)},
	{"统一社会信用代码-栏目简称-8位流水号", "114114240058778641-zcxzf-00004650", regexp.MustCompile(`^[0-9A-Z]{18}-[0-9A-Za-z]+-[0-9]{8}$`)},
	{"10位区划单位代码/年-6位流水号", "6107280000/2024-001005", regexp.MustCompile(`^[0-9]{10}/[0-9]{4}-[0-9]{6}$`)},
	{"四段：区划部门-类别-年-流水号", "41152600-02-2024-00018", regexp.MustCompile(`^[0-9A-Za-z]+(-[0-9A-Za-z]+){3}$`)},
	{"六段：区划-部门-类别-组配-日期-流水号", "330200-18-02-01-20240305-0007", regexp.MustCompile(`^[0-9A-Za-z]+(-[0-9A-Za-z]+){5}$`)},
}

// KnownIndexForm reports whether an index number has one of the forms.
func KnownIndexForm(number string) bool {
	for _, f := range indexForms {
		if f.pattern.MatchString(number) {
			return true
		}
	}
	return false
}
