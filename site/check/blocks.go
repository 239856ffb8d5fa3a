package check

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A Block is a piece of text that readers see as one: a paragraph, a cell, a
// heading, a line of a list.
type Block struct {
	Text   string     // its white space collapsed
	Node   *html.Node // the innermost element around all of it
	Hidden bool       // out of readers' sight, as Hidden tells
}

// longestBlock is how much text one block has at most, in bytes: more than any paragraph
// that people write. What is longer comes in several, so that no rule needs more time or
// memory for each word of it than for one of a short text.
const longestBlock = 64 << 10

// Blocks reads the text of the page in the order of the source, without that of
// scripts, styles and comments. It is read once, when a rule first asks.
func (p *Page) Blocks() []Block {
	if p.unseen.blocks == nil {
		b := &blocks{}
		b.read(p.Doc.Nodes[0], false)
		b.end()
		p.unseen.blocks, p.unseen.comments = b.all, b.comments
		if p.unseen.blocks == nil {
			p.unseen.blocks = []Block{}
		}
	}
	return p.unseen.blocks
}

// Comments lists the comments of the page, in the order of the source.
func (p *Page) Comments() []*html.Node {
	p.Blocks()
	return p.unseen.comments
}

type blocks struct {
	all    []Block
	first  string          // the first text of the block; most have one
	text   strings.Builder // all of them, where there are more
	texts  int
	around *html.Node // of the block that is being read
	hidden bool

	comments []*html.Node
}

func (b *blocks) read(n *html.Node, hidden bool) {
	switch n.Type {
	case html.TextNode:
		if b.around == nil {
			b.around, b.hidden = blockOf(n), hidden
		}
		switch b.texts++; b.texts {
		case 1:
			b.first = n.Data
		case 2:
			b.text.WriteString(b.first)
			fallthrough
		default:
			b.text.WriteString(n.Data)
		}
		return
	case html.CommentNode:
		b.comments = append(b.comments, n)
		return
	case html.DoctypeNode:
		return
	}
	hidden = hidden || hides(n)
	switch n.Data {
	case "script", "style", "noscript":
		return
	}
	apart := n.Type == html.ElementNode && (!inline[n.Data] || n.Data == "br")
	if apart || hidden != b.hidden {
		b.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.read(c, hidden)
	}
	if apart || hides(n) {
		b.end()
	}
}

// end closes the block that is being read.
func (b *blocks) end() {
	if b.texts == 0 {
		return
	}
	text := b.first
	if b.texts > 1 {
		text = b.text.String()
		b.text.Reset()
	}
	for text = collapse(text); text != ""; {
		n := pieceOf(text)
		b.all = append(b.all, Block{Text: strings.TrimSpace(text[:n]), Node: b.around, Hidden: b.hidden})
		text = strings.TrimSpace(text[n:])
	}
	b.texts, b.around = 0, nil
}

// pieceOf is how much of a text, which is not empty, makes one block: all of it, or up to
// where a sentence ends, or at least a word.
func pieceOf(text string) int {
	if len(text) <= longestBlock {
		return len(text)
	}
	const near = longestBlock / 8
	last := text[longestBlock-near : longestBlock]
	for _, end := range []string{"。", "；", "，", " "} {
		if i := strings.LastIndex(last, end); i >= 0 {
			return longestBlock - near + i + len(end)
		}
	}
	n := longestBlock
	for n > longestBlock-utf8.UTFMax && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

// blockOf finds the nearest element around a text that is no part of a line.
func blockOf(n *html.Node) *html.Node {
	for n = n.Parent; n != nil && n.Parent != nil && inline[n.Data]; n = n.Parent {
	}
	return n
}

// inline elements stand within a line of text.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "big": true, "br": true, "button": true, "cite": true, "code": true,
	"data": true, "del": true, "dfn": true, "em": true, "font": true, "i": true, "ins": true, "kbd": true, "label": true, "mark": true,
	"q": true, "ruby": true, "rt": true, "rp": true, "s": true, "samp": true, "small": true, "span": true, "strike": true, "strong": true,
	"sub": true, "sup": true, "time": true, "tt": true, "u": true, "var": true, "wbr": true, "o:p": true, "st1": true,
}
