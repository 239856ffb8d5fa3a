package disclosure

import (
	"bytes"
	"fmt"

	"github.com/BurntSushi/toml"
)

// A Correction is the notice that a report was put right after its publication: on which
// day, and what. Its pages print it; the former version stays with the ledger of
// publications.
type Correction struct {
	On   Date
	Note Text
}

// Correct gives report.toml with one correction more at its end, and everything else as
// it was written.
func (r *Report) Correct(file []byte, c Correction) ([]byte, error) {
	if wrong := r.tooEarly(c); wrong != nil {
		return nil, &Said{Text: wrong}
	}
	out := bytes.TrimRight(file, "\r\n")
	out = fmt.Appendf(out, "\n\n[[corrections]]\non   = %s\nnote = %s\n", c.On, c.Note.TOML())
	if bytes.Contains(file, []byte("\r\n")) {
		out = bytes.ReplaceAll(bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
	}
	var all map[string]any
	if err := toml.Unmarshal(bytes.TrimPrefix(out, []byte("\ufeff")), &all); err != nil {
		return nil, Errorf("report.toml 中的 corrections 写法不同，不能自动添加（%[1]v）；请手工加入", "corrections are written in another way in report.toml, so none can be added (%[1]v); add it by hand", err)
	}
	return out, nil
}

// tooEarly says what is wrong with the day of the next correction: nothing is put right
// before it is published, or before what was put right earlier. It is nil if all is well.
func (r *Report) tooEarly(c Correction) Text {
	published := DateOf(r.Published)
	switch n := len(r.Corrections); {
	case c.On.IsZero():
		return nil // told already
	case c.On.Before(published):
		return Say("更正日期 %[1]s 在发布日期 %[2]s 之前；发布后才有更正", "the correction of %[1]s is before the publication, %[2]s; only what was published is corrected", c.On, published)
	case n > 0 && c.On.Before(r.Corrections[n-1].On):
		return Say("更正日期 %[1]s 在前一次更正 %[2]s 之前；请按先后排列", "the correction of %[1]s is before the one above it, %[2]s; put them in order", c.On, r.Corrections[n-1].On)
	}
	return nil
}

// readCorrections reads the notices, in the order in which they were made.
func (r *reader) readCorrections(t *table) {
	for _, e := range t.subs("corrections", optional) {
		c := Correction{On: e.date("on", required), Note: e.text("note", required)}
		if wrong := r.tooEarly(c); wrong != nil {
			e.tell("on", wrong)
		}
		r.Corrections = append(r.Corrections, c)
		e.done()
	}
}
