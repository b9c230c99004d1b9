package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"gongkai/generator"
	"gongkai/generator/audit/fix"
	"gongkai/generator/diag"

	"github.com/spf13/cobra"
)

// fix shows what can safely be mended, in all files or in those that changed, and mends
// it when told to.
func (a *app) fix(cmd *cobra.Command, f checkFlags) error {
	if _, err := f.input(); err != nil {
		return err
	}
	o, err := a.options()
	if err != nil {
		return err
	}
	p, err := generator.Load(o)
	if err != nil {
		return err
	}
	files, err := fix.Propose(p.FS, p.Site)
	if err != nil {
		return err
	}
	if f.since != "" {
		changed, err := changedSince(cmd.Context(), p, f.since)
		if err != nil {
			return err
		}
		files = slices.DeleteFunc(files, func(file fix.File) bool { return !changed(file.Path) })
	}
	edits := 0
	for _, file := range files {
		fmt.Fprint(a.out, file.Diff())
		edits += len(file.Edits)
	}
	if edits == 0 {
		a.tell(diag.Text{ZH: "没有可以直接修正的写法。", EN: "There is nothing to mend."})
		return nil
	}
	if !f.yes && !a.agreed(cmd.InOrStdin(), edits, len(files)) {
		a.tell(diag.Text{ZH: "没有改动文件。加 --yes 应用以上改动。", EN: "No file was changed. Add --yes to make the changes above."})
		return nil
	}
	if err := fix.Apply(p.Source, files); err != nil {
		return err
	}
	a.tell(diag.Text{ZH: "已修正 %d 处，共 %d 个文件。", EN: "%d changes made in %d files."}, edits, len(files))
	return nil
}

// agreed asks on a terminal; elsewhere nobody can answer.
func (a *app) agreed(in io.Reader, edits, files int) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	fmt.Fprintf(a.err, a.say(diag.Text{ZH: "应用以上 %d 处改动（%d 个文件）？[y/N] ", EN: "Make these %d changes in %d files? [y/N] "}), edits, files)
	line, _ := bufio.NewReader(f).ReadString('\n')
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes", "是":
		return true
	}
	return false
}

// tell says a line on stderr.
func (a *app) tell(t diag.Text, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, a.say(t)+"\n", args...)
	}
}
