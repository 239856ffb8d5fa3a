package disclosure

import "time"

// A Report is one filed document of one organ for one year.
type Report struct {
	ID   string // year/slug, as below reports/ and in addresses
	Year int
	Slug string

	Index       string // the index number (索引号), or ""
	Form        *Form
	Fields      []*Fact // what its form asks for beyond this, in the form's order
	Organ       *Organ
	Edition     string // "filed": the text is the document's; "data": our own sentences, made from it
	Translation string // "full", "summary" or "none"
	Published   time.Time
	Formed      Date
	Review      *Approval    // for secrets (保密审查), or nil
	Migrated    string       // where it was published before, if it was: its date is of then
	Signature   *Approval    // that released it for publication (签发), or nil
	Corrections []Correction // in the order in which they were made
	Addressees  []*Organ
	Signatories []*Organ
	Title       Text
	Source      Text
	Summary     Text
	Keywords    map[Lang][]string
	Mark        Mark
	Related     []Related
	Documents   []Document // by key

	Facts      []*Fact // single facts, then cells, in the order filed; not the derived ones
	Tables     []*Table
	Derived    []*Derived
	Identities []*Identity
	Bodies     map[Lang]*Body

	facts  map[string]*Fact // every fact, derived ones too
	origin *source          // report.toml, to tell lines
}

// A Mark is the disclosure attribute and the words it is printed with.
type Mark struct {
	Attribute string // proactive, on-request or withheld
	Text      Text   // 此件主动公开, without brackets
}

// Related is a link that belongs to the report.
type Related struct {
	Text   Text
	URL    string
	Report string // year/slug of a report of this site, in place of an address; or ""
}

// A Document is a law, plan or paper that the report names. Titles stand
// without 《》.
type Document struct {
	Key   string
	Title Text
}

// Fact returns the fact with the id, derived ones too, or nil.
func (r *Report) Fact(id string) *Fact { return r.facts[id] }

// Table returns the table with the id, or nil.
func (r *Report) Table(id string) *Table {
	for _, t := range r.Tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Document returns the document with the key, or nil.
func (r *Report) Document(key string) *Document {
	for i := range r.Documents {
		if r.Documents[i].Key == key {
			return &r.Documents[i]
		}
	}
	return nil
}

// Shown lists the facts that pages must show, derived ones among them: all but
// the inferred.
func (r *Report) Shown() []*Fact {
	var out []*Fact
	for _, f := range r.Facts {
		if f.Inferred == nil {
			out = append(out, f)
		}
	}
	for _, d := range r.Derived {
		out = append(out, &d.Fact)
	}
	return out
}

// StatusNotices lists what pages must say first of the report, by the words of its
// form's fields: the field's key, the word's key, and the words.
func (r *Report) StatusNotices() []StatusNotice {
	var out []StatusNotice
	for _, f := range r.Fields {
		for _, field := range r.Form.Fields {
			for _, w := range field.Words {
				if field.Key == f.ID && w.Key == f.Key && w.Notice != nil {
					out = append(out, StatusNotice{Field: field.Key, Word: w.Key, Text: w.Notice})
				}
			}
		}
	}
	return out
}

// A StatusNotice is what a page must say first of its report.
type StatusNotice struct {
	Field, Word string
	Text        Text
}

// Due returns the day before which the report is published by what its form asks of
// organs of its level; false where the form sets none.
func (r *Report) Due() (Date, bool) { return r.Form.Filer(r.Organ.Level).Due(r.Year) }

// Full reports whether the page in lang must hold all that the Chinese one does.
func (r *Report) Full(lang Lang) bool { return lang == ZhCN || r.Translation == "full" }
