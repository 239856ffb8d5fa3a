package generator_test

import (
	"os"
	"testing"

	"gongkai/disclosure"
	"gongkai/generator"
)

// BenchmarkPages makes the content of the founding report.
func BenchmarkPages(b *testing.B) {
	filings, err := disclosure.Load(os.DirFS(".."))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := generator.Pages(filings); err != nil {
			b.Fatal(err)
		}
	}
}
