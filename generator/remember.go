package generator

import (
	"path/filepath"

	"gongkai/generator/ledger"
)

// remember writes into the ledger what this build gave out for the first time: index
// numbers and addresses. A build that gave out nothing leaves the file alone.
func (p *Project) remember() error {
	index := map[string]string{}
	for _, d := range p.Site.Documents {
		if d.Number != "" && d.IndexNumber == "" && p.Ledger.Number(d.ID) == "" {
			index[d.ID] = d.Number
		}
	}
	addresses := p.addresses()
	if len(index) == 0 && len(addresses) == 0 {
		return nil
	}
	return save(filepath.Join(p.Source, filepath.FromSlash(ledger.File)), p.Ledger.With(index, addresses).Encode())
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
