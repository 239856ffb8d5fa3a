package check

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLongTextsComeInPieces: nothing is lost, no letter is cut, and a sentence or a word
// ends each where there is one.
func TestLongTextsComeInPieces(t *testing.T) {
	for _, unit := range []string{"公开1件。", "公开", "a b", "1", "公开，\u3000", "é"} {
		text := strings.Repeat(unit, 3*longestBlock/len(unit))
		page, err := readPage(context.Background(), "a.html", []byte("<p>"+text+"</p>"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		blocks := page.Blocks()
		for i, b := range blocks {
			if len(b.Text) > longestBlock || !utf8.ValidString(b.Text) || b.Node.Data != "p" {
				t.Errorf("%q: a piece of %d bytes in %s", unit, len(b.Text), b.Node.Data)
			}
			if strings.Contains(unit, "。") && i < len(blocks)-1 && !strings.HasSuffix(b.Text, "。") {
				t.Errorf("%q: a piece ends within a sentence", unit)
			}
			got += b.Text
		}
		if Squeeze(got) != Squeeze(text) {
			t.Errorf("%q: %d bytes became %d", unit, len(text), len(got))
		}
	}
}
