package scaffold

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestWriteIsWholeOrNotAtAll refuses, fails and succeeds: each leaves either
// every file or no trace, not even of the folders above.
func TestWriteIsWholeOrNotAtAll(t *testing.T) {
	root := t.TempDir()
	files := map[string][]byte{"a.txt": []byte("a"), "b/c.txt": []byte("c")}
	left := func(want ...string) {
		t.Helper()
		var got []string
		entries, err := os.ReadDir(root)
		for _, e := range entries {
			got = append(got, e.Name())
		}
		if err != nil || len(got) != len(want) || len(got) > 0 && got[0] != want[0] {
			t.Errorf("left are %q (%v), want %q", got, err, want)
		}
	}
	no := errors.New("no")
	dir := filepath.Join(root, "year", "report")
	if err := Write(dir, files, func(aside string) error {
		if data, err := os.ReadFile(filepath.Join(aside, "b/c.txt")); string(data) != "c" {
			t.Errorf("aside stands %q (%v)", data, err)
		}
		return no
	}); err != no {
		t.Errorf("the error is %v", err)
	}
	left()
	if err := Write(dir, files, nil); err != nil {
		t.Fatal(err)
	}
	left("year")
	if data, err := os.ReadFile(filepath.Join(dir, "b", "c.txt")); string(data) != "c" {
		t.Errorf("written was %q (%v)", data, err)
	}
	if err := Write(dir, map[string][]byte{"d.txt": nil}, nil); err == nil {
		t.Error("a folder that holds something was written to")
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) != 1 {
		t.Errorf("beside the report lie %v", entries)
	}
}
