package generator

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"gongkai/generator/offline"
	"gongkai/generator/plan"
	"gongkai/generator/publish"
)

// render makes all targets, several at once, and writes them. What is as it was in
// the last build is taken over from the published site.
func (p *Project) render(ctx context.Context, pl *plan.Plan, stage *publish.Staging, same [][]publish.Sum, o Options) error {
	var done atomic.Int64
	order := p.order(pl)
	return each(ctx, len(pl.Targets), o.Jobs, func(n int) error {
		i := order[n]
		t := &pl.Targets[i]
		if !keep(t, stage, same[i]) {
			if err := p.make(t, stage); err != nil {
				return err
			}
		}
		if n := int(done.Add(1)); o.Progress != nil && (n%100 == 0 || n == len(pl.Targets)) {
			o.Progress(n, len(pl.Targets))
		}
		return nil
	})
}

// keep takes the files of a target over from the published site, all or none.
func keep(t *plan.Target, stage *publish.Staging, sums []publish.Sum) bool {
	for i, sum := range sums {
		if err := stage.Keep(t.Paths[i], sum); err != nil {
			for _, path := range t.Paths[:i] {
				stage.Drop(path)
			}
			return false
		}
	}
	return sums != nil
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
		if p.offline && isPage(t.Paths[i]) {
			b = offline.Page(t.Paths[i], b, p.Config.BasePath())
		}
		if err := stage.Write(t.Paths[i], b); err != nil {
			return err
		}
	}
	return nil
}

// each calls do for 0 to n-1, several at once. The first failure stops the work and
// is returned.
func each(ctx context.Context, n, jobs int, do func(int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(i); err != nil {
					cancel(err)
				}
			}
		}()
	}
	wg.Wait()
	return context.Cause(ctx)
}
