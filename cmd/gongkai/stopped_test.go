package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestACheckThatIsStopped: it says so, in the reader's language, with the exit code of
// a run that failed, and writes nothing: half a result would read like a whole.
func TestACheckThatIsStopped(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.html")
	if err := os.WriteFile(file, []byte("<!doctype html><title>t</title><p>t"), 0o644); err != nil {
		t.Fatal(err)
	}
	result := filepath.Join(dir, "result.json")
	for lang, says := range map[string]string{
		"zh-cn": "检查中途停止，没有做完，因此没有结果；请重新运行\n",
		"en":    "the check was stopped before it was done, so it has no result; run it again\n",
	} {
		ctx, stop := context.WithCancel(t.Context())
		asked := func() time.Time { // the clock is asked once, before the first page
			stop()
			return time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
		}
		var stdout, stderr bytes.Buffer
		code := runAt(ctx, asked, []string{"check", file, "--foreign", "--lang", lang, "--format", "text", "--format", "json=" + result}, &stdout, &stderr)
		if code != 2 || stdout.Len() > 0 || stderr.String() != says {
			t.Errorf("it ends with %d, %q and %q", code, stdout.String(), stderr.String())
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
			t.Errorf("it leaves %v (%v)", left, err)
		}
	}
}
