package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/scaffold"

	"github.com/spf13/cobra"
)

func newCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "new",
		Short:   a.say(diag.Text{ZH: "新建网站、文档、专题、机构", EN: "Make a new site, document, topic or unit"}),
		Long:    a.say(diag.Text{ZH: "新建的文件可以直接生成网站；需要您填写的地方标有“〔请填写〕”，生成时逐条提示。已有的文件不会被覆盖。", EN: "What is made builds as it is; what you have to fill in is marked 〔请填写〕 and noticed by every build. Nothing is ever overwritten."}),
		Example: "  gongkai new site qinghe --name 青禾县人民政府 --code 369921 --domain www.qinghe.gov.cn\n  gongkai new doc --kind 公告公示 --title 关于停水的公告",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.AddCommand(newSiteCommand(a), newDocumentCommand(a), newTopicCommand(a), newUnitCommand(a))
	return c
}

// refuse turns what scaffold refuses into a mistake of the caller.
func refuse(err error, name string) error {
	name = filepath.ToSlash(name)
	switch {
	case errors.Is(err, scaffold.ErrNotEmpty):
		return usageError{diag.Text{ZH: "文件夹 " + name + " 不是空的，没有写入任何文件。请换一个文件夹。", EN: "The folder " + name + " is not empty; nothing was written. Choose another."}}
	case errors.Is(err, scaffold.ErrExists):
		return usageError{diag.Text{ZH: name + " 已经有了，没有覆盖。请用 --slug 另起一个名称。", EN: name + " exists and was not overwritten. Choose another name with --slug."}}
	}
	return err
}

// now is the moment that new files are dated with: --clock, or the present.
func (a *app) now() (time.Time, error) {
	o, err := a.options()
	if err != nil || !o.Clock.IsZero() {
		return o.Clock, err
	}
	return time.Now(), nil
}

// talk tells people what was done.
func (a *app) talk(t diag.Text, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, a.say(t), args...)
	}
}
