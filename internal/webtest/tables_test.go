package webtest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// A slot is one cell of a table, with what stands over it and to its left.
type slot struct {
	text  string
	above []string // heads of its column, the outermost first
	left  []string // heads of its row
}

// readTable reads a table as any program might that knows HTML and nothing of
// us: it lays the cells out by their spans, and takes for the heads of a cell
// the th above it, down to the last line of heads, and the th to its left. It
// looks at no attribute but colspan and rowspan.
func readTable(table *goquery.Selection) []slot {
	type cell struct {
		text string
		head bool
		node *html.Node
	}
	grid := map[[2]int]cell{}
	wide, y := 0, 0
	table.Find("tr").Each(func(_ int, tr *goquery.Selection) {
		x := 0
		tr.ChildrenFiltered("th, td").Each(func(_ int, td *goquery.Selection) {
			for grid[[2]int{y, x}].node != nil {
				x++
			}
			number := func(name string) int {
				n := 1
				fmt.Sscan(td.AttrOr(name, "1"), &n)
				return n
			}
			c := cell{strings.Join(strings.Fields(td.Text()), " "), goquery.NodeName(td) == "th", td.Nodes[0]}
			for dy := range number("rowspan") {
				for dx := range number("colspan") {
					grid[[2]int{y + dy, x + dx}] = c
				}
			}
			x += number("colspan")
			wide = max(wide, x)
		})
		y++
	})
	var out []slot
	seen := map[*html.Node]bool{} // a cell over several columns is one
	for j := range y {
		for i := range wide {
			c := grid[[2]int{j, i}]
			if c.node == nil || c.head || seen[c.node] {
				continue
			}
			seen[c.node] = true
			s := slot{text: c.text}
			var last *html.Node
			for k := j - 1; k >= 0; k-- { // up to the heads, and through them
				up := grid[[2]int{k, i}]
				if !up.head && len(s.above) > 0 {
					break
				}
				if up.head && up.node != last {
					s.above = append([]string{up.text}, s.above...)
					last = up.node
				}
			}
			last = nil
			for k := 0; k < i; k++ {
				if l := grid[[2]int{j, k}]; l.head && l.node != last {
					s.left = append(s.left, l.text)
					last = l.node
				}
			}
			out = append(out, s)
		}
	}
	return out
}

// TestTablesGiveBackWhatWasFiled reads every table of the sample county's pages
// by HTML alone, in both languages: in each place stands the number, or the
// words, that were filed, and the heads there name its row and its column.
func TestTablesGiveBackWhatWasFiled(t *testing.T) {
	cells, tables := 0, map[string]bool{}
	eachFullPage(t, func(r *disclosure.Report, lang disclosure.Lang, page *goquery.Document) {
		for _, tb := range r.Tables {
			found := page.Find("table").FilterFunction(func(_ int, s *goquery.Selection) bool {
				return strings.Join(strings.Fields(s.Find("caption").Text()), " ") == tb.Caption.In(lang)
			})
			if found.Length() != 1 {
				t.Fatalf("%s: %s has %d tables with the caption %q", r.ID, lang, found.Length(), tb.Caption.In(lang))
			}
			tables[r.Form.ID+" "+tb.ID] = true
			cells += compareTable(t, fmt.Sprintf("%s %s %s", r.ID, tb.ID, lang), tb, readTable(found), lang)
		}
	})
	if cells < 5000 || len(tables) < 20 {
		t.Errorf("only %d cells of %d kinds of tables were compared", cells, len(tables))
	}
}

// compareTable holds the slots of a table against the cells that were filed, in
// the order of the lines, and counts them.
func compareTable(t *testing.T, name string, tb *disclosure.Table, got []slot, lang disclosure.Lang) int {
	t.Helper()
	n := 0
	tb.Cells(func(_ *disclosure.Block, row *disclosure.Row, c *disclosure.Column, f *disclosure.Fact) {
		if n >= len(got) {
			t.Errorf("%s: there is no cell for %s", name, f.ID)
			n++
			return
		}
		s := got[n]
		n++
		if want := strings.Join(strings.Fields(f.Text(lang)), " "); s.text != want {
			t.Errorf("%s: where %s should stand reads %q, filed %q", name, f.ID, s.text, want)
		}
		heads := strings.Join(append(append([]string{}, s.above...), s.left...), " | ")
		for _, label := range []string{row.Label.In(lang), c.Label.In(lang)} {
			if !strings.Contains(heads, label) {
				t.Errorf("%s: the heads of %s, %q, do not name %q", name, f.ID, heads, label)
			}
		}
	})
	if n != len(got) {
		t.Errorf("%s has %d cells, filed %d", name, len(got), n)
	}
	return n
}
