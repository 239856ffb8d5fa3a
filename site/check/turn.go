package check

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// atOnce is how many bytes of pages or files are judged at the same time, however many
// processors there are: the tree of a page, with all that rules read of it, takes some
// fifteen times as much. Only lists of thousands of reports come near it; what is
// larger waits until it is alone.
const atOnce = 3 << 20

// turns lets pages begin as there is room for them.
type turns struct{ *semaphore.Weighted }

func newTurns() turns { return turns{semaphore.NewWeighted(atOnce)} }

// begin waits for room for so many bytes, and gives it back by done. Whoever has some
// must not ask for more.
func (t turns) begin(size int64) (done func()) {
	size = min(size, atOnce)
	_ = t.Acquire(context.Background(), size) // only a context that ends makes it fail
	return func() { t.Release(size) }
}
