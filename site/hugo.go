package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gohugoio/hugo/commands"

	"gongkai/disclosure"
)

// HugoCommand is the hidden first argument that makes the binary be Hugo.
const HugoCommand = "__hugo"

// Hugo runs Hugo within this process and returns its exit code. It is the only
// place that knows Hugo's Go code, which promises no stable API; the flags of
// its command hardly change.
func Hugo(args []string) int {
	if err := commands.Execute(args); err != nil {
		fmt.Fprintln(os.Stderr, "ERROR", err)
		return 1
	}
	return 0
}

// HugoVersion is that of the Hugo in this binary, as Go's build information has it.
func HugoVersion() string {
	info, _ := debug.ReadBuildInfo()
	if info == nil {
		return ""
	}
	for _, d := range info.Deps {
		if d.Path == "github.com/gohugoio/hugo" {
			return d.Version
		}
	}
	return ""
}

// A HugoError is a build that Hugo refused. Its text is what Hugo said, in
// Hugo's English.
type HugoError struct{ Output string }

func (e *HugoError) Error() string { return e.Output }

// In says in lang who said it.
func (e *HugoError) In(lang disclosure.Lang) string {
	return disclosure.Say("Hugo 未能生成网站：\n%s", "Hugo could not build the site:\n%s", e.Output).In(lang)
}

// hugo starts this binary again as Hugo and waits for it. The child sees none
// of the HUGO variables (HUGO_BASEURL, HUGOxBASEURL), which would change the
// site from outside.
func hugo(ctx context.Context, args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self)
	cmd.Args = append([]string{"gongkai", HugoCommand}, args...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "HUGO") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	cmd.WaitDelay = 2 * time.Second // for what Hugo started, and left with our end of its output
	err = cmd.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return &HugoError{Output: complaint(out.String(), exit)}
	}
	return err
}

var ansi = regexp.MustCompile("\x1b\\[[0-9;]*m")

// complaint keeps of Hugo's output the lines that say what is wrong: errors
// and warnings, or, when it crashed, how.
func complaint(out string, exit *exec.ExitError) string {
	out = ansi.ReplaceAllString(out, "")
	var kept []string
	seen := map[string]bool{}
	for line := range strings.Lines(out) {
		line = strings.TrimSpace(line)
		said := strings.HasPrefix(line, "ERROR") || strings.HasPrefix(line, "WARN") || strings.HasPrefix(line, "panic:") || strings.HasPrefix(line, "Error:")
		if said && !seen[line] {
			kept = append(kept, line)
			seen[line] = true
		}
	}
	if len(kept) == 0 {
		return fmt.Sprintf("hugo stopped (%v) and said: %s", exit, strings.TrimSpace(out))
	}
	return strings.Join(kept, "\n")
}
