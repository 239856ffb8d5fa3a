package targets

import (
	"time"

	"gongkai/site/publish"
)

// TickBy lets a target show that it lives when a test says so.
func TickBy(target publish.Target, ticks <-chan time.Time) {
	target.(*sftpTarget).ticks = func() <-chan time.Time { return ticks }
}
