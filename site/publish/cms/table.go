package cms

import (
	"strings"

	"golang.org/x/net/html"
)

// What a table needs to show its lines. Editors and CMSs have style sheets that draw
// none, and copy the styles of cells more often than those of tables.
const (
	tableStyle = "border-collapse:collapse"
	cellStyle  = "border:1px solid #666;text-align:"
)

// table writes a table: its caption as a paragraph before it, since some editors drop
// the element with its words; heads with what they are the heads of (scope), which
// readers who hear a table need and editors that do not know it leave out.
func (w *writer) table(n *html.Node) {
	var parts []*html.Node
	for c := range n.ChildNodes() {
		switch {
		case is(c, " caption "):
			if in := w.inline(children(c)); in != "" {
				w.WriteString("<p><strong>" + in + "</strong></p>\n")
			}
		case is(c, " thead tbody tfoot "):
			parts = append(parts, c)
		}
	}
	w.WriteString(`<table style="` + tableStyle + "\">\n")
	for _, part := range parts {
		w.WriteString("<" + part.Data + ">\n")
		for row := range part.ChildNodes() {
			if is(row, " tr ") {
				w.row(row)
			}
		}
		w.WriteString("</" + part.Data + ">\n")
	}
	w.WriteString("</table>\n")
}

func (w *writer) row(n *html.Node) {
	w.WriteString("<tr>\n")
	for cell := range n.ChildNodes() {
		if !is(cell, " td th ") {
			continue
		}
		w.WriteString("<" + cell.Data)
		w.attributes(cell)
		for _, key := range []string{"scope", "colspan", "rowspan"} {
			if v := attr(cell, key); v != "" {
				w.WriteString(" " + key + `="` + inAttribute.Replace(v) + `"`)
			}
		}
		w.WriteString(` style="` + cellStyle + side(cell) + `">`)
		if hasBlock(cell) {
			w.WriteString("\n")
			w.flow(children(cell))
		} else {
			w.WriteString(w.inline(children(cell)))
		}
		w.WriteString("</" + cell.Data + ">\n")
	}
	w.WriteString("</tr>\n")
}

// side is where the words of a cell stand: numbers at the right, heads of columns in the
// middle, all else at the left.
func side(cell *html.Node) string {
	switch scope := attr(cell, "scope"); {
	case cell.Data == "th" && !strings.HasPrefix(scope, "row"):
		return "center"
	case cell.Data == "th":
		return "left"
	}
	number := false
	each(cell, func(n *html.Node) {
		_, fact := lookup(n, "data-fact")
		_, ours := lookup(n, "data-computed")
		number = number || fact || ours
	})
	if number {
		return "right"
	}
	return "left"
}
