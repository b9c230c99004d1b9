package corpus

import (
	"fmt"
	"iter"
	"os"
	"slices"

	"gongkai/search"
)

// Chosen are the documents that a contributor wants figures of: what is a number of
// invented documents, or a folder of Markdown.
func Chosen(what string) ([]search.Document, error) {
	var n int
	if _, err := fmt.Sscan(what, &n); err == nil {
		return Sorted(Documents(n, 1)), nil
	}
	found, err := Folder(os.DirFS(what))
	if err != nil {
		return nil, err
	}
	return Sorted(slices.Values(found)), nil
}

// Sorted is documents as search sees them, from old to new.
func Sorted(docs iter.Seq[Document]) (sorted []search.Document) {
	for d := range docs {
		sorted = append(sorted, d.Searchable())
	}
	slices.SortFunc(sorted, search.Compare)
	return sorted
}
