package main

import (
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"

	"github.com/spf13/cobra"
)

// draftFlags are the flags of what new writes into a site.
type draftFlags struct {
	kind, title, section, unit, slug, keys, unitType, parent string
	folder                                                   bool
}

func newDocumentCommand(a *app) *cobra.Command {
	var d draftFlags
	c := &cobra.Command{
		Use:   "doc",
		Short: a.say(diag.Text{ZH: "新建一篇文档", EN: "Make a new document"}),
		Long: a.say(diag.Text{
			ZH: "按类型建一篇文档，只列这一类型要填的字段，带简短说明，并取好下一个索引号。新文档是草稿，写好后删去“草稿”一行才会发布。\n\n类型：",
			EN: "Makes a document with just the fields its kind needs, short guidance and the next index number. It is a draft: delete that line to publish it.\n\nKinds: ",
		}) + kindNames(a.lang()),
		Example: "  gongkai new doc --kind 政策文件 --title 关于印发《青禾县水源保护办法》的通知\n  gongkai new doc --kind 意见征集 --title 公交线路调整 --unit 县交通运输局\n  gongkai new doc --kind news --title 春耕 --keys en --slug spring",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.newDocument(d) },
	}
	f := c.Flags()
	f.StringVar(&d.kind, "kind", "", a.say(diag.Text{ZH: "类型，如 政策文件 或 policy（必填）", EN: "kind, such as policy (required)"}))
	f.StringVar(&d.section, "section", "", a.say(diag.Text{ZH: "栏目的路径；不写时用这一类型通常的栏目", EN: "path of the column; the usual one of the kind by default"}))
	f.StringVar(&d.unit, "unit", "", a.say(diag.Text{ZH: "发文机关的编号或名称；不写时是县政府", EN: "id or name of the issuer; the county government by default"}))
	f.BoolVar(&d.folder, "folder", false, a.say(diag.Text{ZH: "放在单独的文件夹里，便于放附件", EN: "in a folder of its own, for attachments"}))
	a.draftFlags(c, &d)
	c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(disclosure.Names(disclosure.Kinds()), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func newTopicCommand(a *app) *cobra.Command {
	d := draftFlags{kind: string(disclosure.Topic)}
	c := &cobra.Command{
		Use:     "topic",
		Short:   a.say(diag.Text{ZH: "新建一个专题", EN: "Make a special topic"}),
		Long:    a.say(diag.Text{ZH: "在 content/topics 建一个专题。专题的板块按查询条件自动列出文档。", EN: "Makes a special topic under content/topics. Its blocks list documents by query."}),
		Example: "  gongkai new topic --title 防汛抗旱 --slug flood-2026",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.newDocument(d) },
	}
	a.draftFlags(c, &d)
	return c
}

func newUnitCommand(a *app) *cobra.Command {
	d := draftFlags{kind: string(disclosure.UnitKind)}
	c := &cobra.Command{
		Use:     "unit",
		Short:   a.say(diag.Text{ZH: "新建一个机构", EN: "Make a unit"}),
		Long:    a.say(diag.Text{ZH: "在 content/units 建一个部门、乡镇、村（社区）或公共企事业单位。它不是草稿：其他文档马上可以写它为发文机关。", EN: "Makes a department, township, village or public enterprise under content/units. It is no draft: documents can name it as their issuer at once."}),
		Example: "  gongkai new unit --title 青禾县水利局\n  gongkai new unit --title 青源镇人民政府 --type 乡镇 --slug qingyuan",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.newDocument(d) },
	}
	c.Flags().StringVar(&d.unitType, "type", string(disclosure.UnitDepartment), a.say(diag.Text{ZH: "类别：", EN: "type: "})+strings.Join(disclosure.Names(disclosure.UnitTypes()), " "))
	c.Flags().StringVar(&d.parent, "parent", "", a.say(diag.Text{ZH: "上级机构的编号或名称；不写时是县政府", EN: "id or name of the unit above; the county government by default"}))
	a.draftFlags(c, &d)
	return c
}

func (a *app) draftFlags(c *cobra.Command, d *draftFlags) {
	f := c.Flags()
	f.StringVar(&d.title, "title", "", a.say(diag.Text{ZH: "标题或名称（必填）", EN: "title or name (required)"}))
	f.StringVar(&d.slug, "slug", "", a.say(diag.Text{ZH: "文件名，也是网址的一段；不写时取标题的拼音", EN: "file name and part of the address; pinyin of the title by default"}))
	f.StringVar(&d.keys, "keys", "zh", a.say(diag.Text{ZH: "字段名用中文 zh 还是英文 en", EN: "field names in Chinese (zh) or English (en)"}))
}

func kindNames(l diag.Language) string {
	var names []string
	for _, k := range disclosure.Kinds() {
		if l == diag.EN {
			names = append(names, string(k))
		} else {
			names = append(names, k.Chinese())
		}
	}
	return strings.Join(names, " ")
}
