package disclosure

import "strings"

// kept is what remains of a fact in a Ledger: little, since a site may have many
// thousands, and nothing that points elsewhere.
type kept struct {
	value Number
	trait uint32 // its place in traits, from 1; 0 where there is no fact
}

// traits are what facts of many reports have alike, as they are cells of one form.
type traits struct {
	all   []trait
	known map[traitKey]uint32
}

type trait struct {
	label   Text
	unit    *Unit
	kind    Kind
	missing Missing
}

type traitKey struct {
	label   string // in all languages
	unit    *Unit
	kind    Kind
	missing Missing
}

// of gives the place of what is known of a fact, from 1.
func (s *traits) of(f *Fact) uint32 {
	key := traitKey{spelled(f.Label), f.Unit, f.Kind, f.Missing}
	if at, ok := s.known[key]; ok {
		return at
	}
	own := trait{unit: f.Unit, kind: Kind(strings.Clone(string(f.Kind))), missing: Missing(strings.Clone(string(f.Missing)))}
	if f.Label != nil {
		own.label = make(Text, len(f.Label)) // of the report nothing else may stay
	}
	for lang, words := range f.Label {
		own.label[lang] = strings.Clone(words)
	}
	key.kind, key.missing = own.kind, own.missing
	if s.known == nil {
		s.known = map[traitKey]uint32{}
	}
	s.all = append(s.all, own)
	s.known[key] = uint32(len(s.all))
	return s.known[key]
}

// spelled writes a text in all languages, so that two that differ are written
// differently.
func spelled(t Text) string {
	words := make([]string, len(Langs))
	for i, lang := range Langs {
		word, ok := t[lang]
		if words[i] = word; !ok {
			words[i] = "\x00" // none, which is not an empty one
		}
	}
	return strings.Join(words, "\x01")
}
