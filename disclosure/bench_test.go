package disclosure_test

import (
	"os"
	"testing"

	"gongkai/disclosure"
)

// BenchmarkLoad reads the founding report.
func BenchmarkLoad(b *testing.B) {
	site := os.DirFS("..")
	for b.Loop() {
		if _, err := disclosure.Load(site); err != nil {
			b.Fatal(err)
		}
	}
}
