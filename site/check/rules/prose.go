package rules

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Which words of a page rules on wording look at, whoever built it.

// A wording is what rules on wording share of a page.
type wording struct {
	hints    []hint // of each block
	chinese  bool
	standard []bool // whether each block is Chinese prose, where it was asked
	asked    []bool
}

func wordingOf(p *check.Pass, page *check.Page) *wording {
	return page.Once("rules.wording", func() any {
		blocks := page.Blocks()
		w := &wording{hints: make([]hint, len(blocks)), standard: make([]bool, len(blocks)), asked: make([]bool, len(blocks))}
		for i := range blocks {
			w.hints[i] = hintsOf(blocks[i].Text)
		}
		w.chinese = langOf(page.Path) == disclosure.ZhCN
		if p.Site.Foreign {
			w.chinese = mostlyChinese(page)
		}
		return w
	}).(*wording)
}

// prose reports whether block i is Chinese prose.
func (w *wording) prose(blocks []check.Block, i int) bool {
	if !w.asked[i] {
		w.asked[i], w.standard[i] = true, isProse(blocks[i], true)
	}
	return w.standard[i]
}

// chinese reports whether the words of the page are Chinese: on our pages by the
// folder, on others by what most of the first letters are.
func chinese(p *check.Pass, page *check.Page) bool { return wordingOf(p, page).chinese }

func mostlyChinese(page *check.Page) bool {
	han, latin := 0, 0
	for _, b := range page.Blocks() {
		for _, r := range b.Text {
			switch {
			case isHan(r):
				han++
			case r < 0x250 && unicode.IsLetter(r):
				latin++
			}
		}
		if han+latin > 2000 {
			break
		}
	}
	return han*8 > latin // templates and code leave much Latin on Chinese pages, and few English pages quote Chinese at length
}

// isProse leaves out what is no text of the page: menus, code, what is hidden,
// and what is declared to be in another language.
func isProse(b check.Block, zh bool) bool {
	if b.Hidden {
		return false
	}
	for n := b.Node; n != nil; n = n.Parent {
		switch n.Data {
		case "nav", "head", "code", "pre", "kbd", "samp", "select", "option", "textarea", "button", "svg":
			return false
		}
		if lang := check.Attr(n, "lang"); lang != "" && n.Data != "html" && strings.EqualFold(primary(lang), "zh") != zh {
			return false
		}
	}
	return true
}

// chineseProse gives the blocks of a Chinese page that have one of the hints, and
// are text of the page.
func chineseProse(p *check.Pass, page *check.Page, hints hint) []check.Block {
	w := wordingOf(p, page)
	if !w.chinese {
		return nil
	}
	var out []check.Block
	blocks := page.Blocks()
	for i, have := range w.hints {
		if have&hints != 0 && w.prose(blocks, i) {
			out = append(out, blocks[i])
		}
	}
	return out
}

// hinted gives the blocks that have one of the hints and are not hidden, whatever
// the page is written in.
func hinted(p *check.Pass, page *check.Page, hints hint) []check.Block {
	var out []check.Block
	blocks := page.Blocks()
	for i, have := range wordingOf(p, page).hints {
		if have&hints != 0 && !blocks[i].Hidden {
			out = append(out, blocks[i])
		}
	}
	return out
}

func holdsOneOf(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return len(words) == 0
}

// headingAbove is the text of the last heading before the block in the source,
// and which paragraph below it the block is.
func headingAbove(page *check.Page, b check.Block) (heading string, paragraph int) {
	var before *html.Node
	for _, other := range page.Blocks() {
		switch {
		case isHeading(other.Node):
			if other.Node == b.Node {
				return other.Text, 0
			}
			heading, paragraph = other.Text, 0
		case other.Node != before && !other.Hidden && !inMenu(other.Node):
			paragraph++
		}
		if other.Node == b.Node {
			return heading, paragraph
		}
		before = other.Node
	}
	return heading, paragraph
}

func inMenu(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "nav" || n.Data == "head" {
			return true
		}
	}
	return false
}

func isHeading(n *html.Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
}

// reportAround is the report in whose article the element stands, or "".
func reportAround(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if id := check.Attr(n, "data-report"); id != "" {
			return id
		}
	}
	return ""
}
