package against

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
)

// The kinds of pieces that a filed text is made of.
type kind int

const (
	paragraph kind = iota
	heading
	addressees
	signatory
	formed
	mark
	caption
	note // a filed note below a table
	ours // words of ours around a table, which nobody need paste
)

// A piece is a part of the filed text that stands alone on the page.
type piece struct {
	kind    kind
	letters []letter
	uses    []use             // of facts, in the order of the text
	of      *disclosure.Table // that it stands beside, or nil
}

// isBeside reports whether a piece stands beside a table and is no part of the
// text.
func (p *piece) isBeside() bool { return p.of != nil }

// A use is one place where a piece prints a fact.
type use struct {
	fact     *disclosure.Fact
	from, to int // its letters
}

func (p *piece) text() string { return printed(p.letters) }

// write adds words to the piece, of a fact or of none.
func (p *piece) write(words string, f *disclosure.Fact) {
	letters := lettersOf(words)
	if f != nil {
		for i := range letters {
			letters[i].use = len(p.uses)
		}
		p.uses = append(p.uses, use{f, len(p.letters), len(p.letters) + len(letters)})
	} else if strings.HasPrefix(words, " ") && len(letters) > 0 {
		letters[0].gap = true
	}
	p.letters = append(p.letters, letters...)
}

// A filing is a report as the page in one language should print it.
type filing struct {
	*disclosure.Report
	lang   disclosure.Lang
	pieces []*piece
	tables []*disclosure.Table // those that the text shows
}

func newFiling(r *disclosure.Report, lang disclosure.Lang) *filing {
	f := &filing{Report: r, lang: lang}
	if names := names(r.Addressees, lang); len(names) > 0 {
		f.add(addressees, fill(toWords, lang, strings.Join(names, enumeration.In(lang))))
	}
	if b := r.Bodies[lang]; b != nil {
		f.body(b)
	}
	for _, name := range names(r.Signatories, lang) {
		f.add(signatory, name)
	}
	if !r.Formed.IsZero() {
		f.add(formed, r.Formed.In(lang))
	}
	if words := r.Mark.Text.In(lang); words != "" {
		f.add(mark, words)
	}
	return f
}

func names(organs []*disclosure.Organ, lang disclosure.Lang) []string {
	var out []string
	for _, o := range organs {
		out = append(out, o.Name.In(lang))
	}
	return out
}

func (f *filing) add(k kind, words string) *piece {
	p := &piece{kind: k}
	p.write(words, nil)
	if len(p.letters) > 0 {
		f.pieces = append(f.pieces, p)
	}
	return p
}

// body reads the filed text line by line: its headings, tables and paragraphs
// in their order.
func (f *filing) body(b *disclosure.Body) {
	headings, tables := map[int]string{}, map[int]*disclosure.Table{}
	for _, h := range b.Headings {
		headings[h.Line] = h.Text
	}
	for _, ref := range b.Refs {
		if ref.Kind == "stat-table" {
			tables[ref.Line] = f.Table(ref.ID)
		}
	}
	next := 0
	for i, line := range strings.Split(b.Markdown, "\n") {
		words := strings.TrimSpace(line)
		switch h, isHeading := headings[i+1]; {
		case isHeading:
			f.add(heading, markdown.ReplaceAllString(h, "$1"))
		case tables[i+1] != nil:
			f.table(tables[i+1])
		case words == "", strings.HasPrefix(words, "#"), strings.Trim(words, "-=") == "":
		case next < len(b.Paragraphs):
			f.paragraph(b.Paragraphs[next])
			next++
		}
	}
}

// markdown is what a heading may hold and its page does not print.
var markdown = regexp.MustCompile("\\\\([[:punct:]])|\\*\\*|`")

func (f *filing) paragraph(parts []disclosure.Part) {
	p := &piece{}
	for _, part := range parts {
		switch ref := part.Ref; {
		case ref == nil:
			p.write(strings.ReplaceAll(part.Text, "**", ""), nil)
		case ref.Kind == "doc":
			if d := f.Document(ref.ID); d != nil {
				title := "《" + d.Title.In(disclosure.ZhCN) + "》"
				if f.lang != disclosure.ZhCN {
					title = d.Title.In(f.lang) + " (" + title + ")"
				}
				p.write(title, nil)
			}
		default:
			if fact := f.Fact(ref.ID); fact != nil {
				p.write(fact.Text(f.lang), fact)
			}
		}
	}
	if len(p.letters) > 0 {
		f.pieces = append(f.pieces, p)
	}
}

// table adds what stands around a table; the table itself is compared as a grid.
func (f *filing) table(t *disclosure.Table) {
	f.tables = append(f.tables, t)
	beside := func(k kind, words string) { f.add(k, words).of = t }
	beside(caption, t.Caption.In(f.lang))
	if t.Total != nil && len(t.Total.Cells) > 0 && t.Total.Cells[0].Computed {
		beside(ours, fill(computedWords, f.lang, t.Total.Label.In(f.lang)))
	}
	for _, words := range notesOf(t, f.lang) {
		beside(note, fill(noteWords, f.lang, words))
	}
	l := newLabels(t, f.lang)
	if l.unit != "" {
		beside(ours, fill(unitWords, f.lang, l.unit))
	}
	if l.period != "" {
		beside(ours, fill(periodWords, f.lang, l.period))
	}
	beside(ours, csvWords.In(f.lang)+colon.In(f.lang)+t.Caption.In(f.lang))
}

func notesOf(t *disclosure.Table, lang disclosure.Lang) []string {
	var out []string
	if t.Note != nil {
		out = append(out, t.Note.In(lang))
	}
	t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		if f.Note != nil {
			out = append(out, f.Label.In(lang)+colon.In(lang)+f.Note.In(lang))
		}
	})
	return out
}
