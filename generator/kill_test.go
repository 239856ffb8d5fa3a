package generator_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator"
)

// version makes a set of files whose content tells which set it is of.
func version(v string) generator.Files {
	files := generator.Files{}
	for i := range 40 {
		name := fmt.Sprintf("content/reports/2022/r%02d/index.en.md", i)
		files[name] = []byte(marked + strings.Repeat(v+"\n", 2000))
	}
	return files
}

const victim = "GONGKAI_TEST_WRITE_FOREVER"

// TestMain lets the test binary be the writer that is killed.
func TestMain(m *testing.M) {
	if root := os.Getenv(victim); root != "" {
		for {
			for _, v := range []string{"one", "two"} {
				if _, err := generator.Write(root, version(v)); err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				fmt.Println(v)
			}
		}
	}
	os.Exit(m.Run())
}

// TestKilledAtAnyMomentEachFileIsOldOrNew kills a writer in the midst of its
// work, again and again, and reads what it left.
func TestKilledAtAnyMomentEachFileIsOldOrNew(t *testing.T) {
	root := t.TempDir()
	if _, err := generator.Write(root, version("one")); err != nil {
		t.Fatal(err)
	}
	one, two := version("one"), version("two")
	for round := range 8 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), victim+"="+root)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Some rounds of writing have gone by when these bytes arrive; where
		// the next one is by now is anybody's guess, and must not matter.
		if _, err := out.Read(make([]byte, 1+round)); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // killed, as wanted
		seen := map[string]bool{}
		err = filepath.WalkDir(filepath.Join(root, "content"), func(file string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(root, file)
			if err != nil {
				return err
			}
			name := filepath.ToSlash(rel)
			seen[name] = true
			data, err := os.ReadFile(file)
			if string(data) != string(one[name]) && string(data) != string(two[name]) {
				t.Errorf("%s is neither the old file nor the new (%d bytes)", name, len(data))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(seen) != len(one) {
			t.Errorf("%d files are there, want %d", len(seen), len(one))
		}
	}
}
