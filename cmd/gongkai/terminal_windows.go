package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// takesColors asks the console to take the codes of colours for what they are: one that
// was opened by cmd.exe prints them between the words until the program does.
func takesColors(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
