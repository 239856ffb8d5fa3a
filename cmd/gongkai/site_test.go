package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
)

// copySite copies what the site at the root is made of.
func copySite(t *testing.T) (root string) {
	t.Helper()
	root = filepath.Join(t.TempDir(), "site")
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
	return root
}

// ownSite is a copy of the site at the root, built.
func ownSite(t *testing.T) (root string) {
	t.Helper()
	root = copySite(t)
	if code, said := gongkai(root, "build", "--today", "2023-06-01"); code != 0 {
		t.Fatalf("gongkai build exits with %d:\n%s", code, said)
	}
	return root
}

// gongkai runs the command in English and gives its exit code and all it said.
func gongkai(root string, args ...string) (code int, said string) {
	var out bytes.Buffer
	code = run(context.Background(), append([]string{"--site", root, "--lang", "en"}, args...), &out, &out)
	return code, out.String()
}
