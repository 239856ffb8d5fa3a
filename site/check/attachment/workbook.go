package attachment

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"path"
	"strings"
)

// readWorkbook reads the sheets of a workbook as rows, the hidden ones too, and
// what is remarked in it.
func (r *Reader) readWorkbook(t *Text, z *zip.Reader, has func(string) *zip.File, b *budget, inside string) error {
	open := func(name string) ([]byte, error) {
		if f := has(name); f != nil {
			return b.open(f)
		}
		return nil, nil
	}
	raw, err := open("xl/sharedStrings.xml")
	if err != nil {
		return err
	}
	// A string may be in pieces that only together are worth anything.
	all, pending := r.worth(raw) || bytes.Contains(raw, []byte("<r>")), raw
	var shared []string
	if raw, err = open("xl/workbook.xml"); err != nil {
		return err
	}
	links, err := open("xl/_rels/workbook.xml.rels")
	if err != nil {
		return err
	}
	for i, s := range sheetsOf(t, tame(t, raw), tame(t, links)) {
		raw, err := open(s.path)
		if err != nil {
			return err
		}
		if !all && !r.worth(raw) {
			continue
		}
		if pending != nil {
			shared, pending = sharedStrings(t, tame(t, pending)), nil
		}
		base := Line{Sheet: s.name, Inside: inside, Table: i + 1}
		if s.hidden {
			base.Place = HiddenSheet
		}
		readSheet(t, tame(t, raw), shared, base)
	}
	return readParts(t, z, b, inside, func(name string) (part, bool) {
		switch {
		case strings.HasPrefix(name, "docProps/") && strings.HasSuffix(name, ".xml"):
			return part{Properties, &plainStyle}, true
		case strings.HasPrefix(name, "xl/comments"), strings.HasPrefix(name, "xl/threadedComments/"):
			return part{Comments, &commentStyle}, true
		case strings.HasPrefix(name, "xl/drawings/drawing"):
			return part{Body, &officeStyle}, true
		}
		return part{}, false
	})
}

var commentStyle = style{text: map[string]bool{"t": true, "text": true}, line: map[string]bool{"comment": true, "threadedComment": true}}

// sharedStrings reads the strings that cells name by number.
func sharedStrings(t *Text, raw []byte) []string {
	var out []string
	var b strings.Builder
	text, sound := 0, 0
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	for {
		token, err := d.RawToken()
		if err != nil {
			return out
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "t":
				text++
			case "rPh": // how to say it
				sound++
			}
		case xml.CharData:
			if text > 0 && sound == 0 {
				b.Write(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t":
				text--
			case "rPh":
				sound--
			case "si":
				if len(out) == MaxCells {
					t.Cut = true
					return out
				}
				out = append(out, b.String())
				b.Reset()
			}
		}
	}
}

type sheet struct {
	name, path string
	hidden     bool
}

// sheetsOf lists the sheets in the order of the workbook.
func sheetsOf(t *Text, workbook, links []byte) []sheet {
	target := map[string]string{}
	elements(links, func(e xml.StartElement) {
		if e.Name.Local == "Relationship" {
			to := attr(e, "Target")
			if !strings.HasPrefix(to, "/") {
				to = path.Join("xl", to)
			}
			target[attr(e, "Id")] = strings.TrimPrefix(to, "/")
		}
	})
	var out []sheet
	elements(workbook, func(e xml.StartElement) {
		if e.Name.Local != "sheet" {
			return
		}
		if len(out) == MaxEntries {
			t.Cut = true
			return
		}
		id := ""
		for _, a := range e.Attr {
			if a.Name.Space != "" && a.Name.Local == "id" {
				id = a.Value
			}
		}
		out = append(out, sheet{attr(e, "name"), target[id], strings.Contains(strings.ToLower(attr(e, "state")), "hidden")})
	})
	return out
}

// maxColumn is the last column that is read.
const maxColumn = 256

// readSheet reads the rows of a sheet.
func readSheet(t *Text, raw []byte, shared []string, base Line) {
	var cells []string
	var b strings.Builder
	text, at, kind := 0, -1, ""
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	for !t.full() {
		token, err := d.RawToken()
		if err != nil {
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "row":
				cells, at = nil, -1
			case "c":
				at++
				if n := column(attr(e, "r")); n >= 0 {
					at = n
				}
				kind = attr(e, "t")
				b.Reset()
			case "v", "t":
				text++
			}
		case xml.CharData:
			if text > 0 {
				b.Write(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "v", "t":
				text--
			case "c":
				value := b.String()
				if kind == "s" {
					if n := number(value); n >= 0 && n < len(shared) {
						value = shared[n]
					}
				}
				t.Cut = t.Cut || at >= maxColumn && value != ""
				if at >= 0 && at < maxColumn && value != "" {
					for len(cells) <= at {
						cells = append(cells, "")
					}
					cells[at] = value
				}
			case "row":
				if len(cells) > 0 {
					row := base
					row.Cells = cells
					t.add(row)
				}
			}
		}
	}
}

// column reads the letters of a cell's name: A is 0.
func column(name string) int {
	n := 0
	for _, c := range name {
		if c < 'A' || c > 'Z' || n > maxColumn {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}
