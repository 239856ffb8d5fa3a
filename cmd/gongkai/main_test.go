package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"gongkai/site"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gongkai": func() {
		if len(os.Args) > 1 && os.Args[1] == site.HugoCommand {
			os.Exit(site.Hugo(os.Args[2:]))
		}
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	}})
}

// TestScripts runs testdata/script: each is a day's work with the command. All
// start in a copy of testdata/site, a small site without layouts of its own; the
// theme is below $THEME.
func TestScripts(t *testing.T) {
	theme, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "en_GB.UTF-8")
			e.Setenv("THEME", theme)
			return os.CopyFS(e.WorkDir, os.DirFS("testdata/site"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"replace": replace,
			"same":    same,
			"append":  appendTo,
		},
	})
}

// exits CODE PROGRAM ARG...: the program ends with just that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil {
		ts.Fatalf("usage: exits CODE PROGRAM ARG...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// replace FILE OLD NEW: changes the one place of FILE that holds OLD.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	file := ts.MkAbs(args[0])
	data, err := os.ReadFile(file)
	ts.Check(err)
	if n := bytes.Count(data, []byte(args[1])); n != 1 {
		ts.Fatalf("%s holds %q %d times; it must hold it once", args[0], args[1], n)
	}
	ts.Check(os.WriteFile(file, bytes.Replace(data, []byte(args[1]), []byte(args[2]), 1), 0o644))
}

// append FILE FROM: puts what is in FROM at the end of FILE.
func appendTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE FROM")
	}
	file := ts.MkAbs(args[0])
	data, err := os.ReadFile(file)
	ts.Check(err)
	more, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(file, append(data, more...), 0o644))
}

// same DIR DIR: both folders hold the same files with the same bytes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same DIR DIR")
	}
	differ, n := differences(ts.MkAbs(args[0]), ts.MkAbs(args[1]))
	if len(differ) > 0 || n == 0 {
		ts.Fatalf("of %d files these differ: %s", n, strings.Join(differ, ", "))
	}
}

// differences lists the files that two folders do not share byte for byte, and
// counts those of the first.
func differences(a, b string) (differ []string, n int) {
	read := func(dir string) map[string]string {
		files := map[string]string{}
		err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(file)
			files[strings.TrimPrefix(file, dir)] = string(data)
			return err
		})
		if err != nil {
			differ = append(differ, err.Error())
		}
		return files
	}
	first, second := read(a), read(b)
	for name, data := range first {
		if second[name] != data {
			differ = append(differ, name)
		}
	}
	for name := range second {
		if _, ok := first[name]; !ok {
			differ = append(differ, name)
		}
	}
	return differ, len(first)
}
