package check

import (
	"strings"

	"golang.org/x/net/html"
)

// readTables finds the tables of data. A table that only places things on the page,
// or the fields of a document, is none.
func (r *Reading) readTables() {
	for _, n := range tablesIn(r.page.Doc.Nodes[0]) {
		if isData(n) {
			r.Tables = append(r.Tables, n)
		}
	}
}

// tablesIn lists the tables below an element that hold no other table.
func tablesIn(doc *html.Node) (out []*html.Node) {
	var walk func(*html.Node) bool
	walk = func(n *html.Node) (has bool) {
		if n.Type == html.ElementNode && hides(n) {
			return false
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			has = walk(c) || has
		}
		if n.Type == html.ElementNode && n.Data == "table" {
			if !has {
				out = append(out, n)
			}
			return true
		}
		return has
	}
	walk(doc)
	return out
}

// isData tells tables of data by their heads, or by their numbers.
func isData(table *html.Node) bool {
	switch strings.ToLower(Attr(table, "role")) {
	case "presentation", "none":
		return false
	}
	heads, cells, numbers, labels, wide, forms := 0, 0, 0, 0, 0, 0
	caption := false
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			switch c.Data {
			case "caption":
				caption = Text(c) != ""
			case "input", "textarea", "select":
				forms++
			case "tr":
				n := 0
				for _, cell := range childElements(c) {
					if cell.Data == "th" || cell.Data == "td" {
						n++
					}
				}
				if n >= 2 {
					wide++
				}
			case "th", "td":
				text := Text(c)
				switch {
				case c.Data == "th" && text != "":
					heads++
				case text != "":
					cells++
				}
				if labelled(text) || strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") {
					labels++
				} else if isNumber(text) {
					numbers++
				}
			}
			walk(c)
		}
	}
	walk(table)
	switch {
	case wide < 2 || forms > 0 || labels > 0 && labels*4 >= heads+cells:
		return false
	case caption || heads >= 2 && cells > 0:
		return true
	}
	return numbers >= 4 && numbers*4 >= cells || isStatutory(table)
}

// isNumber reports whether a cell holds a number, with or without its sign and unit.
func isNumber(s string) bool {
	digits, rest := 0, 0
	if len(s) > 60 {
		return false
	}
	for _, c := range digitWidth.Replace(s) {
		switch {
		case '0' <= c && c <= '9':
			digits++
		case strings.ContainsRune("+-−—.,，%％‰() ", c):
		default:
			rest++
		}
	}
	return digits > 0 && rest <= 1 && digits <= 18
}
