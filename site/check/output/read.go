package output

import (
	"io"

	"gongkai/site/check"
)

// jsonRead is what was read of one page; what was not seen is null.
type jsonRead struct {
	Page      string            `json:"page"`
	Kind      string            `json:"kind"`
	Title     *string           `json:"title"`
	Published *jsonDate         `json:"published"`
	Formed    *jsonDate         `json:"formed"`
	Source    *string           `json:"source"`
	Organ     *string           `json:"organ"`
	Mark      *string           `json:"mark"`
	Attribute *string           `json:"attribute"`
	Index     *string           `json:"index"`
	Number    *string           `json:"number"`
	Meta      map[string]string `json:"meta"`
	Tables    int               `json:"tables"`
	Charset   string            `json:"charset"`
}

type jsonDate struct {
	Text  string  `json:"text"`
	ISO   *string `json:"iso"`
	Label *string `json:"label"`
}

func readAsJSON(reads []*check.Read) []jsonRead {
	date := func(d check.ReadDate) *jsonDate {
		if d.Text == "" {
			return nil
		}
		return &jsonDate{d.Text, orNull(d.ISO), orNull(d.Label)}
	}
	out := []jsonRead{}
	for _, r := range reads {
		out = append(out, jsonRead{
			Page: r.Page, Kind: r.Kind, Title: orNull(r.Title), Published: date(r.Published), Formed: date(r.Formed),
			Source: orNull(r.Source), Organ: orNull(r.Organ), Mark: orNull(r.Mark), Attribute: orNull(r.Attribute),
			Index: orNull(r.Index), Number: orNull(r.Number), Meta: r.Meta, Tables: r.Tables, Charset: r.Charset,
		})
	}
	return out
}

// begin starts a text: with what was read, of pages that were not built here.
func begin(w io.Writer, o *Outcome) *textWriter {
	t := &textWriter{w: w, lang: o.Lang, color: o.Color}
	if o.Foreign {
		t.read(o.Read)
	}
	return t
}

// mostRead is how many pages the text output tells of; JSON has all.
const mostRead = 20

// read tells what was read of each page, a line or two each.
func (t *textWriter) read(reads []*check.Read) {
	t.line(t.paint(bold, t.say("读到的内容", "what was read")))
	for i, r := range reads {
		if i == mostRead {
			t.line("  " + t.say("……另有 %d 页，见 JSON 输出", "… and %d more; the JSON output has them", len(reads)-mostRead))
			break
		}
		t.line("  " + plain(r.Sentence(t.lang)))
	}
	t.line("")
}
