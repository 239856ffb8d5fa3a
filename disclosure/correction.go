package disclosure

import "fmt"

// A Correction is the notice that a report was put right after its publication: on which
// day, and what. Its pages print it; the former version stays with the ledger of
// publications.
type Correction struct {
	On   Date
	Note Text
}

// TOML is the correction as an entry of report.toml, to be put at its end.
func (c Correction) TOML() []byte {
	return fmt.Appendf(nil, "\n[[corrections]]\non   = %s\nnote = %s\n", c.On, c.Note.TOML())
}

// readCorrections reads the notices, in the order in which they were made: nothing is put
// right before it is published, or before what was put right earlier.
func (r *reader) readCorrections(t *table) {
	published := DateOf(r.Published)
	for _, e := range t.subs("corrections", optional) {
		c := Correction{On: e.date("on", required), Note: e.text("note", required)}
		switch n := len(r.Corrections); {
		case c.On.IsZero():
		case c.On.Before(published):
			e.fault("on", "%[1]s 在发布日期 %[2]s 之前；发布后才有更正", "%[1]s is before the publication, %[2]s; only what was published is corrected", c.On, published)
		case n > 0 && c.On.Before(r.Corrections[n-1].On):
			e.fault("on", "%[1]s 在前一次更正 %[2]s 之前；请按先后排列", "%[1]s is before the correction above it, %[2]s; put them in order", c.On, r.Corrections[n-1].On)
		}
		r.Corrections = append(r.Corrections, c)
		e.done()
	}
}
