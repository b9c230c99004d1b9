//go:build !windows

package main

import "syscall"

var systemFailures = []failure{{syscall.ENOSPC, "磁盘已满"}}
