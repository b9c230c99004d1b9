package main

import (
	"errors"
	"io/fs"
	"slices"

	"gongkai/generator/diag"
)

// failure is what a system says when something fails, and the same in Chinese.
type failure struct {
	is error
	zh string
}

// failures are what systems say most often.
var failures = slices.Concat([]failure{
	{fs.ErrNotExist, "找不到文件或文件夹"},
	{fs.ErrPermission, "没有读写的权限"},
}, systemFailures)

// failure says what failed; before it, in the language of the reader, why.
func (a *app) failure(err error) string {
	for _, f := range failures {
		if a.lang() == diag.ZH && errors.Is(err, f.is) {
			return f.zh + "：" + err.Error()
		}
	}
	return err.Error()
}
