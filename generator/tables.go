package generator

import "gongkai/disclosure"

// tables gives each table as a grid of heads and cells, every span and every
// word settled, so that a template only prints it.
func tables(r *disclosure.Report, lang disclosure.Lang) map[string]any {
	out := map[string]any{}
	first, sums := firstUses(r.Bodies[lang]), equations(r, lang)
	for _, t := range r.Tables {
		g, l := layOut(t, lang), newLabeller(t, lang)
		m := map[string]any{
			"id": t.ID, "caption": t.Caption.In(lang), "csv": t.ID, "width": g.width, "nested": g.nested,
			"bodies": inlined(func(w *inliner) { w.bodies(g, lang) }),
		}
		if len(g.head) > 0 {
			m["head"] = inlined(func(w *inliner) { w.lines(g.head) })
		}
		period := l.period
		if isCatalogue(t) {
			period = "" // a list is of its edition, whatever days or sums stand in it
		}
		for key, word := range map[string]string{"unit": l.unit, "period": period} {
			if word != "" {
				m[key] = word
			}
		}
		if notes := notesOf(t, lang); len(notes) > 0 {
			m["notes"] = notes
		}
		if g.foot != nil {
			m["total"] = inlined(func(w *inliner) { w.row(*g.foot, false, lang) })
			if t.Total.Cells[0].Computed {
				m["computed"] = t.Total.Label.In(lang)
			}
		}
		if n, ok := first[t.ID]; ok {
			m["first"] = n
		}
		if all := sums[t]; len(all) > 0 {
			m["equations"] = inlined(func(w *inliner) { w.equations(all, lang) })
			m["equations_count"], m["equations_stand"] = tally(all)
		}
		out[t.ID] = m
	}
	return out
}

func inlined(write func(*inliner)) inline {
	var w inliner
	write(&w)
	return inline(w.String())
}

// notesOf lists what stands below a table: its note, and how numbers were read
// that were not filed in plain digits.
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
