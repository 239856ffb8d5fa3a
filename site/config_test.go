package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMisspeltSettingsAreRefused: a key that nobody reads would change nothing
// and say nothing.
func TestMisspeltSettingsAreRefused(t *testing.T) {
	for config, fault := range map[string]string{
		"[params.gongkai]\nicp = \"x\"\n[params.gongkai.security]\ncontact = \"mailto:a@example.org\"\nexpires = 2027-01-01\n": "",
		"[params.gongkai]\nipc = \"x\"\n":                       "params.gongkai.ipc",
		"[languages.en.params.gongkai]\nhosts = \"x\"\n":        "languages.en.params.gongkai.hosts",
		"[params.gongkai.security]\ncontacts = \"mailto:x\"\n":  "params.gongkai.security.contacts",
		"[params.gongkai.check]\nanything = true\n[params.x]\n": "",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte(config), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := readConfig(dir)
		if fault == "" && err != nil || fault != "" && (err == nil || !strings.Contains(err.Error(), fault)) {
			t.Errorf("%q: the fault is %v, not of %q", config, err, fault)
		}
	}
}
