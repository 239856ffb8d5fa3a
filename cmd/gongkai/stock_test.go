package main

import (
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
	root := ownSite(t)
	county, _ := ownCounty(t, root)
	for _, site := range []string{root, county} {
		stock := filepath.Join(dir, "stock", filepath.Base(site))
		if out, err := exec.Command(hugo, "--source", site, "--destination", stock).CombinedOutput(); err != nil {
			t.Fatalf("stock hugo: %v\n%s", err, out)
		}
		differ, n := differences(filepath.Join(site, "public"), stock)
		if len(differ) > 0 || n < 20 {
			t.Errorf("%s: of %d files these differ: %q", site, n, differ)
		}
	}
}
