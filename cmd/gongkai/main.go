// Command gongkai turns filed reports into a bilingual website and proves that
// its pages disclose what the law asks for.
//
// Results go to stdout, progress and faults to stderr. It exits with 0 when
// all is well; with 1 for a finding at error level or stale content; with 2
// when it was called wrongly, the input cannot be loaded, it was stopped, or it failed itself.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"gongkai/disclosure"
	"gongkai/site"
)

// version is that of the contract that the commands and their output keep.
const version = "0.2.0"

func main() {
	if len(os.Args) > 1 && os.Args[1] == site.HugoCommand {
		os.Exit(site.Hugo(os.Args[2:]))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is gongkai with its streams handed over; it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return runAt(ctx, time.Now, args, stdout, stderr)
}

// runAt is run with its clock handed over, too.
func runAt(ctx context.Context, now func() time.Time, args []string, stdout, stderr io.Writer) int {
	a := &app{lang: langOf(args, os.Getenv), now: now, stdout: stdout, stderr: stderr, ended: func() {}}
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	code := 2
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFound):
		return 1 // said already
	case errors.Is(err, errStale), errors.Is(err, errRefused):
		code = 1
	}
	fmt.Fprintln(stderr, strings.TrimRight(site.InWords(err).In(a.lang), "\n"))
	return code
}

var (
	errFound = errors.New("findings at error level") // ends a command whose result, already printed, is not clean
	errStale = errors.New("content/ is stale")
)

// langOf chooses the language of messages before anything can be said: the
// flag --lang, else the locale.
func langOf(args []string, env func(string) string) disclosure.Lang {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && value == string(disclosure.ZhCN) {
			return disclosure.ZhCN
		}
		if ok {
			return disclosure.En
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "zh") {
				return disclosure.ZhCN
			}
			break
		}
	}
	return disclosure.En
}
