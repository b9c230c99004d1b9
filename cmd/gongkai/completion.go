package main

import (
	"gongkai/generator/diag"

	"github.com/spf13/cobra"
)

func completionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: a.say(diag.Text{ZH: "输出命令行补全脚本", EN: "Print a completion script for a shell"}),
		Long: a.say(diag.Text{
			ZH: "输出补全脚本：装好以后，输入 gongkai 再按 Tab 键，会列出可用的命令和参数。\n\nPowerShell：把输出加到配置文件 $PROFILE 的末尾，重新打开窗口。\nbash、zsh、fish：按各自的习惯存放，见示例。",
			EN: "Prints a completion script: once it is installed, the Tab key after gongkai lists commands and flags.\n\nPowerShell: append the output to the file $PROFILE and open a new window.\nbash, zsh, fish: put it where the shell looks, as in the examples.",
		}),
		Example: "  gongkai completion powershell >> $PROFILE\n  gongkai completion bash > ~/.local/share/bash-completion/completions/gongkai\n  gongkai completion zsh > \"${fpath[1]}/_gongkai\"\n  gongkai completion fish > ~/.config/fish/completions/gongkai.fish",
		Args:    cobra.ExactArgs(1), ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return usageError{diag.Text{ZH: "只支持 bash、zsh、fish 和 powershell", EN: "the shells are bash, zsh, fish and powershell"}}
		},
	}
}
