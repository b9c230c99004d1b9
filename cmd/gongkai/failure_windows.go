package main

import "golang.org/x/sys/windows"

// On Windows a file may be open so that nobody else can read it, while it is being edited or scanned.
var systemFailures = []failure{
	{windows.ERROR_SHARING_VIOLATION, "文件正被别的程序使用，请关闭后重试"},
	{windows.ERROR_LOCK_VIOLATION, "文件正被别的程序使用，请关闭后重试"},
	{windows.ERROR_DISK_FULL, "磁盘已满"},
	{windows.ERROR_HANDLE_DISK_FULL, "磁盘已满"},
}
