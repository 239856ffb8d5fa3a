package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestStockHugoBuildsTheSameBytes holds the wall: all that is public comes
// from content/, layouts/ and Hugo itself, of the version that we link.
func TestStockHugoBuildsTheSameBytes(t *testing.T) {
	dir := t.TempDir()
	hugo := filepath.Join(dir, "hugo")
	if out, err := exec.Command("go", "build", "-o", hugo, "github.com/gohugoio/hugo").CombinedOutput(); err != nil {
		t.Fatalf("build stock hugo: %v\n%s", err, out)
	}
	root := filepath.Join(dir, "site")
	for _, name := range []string{"reports", "content", "layouts", "i18n", "assets", "static"} {
		if err := os.CopyFS(filepath.Join(root, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile("../../config.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "config.toml"), config, 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"--site", root, "--lang", "en", "build"}, &out, &errs); code != 0 {
		t.Fatalf("gongkai build exits with %d:\n%s%s", code, out.String(), errs.String())
	}
	stock := filepath.Join(dir, "stock")
	if out, err := exec.Command(hugo, "--source", root, "--destination", stock).CombinedOutput(); err != nil {
		t.Fatalf("stock hugo: %v\n%s", err, out)
	}
	differ, n := differences(filepath.Join(root, "public"), stock)
	if len(differ) > 0 || n < 20 {
		t.Errorf("of %d files these differ: %q", n, differ)
	}
}
