package main

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"gongkai": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs testdata/script: one behaviour of the command a file.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit": exitCode,
			"crlf": crlf,
		},
	})
}

// exitCode is “exit CODE ARGS…”: gongkai ends with exactly this code.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE ARGS...")
	}
	err := ts.Exec("gongkai", args[1:]...)
	got := "0"
	if coded, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + coded.ExitCode()))
	} else if err != nil {
		ts.Fatalf("gongkai: %v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// crlf gives files the line ends of Windows.
func crlf(ts *testscript.TestScript, neg bool, files []string) {
	for _, name := range files {
		text := []byte{}
		for _, b := range []byte(ts.ReadFile(name)) {
			if b == '\n' {
				text = append(text, '\r')
			}
			text = append(text, b)
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), text, 0o644))
	}
}
