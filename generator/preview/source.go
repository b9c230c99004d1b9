package preview

import (
	"os"
	"path/filepath"
)

// source is the text of a file of the site, to show the line of a problem.
func (s *Server) source(file string) ([]byte, bool) {
	root, err := os.OpenRoot(s.Options.Source)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	b, err := root.ReadFile(filepath.FromSlash(file))
	return b, err == nil && len(b) < 8<<20
}
