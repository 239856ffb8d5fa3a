package check

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/site/check/private"
)

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
	if page.signed == nil {
		page.signed = []Signed{}
		blocks := page.Blocks()
		for i := range blocks {
			signs := private.Look(blocks[i].Text)
			if signs == 0 {
				continue
			}
			s := Signed{Block: blocks[i], At: i, Signs: signs}
			s.Hits = private.Find(s.Text, signs, func() private.Around {
				a := page.around(i)
				a.Today = p.Site.Today
				return a
			})
			page.signed = append(page.signed, s)
		}
	}
	return page.signed
}

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

// heads gives the first row of a table: the cell above the given one, and all
// of them with the caption. A table that only lays a page out has no heads.
func (p *Page) heads(table, cell *html.Node) (head, all string) {
	cells, known := p.firstRows[table]
	if !known {
		cells = firstRow(table)
		if p.firstRows == nil {
			p.firstRows = map[*html.Node][]string{}
		}
		p.firstRows[table] = cells
	}
	at := 0
	for s := cell.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			at += span(s, "colspan", 1000)
		}
	}
	if at < len(cells) {
		head = cells[at]
	}
	return head, strings.Join(cells, " ")
}

// maxHead is how long a head may be, in letters; longer ones are text.
const maxHead = 20

// firstRow reads the cells of the first row with more than one, each as often as
// it is wide; nil if one of them is no head.
func firstRow(table *html.Node) []string {
	var cells []string
	for tr := range table.Descendants() {
		if tr.Type != html.ElementNode || tr.Data != "tr" || Closest(tr, "table") != table {
			continue
		}
		cells = cells[:0]
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
				continue
			}
			text := Squeeze(Text(c))
			if utf8.RuneCountInString(text) > maxHead || private.Look(text)&private.Digits != 0 {
				return nil
			}
			for range span(c, "colspan", 64) {
				cells = append(cells, text)
			}
		}
		if len(cells) > 1 && cells[0] != cells[len(cells)-1] {
			return cells
		}
	}
	return nil
}
