// Package analysis cuts text into search terms. It is the only definition of what
// a term is: the bleve index, the static shards and the script in the browser all
// cut alike, and search/testdata/tokens.json holds the cases that both the Go and
// the JavaScript tests read.
//
// # Folding
//
// Fold brings text into one form, character by character:
//
//  1. NFKC: full-width digits and letters become plain ones, ① becomes 1, ㎡ m2.
//  2. Lower case, one character for one.
//  3. Traditional characters become simplified ones (t2s.txt). The table is used
//     character by character and never by phrase: what a character folds to must
//     not depend on its neighbours, or a piece of a text would no longer be found
//     in the text.
//  4. Variants of punctuation: 〔〕【】〖〗[]{} become ( ), 〈〉«» become 《》, all dashes
//     -, all double quotes and 「」『』 ", all single quotes ', and • ･ ・ ∙ ·.
//  5. Soft hyphens, zero-width characters and byte order marks vanish.
//  6. White space stays as one blank between two letters or digits and vanishes
//     elsewhere: 第 5 条 is 第5条. A tab or the end of a line is a break, written as
//     one newline: nothing is found across it. Text given to this package
//     therefore has one line for each paragraph, heading or table cell.
//
// # Cutting
//
// Segment cuts folded text into runs of Han characters, of letters and of digits;
// everything else separates. A letter next to a digit begins a new run, so that
// gb18030 is gb and 18030. Han are U+3005, U+3007, U+3400–4DBF, U+4E00–9FFF and
// the supplementary ideographs; letters are the Unicode classes L and M, digits N.
//
// A run of letters or digits is one term. In a run of Han characters every
// character begins exactly one term: the pair of it and the next one or, at the end
// of the run, the character alone. 低保户 is 低保, 保户, 户. Positions count terms.
//
// # Asking
//
// Ask says which terms a text must have to contain a string. Full terms are whole
// in it. Terms at its edges may be cut there: 019年 can be a piece of 2019年度. Such
// pieces are looked up as grams: a Han character, or the pairs of neighbours in
// a word (the character when it is one), marked with ~. A text contains the string
// only if it has all its full terms and all its grams.
//
// # Document numbers
//
// Number brings 国办发[2019]54号, 国办发【２０１９】５４ and 国办发〔二〇一九〕五十四号 to
// the one form 国办发(2019)54号. It is used for the field and for questions; running
// text keeps its numerals, for the reason given under 3.
package analysis
