package disclosure

// nameSource gives the source in the languages in which it was not filed, where
// it is one of the report's organs: their names are known in all.
func (r *reader) nameSource() {
	if r.Source[ZhCN] == "" {
		return // a fault tells of it
	}
	for _, o := range append([]*Organ{r.Organ}, r.Signatories...) {
		if o == nil || o.Name[ZhCN] != r.Source[ZhCN] {
			continue
		}
		for lang, name := range o.Name {
			if _, filed := r.Source[lang]; !filed {
				r.Source[lang] = name
			}
		}
	}
}
