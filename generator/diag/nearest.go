package diag

import "strings"

// Nearest is the candidate most like the name a person typed, or "" when none is
// near enough to be meant. Likeness is the edit distance in characters, case and
// the difference between '-' and '_' aside; a candidate that contains the name, or
// is contained in it, counts as near.
func Nearest(name string, candidates []string) string {
	want := fold(name)
	best, bestDistance := "", 1+max(1, len(want)/3)
	for _, c := range candidates {
		have := fold(c)
		d := distance(want, have)
		if d >= bestDistance && len(want) >= 2 && len(have) >= 2 &&
			(strings.Contains(string(have), string(want)) || strings.Contains(string(want), string(have))) {
			d = max(1, bestDistance-1)
		}
		if d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

func fold(s string) []rune {
	return []rune(strings.ReplaceAll(strings.ToLower(s), "-", "_"))
}

// distance is the number of insertions, deletions, replacements and swaps of
// neighbours that make b of a.
func distance(a, b []rune) int {
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(prev[j+1]+1, row[j]+1, prev[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}
