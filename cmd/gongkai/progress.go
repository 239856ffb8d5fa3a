package main

import (
	"fmt"
	"os"
	"time"

	"github.com/mattn/go-isatty"
)

// progress says what is going on when it takes longer than a second and
// someone is watching. The function it returns ends it.
func (a *app) progress(what string) func() {
	f, ok := a.stderr.(*os.File)
	if !ok || !isatty.IsTerminal(f.Fd()) {
		return func() {}
	}
	timer := time.AfterFunc(time.Second, func() { fmt.Fprintln(f, what) })
	return func() { timer.Stop() }
}
