package attachment

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// A style says what the elements of a kind of document mean, by their local
// names.
type style struct {
	text     map[string]bool // its letters are text; nil: all letters are
	line     map[string]bool // ends a line
	cell     string
	row      string
	table    string
	space    map[string]string // stands for white space
	changes  map[string]bool   // holds text that was deleted
	comments map[string]bool   // holds a remark
	repeat   string            // says how often a cell stands there
}

var (
	officeStyle = style{
		text: map[string]bool{"t": true, "delText": true}, line: map[string]bool{"p": true}, cell: "tc", row: "tr", table: "tbl",
		space: map[string]string{"tab": "\t", "br": " ", "cr": " "}, changes: map[string]bool{"delText": true},
	}
	odfStyle = style{
		line: map[string]bool{"p": true, "h": true}, cell: "table-cell", row: "table-row", table: "table", repeat: "number-columns-repeated",
		space: map[string]string{"s": " ", "tab": "\t", "line-break": " "}, changes: map[string]bool{"tracked-changes": true}, comments: map[string]bool{"annotation": true},
	}
	ofdStyle   = style{text: map[string]bool{"TextCode": true, "Parameter": true}, line: map[string]bool{"Layer": true, "Parameter": true}}
	plainStyle = style{line: map[string]bool{"*": true}}
)

// maxRepeat is how many times a repeated cell is taken.
const maxRepeat = 64

// readXML reads a part of a document as a stream. A part that breaks off is read
// as far as it goes.
func readXML(t *Text, raw []byte, s *style, base Line) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	var line, cell strings.Builder
	var cells []string
	text, rows, change, remark, repeat := 0, 0, 0, 0, 1
	lastY := ""
	end := func(b *strings.Builder, to Line) {
		to.Text = strings.TrimSpace(b.String())
		b.Reset()
		if to.Text == "" {
			return
		}
		if change > 0 {
			to.Place = Changes
		} else if remark > 0 {
			to.Place = Comments
		}
		t.add(to)
	}
	for !t.full() {
		token, err := d.RawToken()
		if err != nil {
			break
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := e.Name.Local
			switch {
			case s.text[name]:
				if text++; s.changes[name] && rows == 0 {
					end(&line, base) // deleted words stand apart
				}
			case s.space[name] != "":
				line.WriteString(s.space[name])
			case name == s.row && s.row != "":
				if rows++; rows == 1 {
					cells = nil
				}
			case name == s.cell && s.cell != "":
				repeat = 1
				if n := number(attr(e, s.repeat)); s.repeat != "" && n > 1 {
					repeat = min(n, maxRepeat)
				}
			case name == s.table && s.table != "":
				base.Table++
			case name == "TextObject":
				// The letters of one line may be many objects.
				if y := second(attr(e, "Boundary")); y != lastY {
					lastY = y
					end(&line, base)
				}
			}
			if s.changes[name] {
				change++
			}
			if s.comments[name] {
				remark++
			}
		case xml.CharData:
			if s.text == nil || text > 0 {
				line.Write(e)
			}
		case xml.EndElement:
			name := e.Name.Local
			if s.text[name] {
				if text--; s.changes[name] && rows == 0 {
					end(&line, base)
				}
			}
			switch {
			case rows > 0 && (s.line[name] || name == s.cell):
				if line.Len() > 0 {
					if cell.Len() > 0 {
						cell.WriteByte(' ')
					}
					cell.WriteString(strings.TrimSpace(line.String()))
					line.Reset()
				}
				if name == s.cell && rows == 1 {
					t.Cut = t.Cut || cell.Len() > 0 && len(cells) >= maxColumn
					for range min(repeat, maxColumn-len(cells)) {
						cells = append(cells, cell.String())
					}
					cell.Reset()
				}
			case s.line[name] || s.line["*"]:
				end(&line, base)
			case name == s.row && s.row != "" && rows > 0:
				if rows--; rows == 0 && strings.Join(cells, "") != "" {
					row := base
					row.Cells = cells
					t.add(row)
				}
			}
			if s.changes[name] && change > 0 {
				change--
			}
			if s.comments[name] && remark > 0 {
				remark--
			}
		}
	}
	end(&line, base)
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// second is the second word of a list of numbers, the height of a box, without
// what is behind the point.
func second(list string) string {
	f := strings.Fields(list)
	if len(f) < 2 {
		return list
	}
	y, _, _ := strings.Cut(f[1], ".")
	return y
}

// elements visits every element that begins.
func elements(raw []byte, visit func(xml.StartElement)) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	for {
		token, err := d.RawToken()
		if err != nil {
			return
		}
		if e, ok := token.(xml.StartElement); ok {
			visit(e)
		}
	}
}
