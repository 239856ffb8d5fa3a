package check

import (
	"context"
	"errors"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
)

// A run that is stopped ends within the page that it is at: before each rule, within
// the reading of the page, and wherever one rule may be long over it. It then has no
// result, since half of one would read like a whole.

// stopped is why a run that was stopped has no result.
type stopped struct{ cause error }

func (stopped) text() disclosure.Text {
	return disclosure.Say("检查中途停止，没有做完，因此没有结果；请重新运行", "the check was stopped before it was done, so it has no result; run it again")
}

func (s stopped) Error() string                  { return s.text().In(disclosure.En) }
func (s stopped) In(lang disclosure.Lang) string { return s.text().In(lang) }
func (s stopped) Unwrap() error                  { return s.cause }

// stop says that a run was stopped, where that is why it ended; other errors stay.
func (s *Site) stop(err error) error {
	if cause := s.context().Err(); cause != nil && (err == nil || errors.Is(err, cause)) {
		return stopped{cause}
	}
	return err
}

// Stopped reports whether nobody waits for the result any longer. Whatever is long over
// one page or file asks now and then, and ends.
func (p *Pass) Stopped() bool { return p.Site.isStopped() }

func (s *Site) isStopped() bool { return s.context().Err() != nil }

// context is that of the run; pages may be read without one.
func (s *Site) context() context.Context {
	if s.ctx == nil {
		return context.Background()
	}
	return s.ctx
}

// heeding reads until the run is stopped.
type heeding struct {
	ctx context.Context
	io.Reader
}

func (h heeding) Read(b []byte) (int, error) {
	if err := h.ctx.Err(); err != nil {
		return 0, err
	}
	return h.Reader.Read(b)
}

// each calls visit for every item, on all processors, until one fails.
func each(ctx context.Context, items []string, visit func(string) error) error {
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, item := range items {
		workers.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return visit(item)
		})
	}
	return workers.Wait()
}
