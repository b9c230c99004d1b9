package main

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// Every command explains itself in both languages, with an example.
func TestEveryCommandHasHelp(t *testing.T) {
	zh, en := (&app{out: io.Discard, err: io.Discard}).root([]string{"--lang", "zh"}), (&app{out: io.Discard, err: io.Discard}).root([]string{"--lang", "en"})
	var walk func(zh, en *cobra.Command)
	walk = func(zh, en *cobra.Command) {
		if zh.Short == "" || zh.Short == en.Short {
			t.Errorf("%s: %q and %q", zh.CommandPath(), zh.Short, en.Short)
		}
		if zh.Example == "" && zh.Name() != "version" && zh.HasParent() {
			t.Errorf("%s has no example", zh.CommandPath())
		}
		for i, c := range zh.Commands() {
			walk(c, en.Commands()[i])
		}
	}
	walk(zh, en)
}

// A double click told in English to open cmd.exe, and so did a shortcut to gongkai serve.
func TestDoubleClick(t *testing.T) {
	defer func(text string, shown time.Duration) {
		cobra.MousetrapHelpText, cobra.MousetrapDisplayDuration = text, shown
	}(cobra.MousetrapHelpText, cobra.MousetrapDisplayDuration)
	for _, tt := range []struct {
		name string
		args []string
		want bool
	}{
		{"the program itself", nil, true},
		{"a shortcut", []string{"serve", "-s", "qinghe"}, false},
	} {
		a := &app{out: io.Discard, err: io.Discard}
		a.root(tt.args)
		if told := cobra.MousetrapHelpText; (told != "") != tt.want || tt.want && !strings.Contains(told, "输入") {
			t.Errorf("%s: the window says %q", tt.name, told)
		}
		if cobra.MousetrapDisplayDuration < time.Minute {
			t.Errorf("%s: the window closes before it is read", tt.name)
		}
	}
}

// A title with a space and no quotes is not a command that does not exist.
func TestWordsTooMany(t *testing.T) {
	a := &app{language: "zh"}
	for english, want := range map[string]string{
		`unknown command "乙" for "gongkai new doc"`: "gongkai new doc 后面多了“乙”；内容里有空格的，用英文引号括起来",
		`unknown command "dok" for "gongkai new"`:   "gongkai new 没有命令“dok”",
	} {
		if got := a.mistake(errors.New(english)); got != want {
			t.Errorf("%q becomes %q", english, got)
		}
	}
}

// What cobra says of wrong calls is said in Chinese.
func TestMistakes(t *testing.T) {
	a := &app{language: "zh"}
	for _, english := range []string{
		`unknown command "biuld" for "gongkai"` + "\n\nDid you mean this?\n\tbuild\n\tlist\n", "unknown flag: --foo", "unknown shorthand flag: 'x' in -x",
		"flag needs an argument: --clock", "flag needs an argument: 's' in -s", `invalid argument "x" for "--jobs" flag: strconv.ParseInt: parsing "x"`,
		"accepts 1 arg(s), received 0", "accepts at most 1 arg(s), received 2", "requires at least 1 arg(s), only received 0",
	} {
		err := errors.New(english)
		if !isUsage(err) {
			t.Errorf("%q is not a mistake of the caller", english)
		}
		if got := a.mistake(err); strings.ContainsAny(got, "\n\t") || strings.Contains(got, "arg") || got == english {
			t.Errorf("%q becomes %q", english, got)
		}
	}
}
