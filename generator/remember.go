package generator

import (
	"os"
	"path/filepath"

	"gongkai/generator/diag"
	"gongkai/generator/ledger"
	"gongkai/generator/publish"
)

// remember writes into the ledger what this build gave out for the first time: index
// numbers and addresses. A build that gave out nothing leaves the file alone.
func (p *Project) remember() error {
	index, addresses := p.numbers(), p.addresses()
	if len(index) == 0 && len(addresses) == 0 {
		return nil
	}
	return save(filepath.Join(p.Source, filepath.FromSlash(ledger.File)), p.Ledger.With(index, addresses).Encode())
}

// numbers are the index numbers that the ledger does not know yet, by document.
func (p *Project) numbers() map[string]string {
	fresh := map[string]string{}
	for _, d := range p.Site.Documents {
		if d.Number != "" && d.IndexNumber == "" && p.Ledger.Number(d.ID) == "" {
			fresh[d.ID] = d.Number
		}
	}
	return fresh
}

// lostLedger finds that a site has been published before, that nothing is left of its
// ledger, and that index numbers are given out: they may be others than those it shows.
func (p *Project) lostLedger() (found diag.List) {
	if !p.Ledger.Empty() || len(p.numbers()) == 0 {
		return nil
	}
	if _, err := os.Stat(filepath.Join(p.Output, publish.ManifestFile)); err == nil {
		found.Add(lostLedger.At(diag.Place{File: ledger.File}))
	}
	return found
}

// addresses are those of public documents that the ledger does not know, or knows as
// another document's. A site whose settings fix the clock shows one moment for ever,
// and an edition for disks is no site: nobody keeps links to either.
func (p *Project) addresses() map[string]string {
	if !p.Config.Clock.IsZero() || p.offline {
		return nil
	}
	fresh := map[string]string{}
	for _, d := range p.Site.Pages {
		if p.Ledger.Document(d.Route) != d.ID {
			fresh[d.Route] = d.ID
		}
	}
	return fresh
}
