package main

import (
	"regexp"
	"strings"
	"time"

	"gongkai/generator/diag"

	"github.com/spf13/cobra"
)

// helpful gives a command and all below it help in the language of the user. Cobra's
// own is English.
func (a *app) helpful(root *cobra.Command) {
	cobra.EnableCommandSorting = false // help lists commands in the order of work, as the code does
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().BoolP("help", "h", false, a.say(diag.Text{ZH: "显示帮助", EN: "show help"}))
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.say(diag.Text{ZH: "显示一个命令的帮助", EN: "Show help for a command"}),
		Run: func(cmd *cobra.Command, args []string) {
			if named, _, err := cmd.Root().Find(args); err == nil {
				cmd = named
			}
			cmd.Help()
		},
	})
	if a.lang() == diag.ZH {
		cobra.AddTemplateFunc("zh", zh)
		root.SetUsageTemplate(chinese.Replace(root.UsageTemplate()))
	}
}

// doubleClick is about the window that Windows opens for a program started by a double
// click, and closes when it ends. Cobra keeps the window and ends the program there, but
// what a shortcut starts has arguments and is to run.
func (a *app) doubleClick(args []string) {
	cobra.MousetrapHelpText, cobra.MousetrapDisplayDuration = "", 10*time.Minute
	if len(args) == 0 {
		cobra.MousetrapHelpText = a.say(diag.Text{
			ZH: "gongkai 要在 PowerShell 里使用：按 Win 键，输入 PowerShell，打开窗口，输入 gongkai help。\n这个窗口可以关闭了。\n",
			EN: "Use gongkai in PowerShell: press the Win key, type PowerShell, open the window and type gongkai help.\nThis window can be closed.\n",
		})
	}
}

// zh puts what cobra writes itself into Chinese.
func zh(s string) string {
	return defaultValue.ReplaceAllString(strings.ReplaceAll(s, "[flags]", "[参数]"), "（默认 $1）")
}

var defaultValue = regexp.MustCompile(`\(default ([^)]*)\)`)

// chinese turns cobra's template of help into Chinese.
var chinese = strings.NewReplacer(
	"Usage:", "用法：",
	"Aliases:", "又名：",
	"Examples:", "示例：",
	"Available Commands:", "命令：",
	"Additional Commands:", "其他命令：",
	"Global Flags:", "通用参数：",
	"Flags:", "参数：",
	"Additional help topics:", "其他帮助：",
	"{{.UseLine}}", "{{zh .UseLine}}",
	".FlagUsages |", ".FlagUsages | zh |",
	"[command]", "[命令]",
	`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `用“{{.CommandPath}} [命令] --help”查看一个命令的说明。`,
)

// mistakes are what cobra says of a wrong call, and the same in Chinese.
var mistakes = []struct {
	english *regexp.Regexp
	chinese string
}{
	{regexp.MustCompile(`^unknown command "(.*?)" for "(gongkai(?: new| report)?)"`), "$2 没有命令“$1”"},
	{regexp.MustCompile(`^unknown command "(.*?)" for "(.*?)"`), "$2 后面多了“$1”；内容里有空格的，用英文引号括起来"},
	{regexp.MustCompile(`^unknown flag: (.*)`), "没有参数 $1"},
	{regexp.MustCompile(`^unknown shorthand flag: '(.*?)'.*`), "没有参数 -$1"},
	{regexp.MustCompile(`^flag needs an argument: (?:'(.*?)' in )?(.*)`), "参数 $2 后面要写值"},
	{regexp.MustCompile(`^invalid argument "(.*?)" for "(.*?)" flag: .*`), "参数 $2 的值“$1”不对"},
	{regexp.MustCompile(`^accepts (?:at most )?(\d+) arg\(s\), received (\d+)`), "这个命令要写 $1 个名称，写了 $2 个"},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\).*`), "这个命令至少要写 $1 个名称"},
	{regexp.MustCompile(`(?s)\n\nDid you mean this\?\n\t(\S+).*$`), "。是否想写“$1”？"},
}

// mistake is what is wrong with how the command was called.
func (a *app) mistake(err error) string {
	text := err.Error()
	if a.lang() == diag.EN {
		return text
	}
	for _, m := range mistakes {
		text = m.english.ReplaceAllString(text, m.chinese)
	}
	return strings.TrimSpace(text)
}
