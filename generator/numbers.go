package generator

import "gongkai/disclosure"

// facts gives the numbers that the text prints by stat; tables and rates bring
// their own. What else is known of a number is in the downloads.
func facts(r *disclosure.Report, lang disclosure.Lang) map[string]map[string]string {
	out := map[string]map[string]string{}
	if b := r.Bodies[lang]; b != nil {
		for _, ref := range b.Refs {
			if ref.Kind == "stat" {
				f := r.Fact(ref.ID)
				out[ref.ID] = map[string]string{"value": f.Plain(), "text": f.Text(lang)}
				if f.Missing != "" {
					out[ref.ID]["missing"] = string(f.Missing)
				}
			}
		}
	}
	return out
}

// rates gives each derived fact with its computation, which the page explains.
func rates(r *disclosure.Report, lang disclosure.Lang) map[string]any {
	out := map[string]any{}
	for _, d := range r.Derived {
		computed := disclosure.Fact{Value: d.Computed(), Unit: d.Unit}
		rate := map[string]any{
			"value":    d.Value.String(),
			"text":     d.Text(lang),
			"computed": computed.Text(lang),
			"verdict":  string(d.Verdict()),
			"label":    d.Label.In(lang),
			"period":   d.Period.In(lang),
			"formula":  d.Formula(lang),
			"inferred": d.Relation.In(lang),
			"operands": append(operands(d.Of, true, lang), operands(d.Over, false, lang)...),
		}
		out[d.ID] = rate
	}
	return out
}

func operands(fs []*disclosure.Fact, of bool, lang disclosure.Lang) []map[string]any {
	var out []map[string]any
	for _, f := range fs {
		out = append(out, map[string]any{
			"id":       f.ID,
			"label":    f.Label.In(lang),
			"text":     f.Text(lang),
			"period":   f.Period.In(lang),
			"inferred": f.Inferred != nil,
			"of":       of,
		})
	}
	return out
}
