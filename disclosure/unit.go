package disclosure

import "embed"

// A Unit says what is counted or measured.
type Unit struct {
	Key  string
	Word Text // 件; the English word is the plural, as heads of columns print it
	One  Text // the English singular; the Chinese word again
}

// Percent is the key of the unit whose sign belongs to the number.
const Percent = "percent"

// Of returns the word that fits a number: 1 case, 2 cases.
func (u *Unit) Of(n Number, lang Lang) string {
	if n.Cmp(Int(1)) == 0 {
		return u.One.In(lang)
	}
	return u.Word.In(lang)
}

//go:embed units.toml
var unitFile embed.FS

// loadUnits reads the units that gongkai knows.
func loadUnits(faults *Faults) map[string]*Unit {
	units := map[string]*Unit{}
	file := readTOML(unitFile, "units.toml", faults)
	if file == nil {
		return units
	}
	for key := range file.values {
		if t := file.sub(key, required); t != nil {
			u := &Unit{Key: key, Word: t.text("word", required)}
			if u.One = u.Word; t.has("one") {
				u.One = t.text("one", required)
			}
			units[key] = u
			t.done()
		}
	}
	return units
}
