// Package generator builds a disclosure website. This page tells how.
//
// Data goes one way, and each stage is a package that takes values and returns
// values:
//
//	load     config    site.toml                     → Config
//	         catalog   the standard, a county's own  → Catalog
//	         content   content/**.md                 → Documents
//	model    site      all of these, and a clock     → Site
//	check    audit     Site                          → findings
//	plan     plan      what every file depends on    → Targets
//	render   output    views                         → bytes, by theme and markdown
//	index    search    public text                   → index and shards
//	publish  publish   bytes                         → the output folder, atomically
//
// Build, in generator.go, is the only place that knows this order. No package
// imports one of a later stage; architecture_test.go holds the table.
//
// Below the stages stand packages that know no policy: diag (problems with a
// place), fields (keys and values with their places), disclosure (the words and
// rules of the field), identity (numbers of persons), attachment (what is inside of
// office files and PDF), markdown, minify, feed, table, workbook, ledger, slug, seen
// (whether files are what they were).
//
// Beside them stand what is no part of a build: preview (the editor's own view),
// scaffold (new sites and documents), exchange/office (what is imported), stats (the
// yearly papers), and offline, which changes pages so that they open from a folder.
//
// # What may be shown
//
// site/visible.go decides, once, what may be shown of every document, and copies
// it into a site.Public. Outputs, the index and the exporters are handed Publics.
// A Public has no way back to its document, so what was not copied cannot leak.
//
// # What depends on what
//
// An output makes a view (plain data) for each file and plans a plan.Target from
// the view and a function of the view. The sum of a target covers the view, the
// layout and the text of the document. Rendering sees nothing else. So a file has
// to be made again exactly when its sum has changed, and an incremental build is
// equal to a clean one by construction.
//
// A build as a whole is made of the files it reads, its options and the moment. What it
// reads goes through a seen.Trace; when all is as it was, and so is the published site,
// the next build says what the last one said and loads nothing (last.go).
//
// # How to add
//
// What stands in a list takes a file and a line. Where more is to be done, the compiler
// or a test mostly tells; what tests compare with files is written anew by -update.
//
//   - a rule: one file in audit/rules with the facts and the check, one line in
//     its list All, and testdata/<CODE>.txtar with a case that finds and one that
//     does not;
//   - an output: one file in output with an Output, one line in output.All;
//   - a page layout: a view in output/view.go, themes/standard/layouts/<name>.html,
//     an output that plans pages with it, and a line in themes/layouts_test.go that
//     tells its view;
//   - a component: a folder themes/standard/components/<name>/ with <name>.html,
//     <name>.css and examples.yaml; layouts call it with {{template "<name>" .}};
//   - a field of front matter: where it is kept in disclosure/attributes.go, one line in
//     disclosure/schema.go; if readers see it, where it is kept in site/public.go, one
//     line in site/visible.go and one in output/document_view.go; if machines read it,
//     output/record.go and output/schemas/document.json;
//   - a setting of site.toml: where it is kept in config/config.go, one line in
//     config/schema.go, one in cmd/gongkai/config.go, which shows it;
//   - a problem: diag.Define beside the code that finds it; the manual's table of
//     codes is made from these;
//   - an item of the standard catalogue: its entry in catalog/domains;
//   - a format to import: one file in exchange/office that makes a document of it, and
//     one case of read in office.go, which tells formats by their bytes;
//   - a sub-command: one file in cmd/gongkai, one line in its list, its line in
//     docs/README.md.
//
// The tables of the manual are made from the code: go test ./docs -update. What the code
// does not say itself, such as the meaning of a setting or of a new family of rules, is a
// line in docs/meanings.toml.
package generator
