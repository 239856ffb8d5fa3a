package check

import (
	"os"
	"path/filepath"
	"testing"
)

func TestLargePagesAreJudgedOneByOne(t *testing.T) {
	turns := newTurns()
	done := turns.begin(10 * atOnce)
	if turns.TryAcquire(1) {
		t.Error("beside a page that is larger than all room there is room for another")
	}
	done()
	first, second := turns.begin(atOnce/2), turns.begin(atOnce/2) // neither waits
	first()
	second()
	if !turns.TryAcquire(atOnce) {
		t.Error("room was not given back")
	}
}

func TestFilesBeyondTheLimitAreNotReadWhole(t *testing.T) {
	dir := t.TempDir()
	for name, size := range map[string]int64{"a.csv": MaxFile, "b.csv": MaxFile + 1} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(file, size); err != nil {
			t.Fatal(err)
		}
	}
	s := &Site{FS: os.DirFS(dir)}
	if raw, err := s.ReadFile("a.csv"); err != nil || len(raw) != MaxFile {
		t.Errorf("of a file of %d bytes %d were read (%v)", MaxFile, len(raw), err)
	}
	if _, err := s.ReadFile("b.csv"); err == nil || err.Error() != "b.csv is larger than 64 MiB" {
		t.Errorf("a file of a byte more gives %v", err)
	}
}
