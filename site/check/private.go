package check

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/site/check/private"
)

// unseen is what is read of a page only when a rule first asks: its text, and
// what may be private in it.
type unseen struct {
	blocks   []Block
	comments []*html.Node
	signed   []Signed
	search   private.Search
	rosters  []Roster
	tops     map[*html.Node]top // of tables
}

// A Signed block is one that may hold something private or secret.
type Signed struct {
	Block
	At    int // in Blocks
	Signs private.Signs
	Hits  []private.Hit
}

// Signed lists the blocks of the page that may hold something private, with
// what was found in them. All rules of private data share this one reading;
// most pages have no such block, and cost one look at each byte of their text.
func (p *Pass) Signed(page *Page) []Signed {
	if page.unseen.signed == nil {
		page.unseen.signed = []Signed{}
		blocks := page.Blocks()
		for i := range blocks {
			if p.Stopped() {
				break
			}
			signs := private.Look(blocks[i].Text)
			if signs == 0 {
				continue
			}
			s := Signed{Block: blocks[i], At: i, Signs: signs}
			s.Hits = page.unseen.search.Find(s.Text, signs, func() private.Around {
				a := page.around(i)
				a.Today = p.Site.Today
				return a
			})
			page.unseen.signed = append(page.unseen.signed, s)
		}
	}
	return page.unseen.signed
}

// Crowded reports whether the page has more numbers than Signed judged.
func (p *Page) Crowded() bool { return p.unseen.search.Cut }

// around tells what stands beside a block: the short line before, and the heads
// if it is a cell of a table.
func (p *Page) around(i int) private.Around {
	blocks := p.Blocks()
	a := private.Around{}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if utf8.RuneCountInString(blocks[k].Text) > 24 || private.Look(blocks[k].Text)&private.Digits != 0 {
			break
		}
		a.Label = blocks[k].Text + " " + a.Label
	}
	cell := Closest(blocks[i].Node, "td", "th")
	if cell == nil {
		return a
	}
	if table := Closest(cell, "table"); table != nil {
		a.Head, a.Heads = p.heads(table, cell)
	}
	for c, n := cell.Parent.FirstChild, 0; c != nil && n < 8; c = c.NextSibling {
		if c != cell && c.Type == html.ElementNode {
			if text := Text(c); utf8.RuneCountInString(text) <= maxHead {
				a.Row += text + " "
			}
			n++
		}
	}
	return a
}

// MayConceal reports whether the source holds anything that Concealed is worth
// asking for: a long number anywhere, or a word for a home or passport where no
// text shows it.
func (p *Page) MayConceal() bool { return private.LooksLong(p.raw) }

// Closest finds the nearest element with one of the names, n itself included.
func Closest(n *html.Node, names ...string) *html.Node {
	for ; n != nil; n = n.Parent {
		for _, name := range names {
			if n.Type == html.ElementNode && n.Data == name {
				return n
			}
		}
	}
	return nil
}

// heads gives what stands at the top of a table: above the given cell, and all of
// it. A table that only lays a page out has no heads.
func (p *Page) heads(table, cell *html.Node) (head, all string) {
	t, known := p.unseen.tops[table]
	if !known {
		t = topOf(table)
		if p.unseen.tops == nil {
			p.unseen.tops = map[*html.Node]top{}
		}
		p.unseen.tops[table] = t
	}
	if at, ok := t.column[cell]; ok && at < len(t.heads) {
		head = t.heads[at]
	}
	return head, strings.Join(t.heads, " ")
}

// A top is the heads of a table by column, and in which column each cell stands.
type top struct {
	heads  []string
	column map[*html.Node]int
}

// maxHead is how long a head may be, in letters; longer ones are text.
const maxHead = 20

// maxColumns is how many columns of a table are looked at.
const maxColumns = 64

// topOf reads the first row with several cells, and the rows below that reach as
// far down as the tallest of them. There are no heads if one of them is text.
func topOf(table *html.Node) top {
	t := top{column: map[*html.Node]int{}}
	first, last := -1, -1
	grid := FormTable(table)
	for _, c := range grid.Cells {
		t.column[c.Node] = c.X
		if first < 0 && c.X > 0 {
			first, last = c.Y, c.Y
		}
	}
	for _, c := range grid.Cells {
		if c.Y == first {
			last = max(last, min(c.Y+c.H-1, first+3))
		}
	}
	for _, c := range grid.Cells {
		if c.Y < first || c.Y > last || first < 0 {
			continue
		}
		text := Squeeze(Text(c.Node))
		if utf8.RuneCountInString(text) > maxHead || private.Look(text)&private.Digits != 0 {
			t.heads = nil
			return t
		}
		for x := c.X; x < min(c.X+c.W, maxColumns); x++ {
			for len(t.heads) <= x {
				t.heads = append(t.heads, "")
			}
			t.heads[x] += text
		}
	}
	return t
}
