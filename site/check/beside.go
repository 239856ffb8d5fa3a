package check

import (
	"strings"

	"golang.org/x/net/html"
)

// beside looks for the value of a label that fills its line, in the element
// next to it: the next cell, the dd of a dt, the next element of the block. An
// empty one is an empty value, never the text that comes after it.
func (r *Reading) beside(p *Pair, l *line, at int) {
	if at+1 >= len(r.lines) {
		return
	}
	next := r.lines[at+1]
	if r.headRow(p, l, at) || labelled(next.text) {
		return
	}
	if within(next.node, l.node) && next.node != l.node { // <dd><label>索引号：</label><div>…</div></dd>
		r.take(p, next)
		return
	}
	if next.node == l.node { // 发布时间：<br>2023-01-19
		if _, iso, from, _ := readDate(next.text); iso != "" && from < 3 && (p.field == "published" || p.field == "formed") {
			r.take(p, next)
		}
		return
	}
	box := l.node
	for box.Parent != nil && box.Data != "td" && box.Data != "th" && box.Data != "dt" && box.Data != "body" && alone(box) {
		box = box.Parent
	}
	beside := nextElement(box)
	if beside == nil || !within(next.node, beside) {
		return
	}
	r.take(p, next)
}

// labelled reports whether a line begins with a label of its own.
func labelled(text string) bool {
	found := labelsIn(text)
	return len(found) > 0 && found[0].from == 0 || bareLabel(text) != ""
}

func (r *Reading) take(p *Pair, l *line) {
	if len(l.text) > labelZone || labelled(l.text) {
		return
	}
	value, from := valueIn(l.text, 0, len(l.text))
	if strings.HasPrefix(value, unfilled) {
		r.Unrendered = append(r.Unrendered, p)
		return
	}
	if len([]rune(value)) <= 200 {
		p.Value, p.Node, p.raw = value, l.at(from), l.text
	}
}

// headRow reads a table of two rows, the labels above the values, and reports
// whether the label stands in one.
func (r *Reading) headRow(p *Pair, l *line, at int) bool {
	cell := l.node
	for cell != nil && cell.Data != "td" && cell.Data != "th" {
		cell = cell.Parent
	}
	if cell == nil || cell.Parent == nil || cell.Parent.Data != "tr" {
		return false
	}
	row, below := childElements(cell.Parent), nextElement(cell.Parent)
	if below == nil || below.Data != "tr" || nextElement(below) != nil {
		return false
	}
	values := childElements(below)
	if len(values) != len(row) || len(row) < 2 {
		return false
	}
	place := -1
	for i, c := range row {
		if bareLabel(Text(c)) == "" {
			return false
		}
		if c == cell {
			place = i
		}
	}
	for _, next := range r.lines[at+1:] {
		if within(next.node, values[place]) {
			r.take(p, next)
			break
		}
	}
	return true
}

// alone reports whether an element is all the text of the one around it that
// comes before it.
func alone(n *html.Node) bool {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode && s.Data != "br" || s.Type == html.TextNode && strings.TrimSpace(s.Data) != "" {
			return false
		}
	}
	return n.Parent.Data != "tr" && n.Parent.Data != "table"
}

// within reports whether n is the element, or lies in it.
func within(n, element *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == element {
			return true
		}
	}
	return false
}

func nextElement(n *html.Node) *html.Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode && s.Data != "br" && s.Data != "script" && s.Data != "style" {
			return s
		}
	}
	return nil
}

func childElements(n *html.Node) (out []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			out = append(out, c)
		}
	}
	return out
}
