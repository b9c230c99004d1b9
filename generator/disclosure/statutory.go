package disclosure

import "strconv"

// StatutoryItem is a subject that 《政府信息公开条例》 obliges to publish on one's own
// initiative (法定公开项): "20-1" to "20-15" for the items of article 20, "21" for
// what article 21 adds for counties and townships. Columns may be renamed; the
// item of a document stays.
type StatutoryItem string

// CountyMatters is article 21, the items for counties and townships.
const CountyMatters StatutoryItem = "21"

// statutory is in the order of the law. The column name is the usual one.
var statutory = []struct {
	column   string
	also     []string
	subject  string
	scope    string
	required []UnitType // units that always have something to publish
}{
	{"履职依据", []string{"政策文件", "规范性文件"}, "行政法规、规章和规范性文件", "各行政机关", everyOffice},
	{"机构职能", nil, "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名", "各行政机关", everyOffice},
	{"规划信息", []string{"规划计划"}, "国民经济和社会发展规划、专项规划、区域规划及相关政策", "政府和规划编制部门", government},
	{"统计信息", nil, "国民经济和社会发展统计信息", "政府和统计部门", government},
	{"行政许可", []string{"办事服务"}, "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果", "有许可和对外服务事项的部门", nil},
	{"行政处罚和行政强制", []string{"行政处罚·行政强制", "行政处罚", "行政强制"}, "实施行政处罚、行政强制的依据、条件、程序以及有一定社会影响的行政处罚决定", "行政执法机关", nil},
	{"财政信息", []string{"预算决算", "预决算"}, "财政预算、决算信息", "各预算单位", everyOffice},
	{"收费项目", nil, "行政事业性收费项目及其依据、标准", "收费单位", nil},
	{"政府采购", nil, "政府集中采购项目的目录、标准及实施情况", "各行政机关", everyOffice},
	{"重大建设项目", nil, "重大建设项目的批准和实施情况", "相关部门", nil},
	{"民生", []string{"重点领域"}, "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况", "相关部门", nil},
	{"应急管理", nil, "突发公共事件的应急预案、预警信息及应对情况", "相关部门", nil},
	{"监督检查", nil, "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况", "相关部门", nil},
	{"招考录用", nil, "公务员招考的职位、名额、报考条件等事项以及录用结果", "相关部门", nil},
	{"其他法定信息", nil, "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息", "各行政机关，视情况", nil},
	{"基层政务公开", []string{"乡镇公开", "第二十一条", "21条"}, "市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等；乡镇还包括农业政策、农田水利、土地承包、宅基地、补偿费用等", "县级政府及其部门、乡镇政府", []UnitType{UnitGovernment, UnitTownship}},
}

var (
	everyOffice = []UnitType{UnitGovernment, UnitDepartment, UnitTownship}
	government  = []UnitType{UnitGovernment}
)

var ordinals = [...]string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"}

var statutoryItems = func() *vocabulary[StatutoryItem] {
	var words []word[StatutoryItem]
	for i, s := range statutory {
		names := append([]string{s.column}, s.also...)
		item := CountyMatters
		if i < len(ordinals) {
			n := strconv.Itoa(i + 1)
			item = StatutoryItem("20-" + n)
			names = append(names, "20("+n+")", "20."+n, "第二十条第"+ordinals[i]+"项", "第二十条第("+ordinals[i]+")项")
		}
		words = append(words, is(item, names...))
	}
	return list(words...)
}()

// ParseStatutoryItem takes the number ("20-1", "20(1)", "第二十条第一项", "21") or the
// usual name of the column.
func ParseStatutoryItem(s string) (StatutoryItem, bool) { return statutoryItems.parse(s) }

// StatutoryItems lists all items in the order of the law.
func StatutoryItems() []StatutoryItem { return statutoryItems.all() }

// Chinese is the usual name of the item's column.
func (s StatutoryItem) Chinese() string { return statutoryItems.name(s) }

// Subject says in Chinese what is to be published.
func (s StatutoryItem) Subject() string {
	if i := s.index(); i >= 0 {
		return statutory[i].subject
	}
	return ""
}

// Scope says in Chinese whom the item applies to.
func (s StatutoryItem) Scope() string {
	if i := s.index(); i >= 0 {
		return statutory[i].scope
	}
	return ""
}

// RequiredOf reports whether every unit of a type has something to publish under the
// item. Of other units it may be asked, as their duties are.
func (s StatutoryItem) RequiredOf(t UnitType) bool {
	if i := s.index(); i >= 0 {
		for _, u := range statutory[i].required {
			if u == t {
				return true
			}
		}
	}
	return false
}

func (s StatutoryItem) index() int {
	for i, item := range statutoryItems.words {
		if item == s {
			return i
		}
	}
	return -1
}
