// Package shard writes and reads the search of a site as static files, which a
// small script in the browser queries without any server of ours.
//
// Write makes the files; Reader answers questions from them as a search.Source, and
// search/client/reader.js does the same in the browser.
//
//	stats, state, err := shard.Write(documents, shard.Options{}, sink)
//	…
//	reader, err := shard.Open(fetch)
//	result, err := search.Search(reader, search.Query{Text: "低保"})
//
// Update brings files up to date after a few documents have changed. It patches the
// entries of the terms that these lost or won, and leaves all other files as they are;
// what cannot be read from a few files is in the State that Write returns. A document
// keeps its number when it is edited; where numbers shift, all is written anew.
//
// # Format, version 5
//
// Every file is one raw DEFLATE stream (RFC 1951), so that little is sent by hosts
// that do not compress and a browser needs no more than a small inflate. Names carry
// the first bytes of the SHA-256 of the content: a file that is the same in two
// builds has the same name in both. Only the manifest has a fixed name. Documents are
// numbered from old to new (search.Compare): a new document changes the numbers of
// none. Numbers are unsigned varints unless said otherwise; text is UTF-8.
//
//	manifest.bin        JSON (version, documents, group, suggestions, the lengths of
//	                    titles, the hashes of h-, y- and of the facets, the aliases as
//	                    lists of a word and its other words, and those of their terms
//	                    that are nowhere), a newline, and ten rows of bytes, each after
//	                    its length: see below
//	t/<n>-<hash>.bin    terms: those whose FNV-1a (32 bits) modulo the number of
//	                    term files is n, sorted by bytes
//	c/<hash>.bin        the entry of a frequent pair, without the term; pairs that
//	                    always come together share theirs
//	p/<hash>.bin        the lists of another term, where they are long
//	d/<n>-<hash>/<i>.bin  a document, the i-th of group n: its card and its text;
//	                    the hash is that of the group
//	d/<n>-<hash>/<i>x.bin  the text alone, where it is long
//	f/<facet>-<hash>.bin  a facet: its values as a JSON list, a newline, then two
//	                    bytes (low, high) for each document, the place of its value
//	s/<n>-<hash>/<i>.bin  suggestions by key, JSON; the FNV-1a of the key modulo the
//	                    number of files says which; four share a hash
//	y-<hash>.bin        readings: a line for each syllable with the characters that
//	                    are read so, for "did you mean"
//	h-<hash>.bin        traditional characters and their simplified ones, in pairs
//
// The rows of the manifest are: the hashes of t/ and of the groups of d/ and s/, three
// bytes each; the documents not in force, as a list; those that answer questions, a list
// for each value of search.AnswersOf from 1; the four search.Tables; and the hashes of
// c/, of each entry of the second of them. A frequent pair is in c/ alone, without times:
// it is what readers ask for most, and costs one request.
//
// # Terms
//
// Terms are those of package analysis; ~x is a gram, #x a document number, @x one
// that is cited, =x the length and the hash of a title. A term file is a row of entries:
//
//	length of term, term, flags (1 byte),
//	    long:      5 bytes of hash: the lists are in p/<hash>.bin
//	    otherwise: the lists
//
// The flags say which lists there are: 1 title, 2 lead, 4 body; then 8: the times, or
// 32: every document has the term once in its body; 16: long. A list is
//
//	count·2 + 1, length, bitmap of documents, lowest bit first  for dense lists
//	count·2, differences between neighbours, the first from -1  for all others
//
// and the times are one byte for each document of the body list, at most 255. Grams
// and keys have a body list only. A list depends on nothing but its documents.
//
// # Documents
//
// The first byte of a document's file is its encoding: 0 for UTF-8, 1 for GB18030,
// which is used when all characters are ASCII, U+4E00 to U+9FA5, or in the rows A1 to
// A3. The rest is fields, each ended by U+0000: id, url, title, number, date, unit,
// domain, kind, status, group; then lead, body and anchors, which are lines of a
// number, a blank and an id. A text of more than 16 KB has its three fields in its own
// file.
package shard
