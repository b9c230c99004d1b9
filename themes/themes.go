// Package themes holds the built-in theme.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed all:standard
var files embed.FS

// Standard is the built-in theme.
func Standard() fs.FS {
	sub, err := fs.Sub(files, "standard")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}
