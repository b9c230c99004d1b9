package corpus

import (
	"strings"
	"sync"

	"gongkai/search"
)

type unit struct{ name, code string }

var units = []unit{
	{"青禾县人民政府", "青政发"}, {"青禾县人民政府办公室", "青政办发"}, {"青禾县民政局", "青民发"}, {"青禾县教育局", "青教发"},
	{"青禾县人力资源和社会保障局", "青人社发"}, {"青禾县住房和城乡建设局", "青建发"}, {"青禾县自然资源局", "青自然资发"},
	{"青禾县农业农村局", "青农发"}, {"青禾县医疗保障局", "青医保发"}, {"青禾县卫生健康局", "青卫发"}, {"青禾县财政局", "青财发"},
	{"青禾县市场监督管理局", "青市监发"}, {"青禾县交通运输局", "青交发"}, {"青禾县应急管理局", "青应急发"}, {"青禾县生态环境分局", "青环发"},
	{"青禾县水利局", "青水发"}, {"青禾县行政审批服务局", "青审批发"}, {"青禾县退役军人事务局", "青退役发"}, {"青禾县司法局", "青司发"},
	{"青禾县审计局", "青审发"}, {"柳湾镇人民政府", "柳政发"}, {"石桥镇人民政府", "石政发"}, {"松岗乡人民政府", "松政发"}, {"河口街道办事处", "河街发"},
}

var domains = strings.Fields("重大建设项目 公共资源交易 财政预决算 安全生产 税收管理 征地补偿 国有土地上房屋征收与补偿 保障性住房 " +
	"农村危房改造 生态环境 灾害事故救援 食品药品监管 义务教育 户籍管理 社会救助 养老服务 公共法律服务 就业 社会保险 " +
	"城市综合执法 涉农补贴 公共文化服务 医疗卫生 市政服务 新闻出版版权 统计")

type kind struct {
	id       string
	numbered bool
	table    bool
	titles   []string
}

var kinds = []kind{
	{"notice", true, false, []string{
		"{unit}关于做好{year}年{subject}{aspect}工作的通知", "关于开展{town}{subject}{verb}工作的通知",
		"{unit}关于{project}{aspect}的公告", "关于{year}年{subject}有关事项的通告", "关于拟{verb}{village}{subject}项目的公示"}},
	{"policy", true, false, []string{
		"{unit}关于印发《青禾县{subject}{aspect}办法》的通知", "{unit}关于印发{year}年{subject}实施方案的通知",
		"{unit}关于进一步{verb}{subject}工作的实施意见", "青禾县{subject}{aspect}实施细则（{year}年修订）"}},
	{"name-list", false, true, []string{
		"{town}{village}{year}年{subject}对象名单公示", "青禾县{year}年第{n2}批{subject}{aspect}发放名单", "{village}{subject}补助资金发放明细表"}},
	{"news", false, false, []string{
		"{unit}赴{town}{village}调研{subject}工作", "{town}：{verb}{subject} 群众得实惠", "青禾县召开{year}年{subject}工作推进会",
		"{company}{project}建成投用"}},
	{"guide", false, false, []string{"{subject}办理指南（{year}年版）", "{unit}{subject}{aspect}办事指南", "一图看懂{subject}怎么办"}},
	{"decision", true, false, []string{"关于{company}{subject}申请的批复", "{unit}行政处罚决定书（{company}）", "关于{project}{aspect}的审批意见"}},
	{"interpretation", false, false, []string{"《青禾县{subject}{aspect}办法》政策解读", "关于{year}年{subject}实施方案的解读"}},
	{"budget", false, true, []string{"{unit}{year}年部门预算公开说明", "{unit}{lastyear}年度{subject}资金绩效自评报告"}},
	{"response", false, false, []string{"关于{village}{subject}问题的答复", "县长信箱：咨询{town}{subject}{aspect}何时落实"}},
}

var openings = []string{
	"各乡镇人民政府、街道办事处，县政府各部门：为进一步{verb}{subject}工作，根据《{unit}关于{subject}的意见》（{cited}）精神，结合我县实际，现将有关事项通知如下。",
	"为{verb}{related}，保障群众合法权益，依照有关法律法规的规定，制定本办法，适用于本县行政区域内{subject}的{aspect}工作。",
	"经{unit}研究，并报县人民政府批准，现就{project}涉及的{subject}情况予以公告，接受社会监督。",
	"{date}，{unit}在{town}{village}就{subject}{aspect}情况开展走访，{surname}某某等{n2}户群众参加座谈。",
}

var headings = strings.Fields("总体要求 工作目标 适用范围 申请条件 办理流程 所需材料 职责分工 资金来源及发放标准 {subject}{aspect} 监督检查 保障措施 " +
	"实施步骤 时间安排 补助标准 {project}基本情况 {verb}{noun} 法律责任 附则 救济途径 群众反映的主要问题 {noun}{aspect}情况")

var sentences = strings.Split(strings.TrimSpace(`
{town}{village}要按照“{verb}、{verb}、{verb}”的要求，对{subject}对象逐户核查，确保应保尽保、应退尽退。
{year}年全县{subject}标准提高到每人每月{money}元，同比增长{percent}，所需资金由{office}统筹安排。
申请人应当向户籍所在地{town}便民服务中心提出书面申请，并提交{noun}、{noun}和{related}证明材料。
{office}会同{office}负责{noun}{aspect}，{date}前将{verb}结果报{unit}备案。
对符合条件的，自受理之日起{n2}个工作日内作出决定；不符合条件的，书面告知申请人并说明理由。
{project}位于{town}{village}东侧，由{company}负责建设，总投资{money}万元，计划于{date}竣工。
任何单位和个人不得截留、挪用、虚报、冒领{related}资金，违反规定的依照{cited}文件处理。
要{verb}{noun}，{verb}{noun}，切实把{subject}{aspect}工作抓紧抓实抓出成效。
{name}社区、{name}村、{name}组等{n2}个单位被列为{related}试点，覆盖群众{n4}人。
截至{date}，累计发放{subject}资金{money}万元，惠及{n4}户{n4}人，满意率达到{percent}。
群众对{noun}有异议的，可以在公示期内向{office}反映，{office}应当及时调查核实并反馈。
{company}生产的{name}牌产品经抽样检验，{name}含量为{percent}，判定为合格。
本次{verb}范围为{name}河以南、{name}路以西、{name}山脚下的{n2}个自然村，涉及土地{money}亩。
{surname}某某同志介绍，{village}依托{name}{noun}，走出了一条{verb}{noun}的新路子。
建立健全{noun}{aspect}机制，每季度开展一次{related}“回头看”，发现问题立行立改。
{lastyear}年度收入决算{money}万元，支出{money}万元，其中{related}支出{money}万元，占{percent}。
鼓励{name}合作社、{company}等经营主体参与{related}，按每亩{n4}元给予一次性奖补。
有下列情形之一的，不予{verb}：（一）{noun}不齐全的；（二）隐瞒{noun}的；（三）其他不符合{related}规定的。
`), "\n")

var verbs = strings.Fields("加强 规范 推进 落实 完善 优化 提升 健全 强化 保障 深化 改进 统筹 细化 压实 巩固 拓展 核查 整治 调整 公开 清理 扩大 衔接 引导 扶持 排查 监测 审核 认定")

var nouns = strings.Fields("家庭收入状况 身份证明 审批权限 资金监管 信息共享 动态管理 风险隐患 基础设施 人居环境 公共服务 民主评议 档案管理 " +
	"数据比对 部门联动 绩效评价 社会力量 特色产业 集体经济 村规民约 网格员队伍 应急预案 物资储备 技术规范 质量安全 教学资源 用地指标 生态修复 水源涵养 文化传承 志愿服务 " +
	"招商引资 产权制度 信用体系 执法检查 宣传培训 咨询窗口 热线电话 办理时限 收费依据 救助渠道")

var aspects = strings.Fields("管理 认定 审核确认 资金发放 监督检查 动态调整 申请受理 考核评价 信息公开 专项整治 宣传引导 服务保障 试点 评估 备案 复核 公示 补偿安置 验收 招投标")

var towns = strings.Fields("柳湾镇 石桥镇 松岗乡 河口街道 梨园镇 白杨镇 沙岭乡 双井镇 长堤镇 云台乡 杏花街道 桑林镇")

var trades = strings.Fields("农业科技 建筑工程 食品 商贸 新能源 物流 建材 环保 纺织 医药 文化传媒 餐饮")

var works = strings.Fields("污水处理厂 灌区改造工程 安置小区 产业园 中心小学 卫生院 水库除险加固工程 公路改建工程 养老服务中心 光伏电站 农贸市场 生态公园")

var surnames = strings.Split("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕", "")

// nameRunes are characters of which names are made, common ones first.
var nameRunes = []rune("山河李王家庄沟坪岭湾桥塘石龙马水金青白红新东西南北上下大小高平安和永兴福德仁义文华光明清泉松柏柳杨梅兰竹菊荷莲桃杏枣梨桑榆槐枫" +
	"云霞雪雨风雷天星月阳春夏秋冬古长宁康泰富贵祥瑞庆丰盛茂林木森田园谷米麦禾苗稻粱豆茶盐铁铜银玉珠宝珍琪瑶琳琼瑾瑜璋环佩锦绣绮罗纱绫缎" +
	"鹤凤凰鹰雁鹭鸥燕雀莺鹿虎豹熊狮象牛羊犬鸡兔蛇鱼虾蟹龟鳌蛟麟驹骏驰骋腾飞翔翼翠碧苍蓝紫朱丹赤绛墨玄素皓皎洁澄澈湛渊潭溪涧滩洲渚岛屿" +
	"岩崖峰峦岗丘陵阜坡坎坝堰堤渠井窑坊店铺集市镇寨堡营屯关口渡津港码头塔寺庙祠亭台楼阁轩榭廊苑圃棚架篱笆墙垣城郭郊野原陆旷远近深浅宽阔" +
	"广袤浩瀚汪洋涛浪波涟漪激流奔涌汇聚源畔汀沙砾砖瓦陶瓷漆器弓箭刀剑枪戟矛盾旗鼓钟磬琴瑟笙箫笛管弦歌舞诗书画棋牌匾额楹联碑铭篆隶楷" +
	"葛蒲芦苇艾蒿薇蕨芹韭葱蒜姜椒茄瓜葫蔓藤萝萱蓉芙蕖菱藕茭荸荠蘑菇菌芝麻棉蚕丝绸布帛裘皮革鞍辔车轮舟楫帆桨橹锚网罟钓饵")

// subjects are the official words of the aliases.
var subjects = sync.OnceValue(func() []string {
	var all []string
	search.DefaultAliases().Pairs(func(_ string, documents []string) { all = append(all, documents[0]) })
	return all
})
