// Package publish puts the bytes of a site into the output folder, whole or not
// at all.
//
// A Staging is a fresh folder beside the output. Everything is written there
// first; Commit then adds the Manifest, checks the folder against it, makes it
// last, and exchanges it with the published folder in one step. Whatever stops the
// program, visitors have the old site or the new one, and the next Begin clears up.
//
//	s, err := publish.Begin(publish.Options{Output: "public", Generator: "gongkai 1.0"})
//	if err != nil {
//		return err
//	}
//	defer s.Abort() // does nothing after Commit
//	if err := s.Write("index.html", page); err != nil {
//		return err
//	}
//	m, err := s.Commit(ctx)
//
// A file in the output folder is ours when the manifest of the published site
// lists it. Only files of ours are ever replaced or removed: the others are taken
// along, and one that stands where the new site wants to write is a refusal.
//
// Verify holds a folder against its manifest, and VerifyURL a site as it is
// served: what was changed, what is missing, what was added, by name.
//
// Every operation that can fail goes through one seam, FS, so that a test can make
// the n-th of them fail, for every n.
package publish
