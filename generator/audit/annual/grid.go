package annual

import (
	"slices"
	"strconv"
	"strings"
)

// grid is a table with every cell that spans written into each of its places.
type grid [][]string

func (g grid) holds(word string) bool {
	return slices.ContainsFunc(g, func(row []string) bool {
		return slices.ContainsFunc(row, func(cell string) bool { return strings.Contains(cell, word) })
	})
}

// numbers reads the last n cells of a row; false when one is not a number. An empty
// cell and a dash stand for nothing, which is zero.
func numbers(row []string, n int) ([]int, bool) {
	if len(row) < n {
		return nil, false
	}
	list := make([]int, n)
	for i, cell := range row[len(row)-n:] {
		v, ok := number(cell)
		if !ok {
			return nil, false
		}
		list[i] = v
	}
	return list, true
}

func number(cell string) (int, bool) {
	switch cell = strings.ReplaceAll(strings.TrimSpace(cell), ",", ""); cell {
	case "", "-", "—", "——", "/":
		return 0, true
	}
	n, err := strconv.Atoi(cell)
	return n, err == nil
}
