package warc_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"gongkai/site/archive/warc"
)

// BenchmarkWriteWARC packs pages that are as long as those of reports, in bytes of them.
func BenchmarkWriteWARC(b *testing.B) {
	var resources []warc.Resource
	total := int64(0)
	for i := range 200 {
		var page strings.Builder
		for n := i * i; page.Len() < 60_000; n = n*1664525%4294967291 + 1013904223 {
			fmt.Fprintf(&page, "<p class=\"item\">%d 件%c%c", n>>8, rune(0x4e00+n>>18&0x3fff), rune(0x4e00+n>>9&0x3fff))
		}
		r := resource(fmt.Sprintf("https://www.x.gov.cn/%d/", i), "text/html", page.String())
		resources, total = append(resources, r), total+r.Size
	}
	b.SetBytes(total)
	for b.Loop() {
		if _, _, err := warc.Write(b.Context(), resources, options, func(string) (io.WriteCloser, error) { return thrown{}, nil }); err != nil {
			b.Fatal(err)
		}
	}
}

type thrown struct{}

func (thrown) Write(p []byte) (int, error) { return len(p), nil }
func (thrown) Close() error                { return nil }
