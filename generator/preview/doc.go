// Package preview serves a site to the person who is editing it.
//
// A Server holds the last good snapshot of the site: its plan, from which pages are
// rendered when they are asked for. When files change the site is loaded again,
// taking over what did not change; pages whose sums are as before come from memory,
// so what is served equals a clean build and only what depends on the change is
// rendered. Open pages hear of it by server-sent events. Ten thousand files need not be
// looked at for one that was saved: see listing.
//
// When the content is broken the last good snapshot stays; the problems are shown
// in the page and go away when the file is mended. What is not public is shown with
// a mark at its own address below /.gongkai/, and nowhere else.
//
// The server listens on the loopback, checks Host and Origin, and answers GET and
// HEAD only.
package preview
