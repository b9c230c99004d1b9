package disclosure

import (
	"time"

	"gongkai/generator/fields"
)

// The maps inside front matter.

var exemptionFields = fields.New(
	fields.Text("article", "条款", func(e *Exemption) *string { return &e.Article }).Must(),
	fields.Text("reason", "理由", func(e *Exemption) *string { return &e.Reason }).Must(),
	fields.Date("review_by", "复核期限", func(e *Exemption) *time.Time { return &e.ReviewBy }),
)

var reviewFields = fields.New(
	fields.Text("secrecy", "保密审查", func(v *Review) *string { return &v.Secrecy }),
	fields.Text("privacy", "隐私审查", func(v *Review) *string { return &v.Privacy }),
	fields.Texts("text", "文字审查", func(v *Review) *[]string { return &v.Text }),
	fields.Date("on", "审查日期", func(v *Review) *time.Time { return &v.On }),
)

var attachmentFields = fields.New(
	fields.Text("file", "文件", func(a *Attachment) *string { return &a.File }).Must(),
	fields.Text("title", "标题", func(a *Attachment) *string { return &a.Title }),
)

var tableFields = fields.New(
	fields.Text("file", "文件", func(t *Table) *string { return &t.File }).Must(),
	fields.Text("title", "标题", func(t *Table) *string { return &t.Title }),
	fields.Text("sheet", "工作表", func(t *Table) *string { return &t.Sheet }),
	fields.Each("columns", "列", tableColumnFields, nil, func(t *Table) *[]TableColumn { return &t.Columns }),
)

var tableColumnFields = fields.New(
	fields.Text("name", "名称", func(c *TableColumn) *string { return &c.Name }).Must(),
	fields.Text("rule", "规则", func(c *TableColumn) *string { return &c.Rule }).Must(),
)

var consultationFields = fields.New(
	fields.Date("from", "开始", func(c *ConsultationPeriod) *time.Time { return &c.From }).Must(),
	fields.Date("to", "截止", func(c *ConsultationPeriod) *time.Time { return &c.To }).Must(),
	fields.Text("contact", "联系方式", func(c *ConsultationPeriod) *string { return &c.Contact }),
	fields.Text("shortened_reason", "缩短理由", func(c *ConsultationPeriod) *string { return &c.ShortenedReason }),
)

var periodFields = fields.New(
	fields.Date("from", "开始", func(p *Period) *time.Time { return &p.From }).Must(),
	fields.Date("to", "截止", func(p *Period) *time.Time { return &p.To }).Must(),
)

var withdrawFields = fields.New(
	fields.Date("on", "日期", func(w *Withdrawal) *time.Time { return &w.On }).Must(),
	fields.Text("reason", "原因", func(w *Withdrawal) *string { return &w.Reason }).Must(),
)

var unitFields = fields.New(
	fields.Text("id", "编号", func(u *UnitFacts) *string { return &u.ID }),
	fields.Choice("type", "类别", ParseUnitType, Names(UnitTypes()), func(u *UnitFacts) *UnitType { return &u.Type }).Must(),
	fields.Text("parent", "上级", func(u *UnitFacts) *string { return &u.Parent }),
	fields.Text("short", "简称", func(u *UnitFacts) *string { return &u.Short }),
	fields.Texts("former", "曾用名", func(u *UnitFacts) *[]string { return &u.Former }),
	fields.Text("credit_code", "统一社会信用代码", func(u *UnitFacts) *string { return &u.CreditCode }),
	fields.Text("org_code", "组织机构代码", func(u *UnitFacts) *string { return &u.OrgCode }),
	fields.Texts("agency", "机关代字", func(u *UnitFacts) *[]string { return &u.Agency }),
	fields.Texts("functions", "职责", func(u *UnitFacts) *[]string { return &u.Functions }),
	fields.Texts("offices", "内设机构", func(u *UnitFacts) *[]string { return &u.Offices }),
	fields.Text("address", "地址", func(u *UnitFacts) *string { return &u.Address }),
	fields.Text("postcode", "邮编", func(u *UnitFacts) *string { return &u.Postcode }),
	fields.Text("hours", "办公时间", func(u *UnitFacts) *string { return &u.Hours }),
	fields.Text("telephone", "电话", func(u *UnitFacts) *string { return &u.Telephone }),
	fields.Text("fax", "传真", func(u *UnitFacts) *string { return &u.Fax }),
	fields.Text("email", "电子邮箱", func(u *UnitFacts) *string { return &u.Email }),
	fields.Text("head", "负责人", func(u *UnitFacts) *string { return &u.Head }),
	fields.Int("order", "排序", 0, 9999, func(u *UnitFacts) *int { return &u.Order }),
)

var leaderFields = fields.New(
	fields.Text("post", "职务", func(l *LeaderFacts) *string { return &l.Post }).Must(),
	fields.Text("duties", "分工", func(l *LeaderFacts) *string { return &l.Duties }),
	fields.Text("unit", "单位", func(l *LeaderFacts) *string { return &l.Unit }),
	fields.Text("portrait", "照片", func(l *LeaderFacts) *string { return &l.Portrait }),
	fields.Int("order", "排序", 0, 9999, func(l *LeaderFacts) *int { return &l.Order }),
)

var guideFields = fields.New(
	fields.Text("name", "事项名称", func(g *GuideElements) *string { return &g.Name }),
	fields.Texts("basis", "设定依据", func(g *GuideElements) *[]string { return &g.Basis }),
	fields.Texts("conditions", "申请条件", func(g *GuideElements) *[]string { return &g.Conditions }),
	fields.Texts("materials", "办理材料", func(g *GuideElements) *[]string { return &g.Materials }),
	fields.Texts("place", "办理地点", func(g *GuideElements) *[]string { return &g.Place }),
	fields.Text("hours", "办理时间", func(g *GuideElements) *string { return &g.Hours }),
	fields.Texts("telephone", "联系电话", func(g *GuideElements) *[]string { return &g.Telephone }),
	fields.Texts("process", "办理流程", func(g *GuideElements) *[]string { return &g.Process }),
	fields.Text("time_limit", "办结时限", func(g *GuideElements) *string { return &g.TimeLimit }),
	fields.Text("fee", "收费标准", func(g *GuideElements) *string { return &g.Fee }),
)

var blockFields = fields.New(
	fields.Text("title", "标题", func(b *Block) *string { return &b.Title }).Must(),
	fields.Optional("query", "查询", queryFields, func(b *Block) **Query { return &b.Query }),
	fields.Texts("documents", "文档", func(b *Block) *[]string { return &b.Documents }),
	fields.Int("limit", "条数", 1, 500, func(b *Block) *int { return &b.Limit }),
)

var queryFields = fields.New(
	fields.Text("domain", "领域", func(q *Query) *string { return &q.Domain }),
	fields.Text("item", "公开事项", func(q *Query) *string { return &q.Item }),
	fields.Text("kind", "类型", func(q *Query) *string { return &q.Kind }),
	fields.Text("unit", "机构", func(q *Query) *string { return &q.Unit }),
	fields.Text("section", "栏目", func(q *Query) *string { return &q.Section }),
	fields.Text("keyword", "关键词", func(q *Query) *string { return &q.Keyword }),
	fields.Date("from", "起", func(q *Query) *time.Time { return &q.From }),
	fields.Date("to", "止", func(q *Query) *time.Time { return &q.To }),
)
