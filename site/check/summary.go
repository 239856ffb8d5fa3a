package check

import "strings"

// A Read is what was read of one page, for the output: what was not seen is "".
type Read struct {
	Page, Kind, Title string
	Published, Formed ReadDate
	Source, Organ     string
	Mark, Attribute   string // the mark as printed, and what it means
	Index, Number     string
	Meta              map[string]string
	Tables            int
	Charset           string
}

// A ReadDate is a date as printed; empty where none was seen.
type ReadDate struct{ Text, ISO, Label string }

// summary keeps what was read and lets go of the page.
func (r *Reading) summary(path string) *Read {
	text := func(s *Seen) string {
		if s == nil {
			return ""
		}
		return strings.Clone(s.Text)
	}
	date := func(d *SeenDate) ReadDate {
		if d == nil {
			return ReadDate{}
		}
		return ReadDate{Text: strings.Clone(d.Text), ISO: d.ISO, Label: strings.Clone(d.Label)}
	}
	out := &Read{
		Page: path, Kind: r.Kind, Title: strings.Clone(r.Name()), Published: date(r.Published), Formed: date(r.Formed),
		Source: text(r.Source), Organ: text(r.Organ), Index: text(r.Index), Number: text(r.Number), Meta: r.Tags, Tables: len(r.Tables), Charset: r.page.Charset,
	}
	if r.Mark != nil {
		out.Mark, out.Attribute = strings.Clone(r.Mark.Text), r.Mark.Attribute
	}
	return out
}

// Name is what the page is called: by the title that readers see, or else by its
// tag, or, of a page that is no document, by the title of the browser.
func (r *Reading) Name() string {
	switch {
	case r.Title != nil:
		return r.Title.Text
	case r.Tags["ArticleTitle"] != "":
		return r.Tags["ArticleTitle"]
	case r.Kind != KindContent && r.Kind != KindFragment:
		return collapse(templates.ReplaceAllString(firstOfText(r.page.Title, longestTitle), ""))
	}
	return ""
}
