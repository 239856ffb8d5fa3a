// Package testsite gives tests a site to work on. It is for tests only.
package testsite

import (
	"os"
	"path/filepath"
	"testing"
)

// Copy copies to dir what the site at root is made of, and nothing built.
func Copy(t testing.TB, root, dir string) {
	t.Helper()
	for _, name := range []string{"reports", "content", "layouts", "i18n", "assets", "static"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(root, "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), config, 0o644); err != nil {
		t.Fatal(err)
	}
}
