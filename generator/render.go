package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"gongkai/generator/ledger"
	"gongkai/generator/plan"
	"gongkai/generator/publish"
)

// render makes all targets, several at once, and writes them. The first failure
// stops the work.
func (p *Project) render(ctx context.Context, pl *plan.Plan, stage *publish.Staging, o Options) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs := o.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next, done atomic.Int64
	var wg sync.WaitGroup
	for range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(pl.Targets) {
					return
				}
				if err := p.make(&pl.Targets[i], stage); err != nil {
					cancel(err)
					return
				}
				if n := int(done.Add(1)); o.Progress != nil && (n%100 == 0 || n == len(pl.Targets)) {
					o.Progress(n, len(pl.Targets))
				}
			}
		}()
	}
	wg.Wait()
	return context.Cause(ctx)
}

func (p *Project) make(t *plan.Target, stage *publish.Staging) error {
	if t.Copy != "" {
		f, err := p.FS.Open(t.Copy)
		if err != nil {
			return fmt.Errorf("copy %s: %w", t.Copy, err)
		}
		defer f.Close()
		return stage.WriteFrom(t.Paths[0], t.Bytes, f)
	}
	files, err := t.Render()
	if err != nil {
		return fmt.Errorf("render %s: %w", t.Paths[0], err)
	}
	for i, b := range files {
		if err := stage.Write(t.Paths[i], b); err != nil {
			return err
		}
	}
	return nil
}

// remember writes what was allocated in this build into the ledger, if anything was.
func (p *Project) remember() error {
	index := map[string]string{}
	for _, d := range p.Site.Documents {
		if d.Number != "" && d.IndexNumber == "" && p.Ledger.Number(d.ID) == "" {
			index[d.ID] = d.Number
		}
	}
	if len(index) == 0 {
		return nil
	}
	file := filepath.Join(p.Source, filepath.FromSlash(ledger.File))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("save ledger: %w", err)
	}
	temp := file + ".new"
	if err := os.WriteFile(temp, p.Ledger.With(index, nil).Encode(), 0o644); err != nil {
		return fmt.Errorf("save ledger: %w", err)
	}
	if err := os.Rename(temp, file); err != nil {
		return fmt.Errorf("save ledger: %w", err)
	}
	return nil
}
