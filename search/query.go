package search

// Query is a question.
type Query struct {
	Text          string
	Filters       map[string][]string // facet → accepted values; none for all
	ByDate        bool                // newest first instead of by Rank
	Offset, Limit int                 // Limit 0 means all
	Aliases       *Aliases            // nil: words are taken as they are
	Effort        int                 // how many texts may be read to no avail once there are hits, and times withoutHits before; 0 for any number
	Counts        bool                // count facets of all candidates
	Passages      int                 // for so many hits read the text though it need not be verified
}

// withoutHits is how many times as many texts are read in vain before there is a hit. What
// is left then may have it: the result has no hits and is not complete.
const withoutHits = 10

// Hit is one document found.
type Hit struct {
	Card
	Rank    Rank
	Via     string // the alias under which it was found, when not as asked
	Passage string // a piece of its text around the first place; may be empty
	Marks   []Span // what to highlight in the passage
	Anchor  string // the id of the place of the page the passage stands at; may be empty
}

// Span is a piece of a passage, in bytes.
type Span struct{ From, To int }

// Result is the answer to a Query.
type Result struct {
	Hits       []Hit
	Candidates int      // documents that have the key terms of what was asked; hits are at most as many
	Complete   bool     // all candidates were verified
	Expanded   []string // other words that were asked for as well
	Subject    string   // what a question is about, when that was asked for without its words of asking
	Related    int      // documents that have the subject only; they come after those that have all
	Loose      bool     // nothing contains all the words; hits have most of them
	Counts     map[string]map[string]int
}
