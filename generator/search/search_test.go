package search_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gongkai/generator/search"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"一段简单":                  "一段 段简 简单 单",
		"深圳市A区":                 "深圳 圳市 市 a 区",
		"2022年共1,234件":          "2022 年共 共 1234 件",
		"Café NAÏVE Ｆｕｌｌ":       "cafe naive full",
		"State-owned, 3.5":      "state owned 3 5",
		"㈠推进 𠮷野家":               "一 推进 进 𠮷野 野家 家",
		"，。 \n":                 "",
		strings.Repeat("a", 50): strings.Repeat("a", 40),
	} {
		if got := strings.Join(search.Words(text), " "); got != want {
			t.Errorf("%q is cut into %q, not %q", text, got, want)
		}
	}
}

// TestTheIndexHoldsEachWordOfEachReport looks every word up as pages do.
func TestTheIndexHoldsEachWordOfEachReport(t *testing.T) {
	reports := county(60)
	files, version := index(reports...).Files()
	list := parse[struct {
		Reports [][]any
		Words   []string
		Shelves []string
	}](t, files["reports-"+version])
	if len(list.Words) < 3 || len(list.Shelves) != len(list.Words) {
		t.Fatalf("%d files of words are too few to try the search for the right one", len(list.Words))
	}
	rank := map[string]int{}
	for i, r := range list.Reports {
		rank[r[0].(string)] = i
		if i > 0 && r[4].(string) > list.Reports[i-1][4].(string) {
			t.Errorf("%v stands behind an earlier report", r)
		}
	}
	shelves := map[int]map[string][]int{}
	for _, r := range reports {
		for _, passage := range append(r.Text, r.Title) {
			for _, w := range search.Words(passage) {
				at, found := slices.BinarySearch(list.Words, w)
				if !found {
					at--
				}
				if shelves[at] == nil {
					shelves[at] = parse[map[string][]int](t, files["words-"+list.Shelves[at]])
				}
				holds, sum := false, 0
				for _, step := range shelves[at][w] {
					sum += step
					holds = holds || sum == rank[r.Path]
				}
				if !holds {
					t.Fatalf("%s holds %q, and the index does not say so", r.Path, w)
				}
			}
		}
	}
}

func TestTheIndexDoesNotDependOnTheOrder(t *testing.T) {
	reports := county(40)
	files, version := index(reports...).Files()
	slices.Reverse(reports)
	again, sameVersion := index(reports...).Files()
	if version != sameVersion || !maps.EqualFunc(files, again, bytes.Equal) {
		t.Error("the same reports in another order make another index")
	}
	reports[0].Text = append(reports[0].Text, "补充")
	if _, other := index(reports...).Files(); other == version {
		t.Error("other words leave the names of the files as they were: browsers would mix old and new")
	}
}

// TestAWordPutRightChangesFewFiles: wherever in the index the word stands, only the files
// of words that are new or gone have other names, and the list that names them.
func TestAWordPutRightChangesFewFiles(t *testing.T) {
	before, _ := index(county(100)...).Files()
	if len(before) < 25 {
		t.Fatalf("%d files are too few to tell anything", len(before))
	}
	for _, word := range []string{"0", "aa", "一丁", "乾乾", "休休", "元元"} {
		reports := county(100)
		reports[50].Text = append(reports[50].Text, word)
		after, _ := index(reports...).Files()
		fresh := 0
		for name, data := range after {
			if old, ok := before[name]; !ok {
				fresh++
			} else if !bytes.Equal(old, data) {
				t.Errorf("%s is something else than before", name)
			}
		}
		// The pair and its last letter; the file that begins with either may be cut elsewhere.
		if fresh < 2 || fresh > 6 {
			t.Errorf("with %s more, %d of %d files are new", word, fresh, len(after))
		}
	}
}

func TestAnEmptyIndexHasNoFiles(t *testing.T) {
	if files, version := search.New().Files(); len(files) > 0 || version != "" {
		t.Errorf("%d files, version %q", len(files), version)
	}
}

// TestAPhoneReadsLittle: a thousand reports, and what a page reads before it is
// asked anything, and for a question. The page with its style and scripts has the rest of 50 KB.
func TestAPhoneReadsLittle(t *testing.T) {
	files, version := index(county(1000)...).Files()
	if n := packed(t, files["reports-"+version]); n > 25_000 {
		t.Errorf("the list of reports takes %d bytes, packed", n)
	}
	for name, data := range files {
		if n := packed(t, data); strings.HasPrefix(name, "words-") && n > 15_000 {
			t.Errorf("%s takes %d bytes, packed", name, n)
		}
	}
}

// county makes n reports of forty organs.
func county(n int) []search.Report {
	var out []search.Report
	for i := range n {
		organ, year, form := i%40, 2023-i/40%10, i/400
		out = append(out, search.Report{
			Path: fmt.Sprintf("%d/organ-%d-%d", year, organ, form), Organ: fmt.Sprint("organ-", organ), Form: fmt.Sprint("form-", form),
			Title:     fmt.Sprintf("示例县第%d局%d年政府信息公开工作年度报告", organ, year),
			Published: fmt.Sprintf("%d-01-%02dT09:00", year+1, 1+organ%28),
			Text:      []string{letters(i, 700), letters(i/7, 300)},
		})
	}
	return out
}

// letters makes a text of Chinese letters, some frequent and many rare, as texts have them.
func letters(seed, n int) string {
	var b strings.Builder
	x := uint32(seed*7919 + 1)
	for range n {
		x = x*1664525 + 1013904223
		r := x >> 8 % 4096
		b.WriteRune(rune(0x4E00 + r*r/4096%3000))
	}
	return b.String()
}

func index(reports ...search.Report) *search.Index {
	x := search.New()
	for _, r := range reports {
		x.Add(r)
	}
	return x
}

func parse[T any](t *testing.T, data []byte) (v T) {
	t.Helper()
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func packed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, 9)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = z.Write(data) // into memory
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
