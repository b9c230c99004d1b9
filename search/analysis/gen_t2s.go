//go:build ignore

// Gen_t2s writes t2s.txt from OpenCC's table of traditional characters, as text:
//
//	opencc_dict -i /usr/share/opencc/TSCharacters.ocd2 -f ocd2 -o TSCharacters.txt -t text
//	go run gen_t2s.go TSCharacters.txt
package main

import (
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
)

const head = `# Traditional characters and the simplified ones they fold to, in pairs.
# Made by gen_t2s.go from TSCharacters of OpenCC (https://github.com/BYVoid/OpenCC),
# copyright Carbo Kuo and contributors, licensed under the Apache License, Version 2.0.
# The first simplified form is taken; characters that stay as they are left out.
`

func main() {
	src, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	to := map[rune]rune{}
	for line := range strings.Lines(string(src)) {
		from, targets, _ := strings.Cut(strings.TrimSpace(line), "\t")
		target, _, _ := strings.Cut(targets, " ")
		f, t := []rune(from), []rune(target)
		if len(f) == 1 && len(t) == 1 && f[0] != t[0] {
			to[f[0]] = t[0]
		}
	}
	var pairs []string
	for from, target := range to {
		if again, ok := to[target]; ok && again != from { // fold once, for good
			target = again
		}
		if to[target] == 0 {
			pairs = append(pairs, string(from)+string(target))
		}
	}
	slices.Sort(pairs)
	out := head
	for line := range slices.Chunk(pairs, 32) {
		out += fmt.Sprintln(strings.Join(line, ""))
	}
	if err := os.WriteFile("t2s.txt", []byte(out), 0o644); err != nil {
		log.Fatal(err)
	}
}
