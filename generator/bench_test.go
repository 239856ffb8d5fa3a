package generator_test

import (
	"os"
	"testing"

	"gongkai/disclosure"
	"gongkai/generator"
)

// BenchmarkPages reads the founding report and makes the content of it.
func BenchmarkPages(b *testing.B) {
	filings := disclosure.Open(os.DirFS(".."))
	for b.Loop() {
		if _, err := generator.Pages(b.Context(), filings); err != nil {
			b.Fatal(err)
		}
	}
}
