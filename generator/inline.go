package generator

import (
	"strconv"
	"strings"

	"gongkai/disclosure"
)

// inline is TOML that stands as it is: tables are many small parts, one line
// for each row, and encoding them one by one would cost more than all else.
type inline string

// MarshalTOML gives the value to the encoder of front matter.
func (s inline) MarshalTOML() ([]byte, error) { return []byte(s), nil }

// An inliner writes inline values. Its methods write what they are named for.
type inliner struct{ strings.Builder }

// quoted escapes what a basic string of TOML may not hold.
var quoted = func() *strings.Replacer {
	pairs := []string{`"`, `\"`, `\`, `\\`, "\x7f", `\u007f`}
	for c := range 0x20 {
		pairs = append(pairs, string(rune(c)), `\u00`+strconv.FormatInt(int64(0x100+c), 16)[1:])
	}
	return strings.NewReplacer(pairs...)
}()

func (w *inliner) str(s string) {
	w.WriteByte('"')
	_, _ = quoted.WriteString(w, s) // a builder takes every write
	w.WriteByte('"')
}

// field writes `, key = "value"`; the first of a table has no comma.
func (w *inliner) field(comma, key, value string) {
	w.WriteString(comma + key + " = ")
	w.str(value)
}

func (w *inliner) heads(list []head) {
	w.WriteByte('[')
	for i, h := range list {
		if i > 0 {
			w.WriteString(", ")
		}
		w.head(h)
	}
	w.WriteByte(']')
}

func (w *inliner) head(h head) {
	w.field("{", "text", h.text)
	if len(h.notes) > 0 {
		w.WriteString(", notes = [")
		for i, n := range h.notes {
			if i > 0 {
				w.WriteString(", ")
			}
			w.str(n)
		}
		w.WriteByte(']')
	}
	for _, n := range []struct {
		key   string
		value int
		least int
	}{{"colspan", h.cols, 2}, {"rowspan", h.rows, 2}, {"id", h.id, 1}} {
		if n.value >= n.least {
			w.WriteString(", " + n.key + " = " + strconv.Itoa(n.value))
		}
	}
	if h.words {
		w.WriteString(", words = true")
	}
	w.WriteByte('}')
}

func (w *inliner) lines(lines [][]head) {
	w.WriteByte('[')
	for i, line := range lines {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString("\n  ")
		w.heads(line)
	}
	w.WriteString("\n]")
}

// ids writes the ids of heads as one string, "" for none.
func (w *inliner) ids(ids []int) {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = strconv.Itoa(id)
	}
	w.str(strings.Join(words, " "))
}

func (w *inliner) bodies(g *grid, lang disclosure.Lang) {
	w.WriteByte('[')
	for i, b := range g.bodies {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteByte('{')
		if b.label != nil {
			w.WriteString("label = ")
			w.head(*b.label)
			w.WriteString(", head = [")
			for k, line := range b.head {
				if k > 0 {
					w.WriteString(", ")
				}
				w.heads(line)
			}
			w.WriteString("], ")
		}
		if g.nested {
			w.WriteString("over = [")
			for k, ids := range b.over {
				if k > 0 {
					w.WriteString(", ")
				}
				w.ids(ids)
			}
			w.WriteString("], ")
		}
		w.WriteString("rows = [")
		for k, r := range b.rows {
			if k > 0 {
				w.WriteByte(',')
			}
			w.WriteString("\n  ")
			w.row(r, g.nested, lang)
		}
		w.WriteString("\n]}")
	}
	w.WriteByte(']')
}

func (w *inliner) row(r gridRow, nested bool, lang disclosure.Lang) {
	w.WriteByte('{')
	if r.id != "" {
		w.field("", "id", r.id)
		w.WriteString(", ")
	}
	w.WriteString("heads = ")
	w.heads(r.heads)
	if nested {
		w.WriteString(", in = ")
		w.ids(r.in)
	}
	w.WriteString(", cells = [")
	for i, f := range r.cells {
		if i > 0 {
			w.WriteString(", ")
		}
		w.cell(f, lang)
		if i == len(r.cells)-1 && r.wide > 1 {
			w.WriteString(", colspan = " + strconv.Itoa(r.wide))
		}
		w.WriteByte('}')
	}
	w.WriteString("]}")
}

// cell writes a cell, all but its closing brace. A value that reads as the text
// does is left out.
func (w *inliner) cell(f *disclosure.Fact, lang disclosure.Lang) {
	key := "fact"
	if !f.IsNumber() {
		key = "cell"
	}
	text := f.Text(lang)
	w.field("{", key, f.ID)
	w.field(", ", "text", text)
	if value := f.Plain(); f.IsNumber() && f.Missing == "" && value != text {
		w.field(", ", "value", value)
	}
	if f.IsNumber() && f.Missing != "" {
		w.field(", ", "missing", string(f.Missing))
	}
}
