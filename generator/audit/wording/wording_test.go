package wording

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFind(t *testing.T) {
	d, found := Load(fstest.MapFS{
		File: {Data: []byte("slogans = [\"一网通办\"]\nallow = [\"青河县\"]\n[wrong]\n\"青禾大到\" = \"青禾大道\"\n")},
	}, []string{"青禾县", "青源镇", "青源镇人民政府", "柳湾村"})
	if len(found) > 0 {
		t.Fatal(found)
	}
	tests := []struct{ name, text, want string }{
		{"the state", "中华人民共合国、中华人民大和国、中共人民共和国", "中华人民共合国→中华人民共和国 中华人民大和国→中华人民共和国 中共人民共和国→中华人民共和国"},
		{"slips of the hand", "中华人民共共和国、政府信公息开、人民代大会常务委员会", "中华人民共共和国→中华人民共和国 政府信公息开→政府信息公开 人民代大会常务委员会→人民代表大会常务委员会"},
		{"no slips", "人力资源社会保障、听取意见建议、国有土地房屋征收、政府信息主动公开、各国人民代表", ""},
		{"organs", "县攻府召开会议，成立领导小姐", "攻府→政府 领导小姐→领导小组"},
		{"slogan by five strokes", "开展扫黑险恶专项斗争", "扫黑险恶专项斗争→扫黑除恶专项斗争"},
		{"faults of real scans", "政务分开，网上办事报务，坚持下面导向，向社会分布，听取意见和建设，第一责任主任",
			"政务分开→政务公开 网上办事报务→网上办事服务 坚持下面导向→坚持正面导向 向社会分布→向社会公布 听取意见和建设→听取意见和建议 第一责任主任→第一责任主体"},
		{"what is right", "政务公开、政务公告、行政处分、社会保障、医疗保险、政务公众号、中国共产主义青年团", ""},
		{"phrases of common words", "向社会发布信息，为农民服务，基层公共服务、公益法律服务，退役军人服务中心，工作督导小组，基层党务公开", ""},
		{"right beside a long expression", "检察委员会委员，听取意见及建议，提出意见或建议，互联网+警务服务，全心全意为村民服务，招商引智，强化责任主题教育", ""},
		{"a long phrase", "全心全意为人名服务，听取意见和建义，污染防治功坚战，发展与改革委员会",
			"全心全意为人名服务→全心全意为人民服务 听取意见和建义→听取意见和建议 污染防治功坚战→污染防治攻坚战 发展与改革委员会→发展和改革委员会"},
		{"places", "青和县、青原镇人民政府、柳弯村、柳湾社区", "青和县→青禾县 青原镇人民政府→青源镇人民政府 柳弯村→柳湾村"},
		{"words of the county", "一网统办，青禾大到3号，青河县", "一网统办→一网通办 青禾大到→青禾大道"},
		{"wrong characters", "禁止焚烧秸杆，截止目前已布署", "秸杆→秸秆 截止目前→截至目前 布署→部署"},
		{"usage", "港澳台等国家", "港澳台等国家→港澳台地区"},
		{"a company to fill in", "委托XX公司承办", "XX→"},
		{"leftovers", "# 测试\n本栏目建设中\n于XX年XX月办结\n办理时限：待补充", "测试→ 栏目建设中→ XX→ XX→ 待补充→"},
		{"no leftovers", "压力测试和体质测试，建设中国特色社会主义，项目正在建设中，张××等人，××公司违法排污", ""},
		{"work that is not done", "公共服务有待完善。\n制度仍待完善\n在政府网站建设中，内容建设中存在不足", ""},
		{"a column that is not done", "网站建设中…\n页面正在建设中，敬请谅解\n联系电话待补充。", "网站建设中→ 页面正在建设中→ 待补充→"},
		{"noise", "国办发〔2O19〕54号，〔201B〕、〔2019〕5l号，2O25年，| 口是 | 口否 |", "2O19→ 201B→ 5l→ 2O25→ 口是→□ 口否→□"},
		{"punctuation", "各乡镇,各部门：请于3:30前到场。。\n（见附件)", ",→， 。。→ （见附件)→（见附件）"},
		{"no punctuation", "时间 12:30，见 a.b，（甲）（乙）……3,000 元；English, text.", ""},
		{"traditional", "青禾县國土空间规划公示已经发布", "國→国"},
		{"a text in traditional characters", "臺灣地區發佈的資訊與報導，請參閱", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, h := range d.Find(tt.text) {
				got = append(got, h.Found+"→"+h.Want)
				if !strings.Contains(tt.text[h.Start:h.End], h.Found) {
					t.Errorf("%q is not at %d", h.Found, h.Start)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func TestBadFile(t *testing.T) {
	_, found := Load(fstest.MapFS{File: {Data: []byte("state = []\nwrog = {}\n")}}, nil)
	if len(found) != 1 || found[0].Line != 2 {
		t.Errorf("found %v, want one at line 2", found)
	}
}

// Notepad puts a mark before the text and ends lines in its own way.
func TestFileOfNotepad(t *testing.T) {
	if _, found := Load(fstest.MapFS{File: {Data: []byte("\ufeffslogans = [\"一网通办\"]\r\n")}}, nil); len(found) > 0 {
		t.Error(found)
	}
}

// TestSampleCounty: a text that was read with care has no faults.
func TestSampleCounty(t *testing.T) {
	root := os.DirFS("../../../content")
	d, _ := Load(fstest.MapFS{}, nil)
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, h := range d.Find(string(src)) {
			t.Errorf("%s:%d: %s: %s (%s)", name, 1+strings.Count(string(src[:h.Start]), "\n"), h.Kind, h.Found, h.Want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("成立领导小姐，政务分开")
	f.Add("〔2O19〕口是\x80")
	d, _ := Load(fstest.MapFS{}, nil)
	f.Fuzz(func(t *testing.T, text string) {
		for _, h := range d.Find(text) {
			if h.Start < 0 || h.Start >= h.End || h.End > len(text) {
				t.Fatalf("hit at %d–%d of %d", h.Start, h.End, len(text))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("各乡镇人民政府，县政府各部门：为进一步做好基层政务公开标准化规范化工作，现将有关事项通知如下。\n", 2000)
	d, _ := Load(fstest.MapFS{}, nil)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Find(text)
	}
}
