package disclosure_test

import (
	"strings"
	"testing"
)

// TestHugeFilesAreRefusedOrReadInTime holds what a file may cost: one that is
// larger or deeper than any report is refused, and a long one is read at once.
func TestHugeFilesAreRefusedOrReadInTime(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a long list of nobody", "x = [" + strings.Repeat("1,", 300_000) + "]\n", report + `:1: x: is not a known key; check its spelling or remove it`},
		{"many lines that nobody knows", strings.Repeat("x", 3) + " = 1\n" + strings.Repeat("# a line\n", 200_000), report + `:1: xxx: is not a known key; check its spelling or remove it`},
		{"a key of many parts", strings.Repeat("a.", 50_000) + "a = 1\n", report + `:1: nests brackets, or the parts of a key, too deep`},
		{"brackets within brackets", "x = " + strings.Repeat("[", 100_000) + "\n", report + `:1: nests brackets, or the parts of a key, too deep`},
		{"too large", "# " + strings.Repeat("x", 5<<20) + "\n", report + `: is larger than 4 MiB; file large tables as CSV`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := good(t)
			files[report] = tt.text + files[report]
			_, err := load(files)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %.300v\nwant %s", err, tt.want)
			}
		})
	}
}
