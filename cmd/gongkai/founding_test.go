package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// rows reads a list of testdata/founding: lines of two columns, or of one.
func rows(t *testing.T, name string) [][2]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/founding", name))
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") && !strings.Contains(line, "\t") {
			continue // a remark; headings have a second column
		}
		first, second, _ := strings.Cut(line, "\t")
		out = append(out, [2]string{first, second})
	}
	return out
}

func article(t *testing.T, file string) *goquery.Selection {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := goquery.NewDocumentFromReader(f)
	if err != nil {
		t.Fatal(err)
	}
	a := doc.Find(`article[data-report="2022/shaxian-rule-of-law"]`)
	if a.Length() != 1 {
		t.Fatalf("%s holds the report %d times", file, a.Length())
	}
	return a
}

func text(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// TestFoundingPagesAreWhole holds both pages to lists made from the founding
// page: every heading as a real heading of its level, every number, every
// document, person, body and date.
func TestFoundingPagesAreWhole(t *testing.T) {
	root := ownSite(t)
	for column, page := range []string{"public/reports/2022/shaxian-rule-of-law/index.html", "public/en/reports/2022/shaxian-rule-of-law/index.html"} {
		a := article(t, filepath.Join(root, page))
		all := text(a)

		headings := a.Find("h2[id], h3[id], h4[id]").FilterFunction(func(_ int, s *goquery.Selection) bool {
			return s.ParentsFiltered("nav").Length() == 0
		})
		want := rows(t, "headings.txt")
		if headings.Length() != len(want) {
			t.Errorf("%s has %d headings, want %d", page, headings.Length(), len(want))
		}
		for i, row := range want {
			level := strings.Count(strings.Split(row[0], " ")[0], "#")
			title := row[1]
			if column == 0 {
				title = strings.TrimLeft(row[0], "# ")
			}
			h := headings.Eq(i)
			if name := "h" + string(rune('1'+level)); goquery.NodeName(h) != name || text(h) != title {
				t.Errorf("%s: heading %d is %s %q, want %s %q", page, i+1, goquery.NodeName(h), text(h), name, title)
			}
		}
		for _, row := range rows(t, "numbers.txt") {
			shown := a.Find(`data[data-fact="` + row[0] + `"]`)
			if value, _ := shown.Attr("value"); shown.Length() == 0 || value != row[1] {
				t.Errorf("%s: %s is shown %d times, first as %q, want %q", page, row[0], shown.Length(), value, row[1])
			}
		}
		for _, row := range rows(t, "documents.txt") {
			if title := row[column]; !strings.Contains(all, title) || !strings.Contains(all, "《"+row[0]+"》") {
				t.Errorf("%s does not name %s (《%s》)", page, title, row[0])
			}
		}
		for _, row := range rows(t, "names.txt") {
			if !strings.Contains(strings.ToLower(all), strings.ToLower(row[column])) {
				t.Errorf("%s does not name %s", page, row[column])
			}
		}
	}
}

var (
	notWords = regexp.MustCompile(`[^0-9A-Za-z\x{3400}-\x{9fff}]`)
	quoted   = regexp.MustCompile(`《[^》]*》`)
	clause   = regexp.MustCompile(`[。；;：:，,\n]`)
	sentence = regexp.MustCompile(`[。\n]`)
)

// TestNoSentenceIsTheFoundingPages holds the data edition to its promise: the
// facts are the document's, the sentences are ours. The original is known here
// only by the digests of its sentences and clauses.
func TestNoSentenceIsTheFoundingPages(t *testing.T) {
	theirs := map[string]bool{}
	for _, row := range rows(t, "sentences.sha256") {
		theirs[row[0]] = true
	}
	if len(theirs) < 200 {
		t.Fatalf("only %d digests", len(theirs))
	}
	a := article(t, filepath.Join(ownSite(t), "public/reports/2022/shaxian-rule-of-law/index.html"))
	a.Find("[popover], button").Remove()
	looked := 0
	a.Find("p").Each(func(_ int, p *goquery.Selection) {
		words := quoted.ReplaceAllString(p.Text(), "")
		for _, part := range append(clause.Split(words, -1), sentence.Split(words, -1)...) {
			looked++
			digest := sha256.Sum256([]byte(notWords.ReplaceAllString(part, "")))
			if theirs[hex.EncodeToString(digest[:])[:16]] {
				t.Errorf("this is the founding page's: %q", part)
			}
		}
	})
	if looked < 300 {
		t.Errorf("only %d sentences and clauses were looked at", looked)
	}
}
