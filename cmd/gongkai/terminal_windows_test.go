package main

import (
	"os"
	"testing"

	"golang.org/x/sys/windows"
)

// In a window of cmd.exe the findings began with ←[31;1m.
func TestConsoleTakesColors(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "")
	f, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		t.Skip("the tests were started without a window: ", err)
	}
	defer f.Close()
	const plain = windows.ENABLE_PROCESSED_OUTPUT | windows.ENABLE_WRAP_AT_EOL_OUTPUT
	if err := windows.SetConsoleMode(windows.Handle(f.Fd()), plain); err != nil {
		t.Fatal(err)
	}
	if !isTerminal(f) {
		t.Error("a console is a terminal")
	}
	var mode uint32
	if err := windows.GetConsoleMode(windows.Handle(f.Fd()), &mode); err != nil || mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING == 0 {
		t.Errorf("colours are shown as text: mode %#x, %v", mode, err)
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if isTerminal(null) {
		t.Error("NUL is no terminal")
	}
}
