// Package search finds documents. It knows nothing of how they were made.
//
// A Document goes in; a Query gives a Result of Hits. Two sources answer queries:
// the bleve index of this package (Build, Open, Update), for the command and
// for platforms, and the static shards of package search/shard, for browsers. Both
// are only asked for postings and texts; what is a hit and which comes first is
// decided once, by Search, which the browser's client follows line by line.
//
//	index, err := search.Build(dir, documents)
//	…
//	result, err := search.Search(index, search.Query{Text: "低保 申请", Limit: 10})
//
// # What is found
//
// A query is cut at white space into parts, of which those of punctuation alone are
// passed over; a document is found when it contains every other part, in its title, lead
// (headings, summary, keywords, document number, unit) or body. The two rarest terms of a
// part select candidates, one where it is another name; each candidate is then verified on
// its text, best first, until enough are shown. So nothing is missed and nothing is shown
// that does not contain the words. Words known under another name (Aliases) are asked for
// under both. When few documents have a question to the letter, its words of asking (怎么,
// 哪里…) are taken away, and documents that have its Subject follow, guides first. Only
// when nothing is found are documents shown that have most of the terms; such a Result
// says that it is Loose.
//
// # What comes first
//
// Rank orders hits: by Tier (document number, whole title, start of the title,
// title, lead, body, inside of words, loose), then what is in force, then guides and
// answers where many have it in their titles, then by Score (BM25 without document
// length, over the key terms; body and loose hits only), then the newer first.
// testdata/rank.json holds the cases, for the client as well.
package search
