package main

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"gongkai/internal/testsite"
)

// copySite copies what the site at the root is made of.
func copySite(t *testing.T) (root string) {
	t.Helper()
	root = filepath.Join(t.TempDir(), "site")
	testsite.Copy(t, "../..", root)
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
