package main

import (
	"fmt"
	"runtime"

	"gongkai/generator"
	"gongkai/generator/diag"

	"github.com/spf13/cobra"
)

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.say(diag.Text{ZH: "显示版本", EN: "Print the version"}),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.out, "gongkai %s %s/%s %s\n", generator.Version, runtime.GOOS, runtime.GOARCH, runtime.Version())
			return err
		},
	}
}
