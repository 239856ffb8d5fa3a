package disclosure

import (
	"io/fs"
	"maps"
	"slices"
)

// Settings is a TOML file, or a table in one, that another package reads, as
// strictly as reports are read here: key by key, every fault at once, with file
// and line. A key that is asked for and missing, or of another type, is a fault,
// and the zero value is given; so is every key that nobody asked for when Done
// is called.
type Settings struct{ t *table }

// ReadSettings reads a file of fsys. It returns nil where it is no TOML, or not
// there, and has told the fault.
func ReadSettings(fsys fs.FS, file string, faults *Faults) *Settings {
	return settings(readTOML(fsys, file, faults))
}

// ParseSettings reads data as the file with the name.
func ParseSettings(file string, data []byte, faults *Faults) *Settings {
	return settings(parseTOML(file, data, faults))
}

func settings(t *table) *Settings {
	if t == nil {
		return nil
	}
	return &Settings{t}
}

// Must and May say whether a key must be there.
const (
	Must = true
	May  = false
)

// Has reports whether the key is there.
func (s *Settings) Has(key string) bool { return s.t.has(key) }

// Keys lists the keys that are there.
func (s *Settings) Keys() []string { return slices.Sorted(maps.Keys(s.t.values)) }

// String reads a string that is not empty.
func (s *Settings) String(key string, must bool) string { return s.t.string(key, need(must)) }

// OneOf reads one of some words; a key that may be missing then is the first.
func (s *Settings) OneOf(key string, must bool, words ...string) string {
	return s.t.oneOf(key, need(must), words...)
}

// Strings reads a list of strings, none of them empty.
func (s *Settings) Strings(key string, must bool) []string { return s.t.strings(key, need(must)) }

// Bool reads true or false; false where it is missing.
func (s *Settings) Bool(key string) bool { return s.t.bool(key) }

// Count reads a whole number from 0; ok tells whether there is one.
func (s *Settings) Count(key string) (n int, ok bool) {
	v, ok := as[int64](s.t, key, optional, "整数", "a whole number")
	if ok && (v < 0 || v > 1_000_000) {
		s.t.fault(key, "应为 0 至 1000000 的整数", "must be a whole number from 0 to 1000000")
		return 0, false
	}
	return int(v), ok
}

// Text reads a text in every language.
func (s *Settings) Text(key string, must bool) Text { return s.t.text(key, need(must)) }

// Date reads a day.
func (s *Settings) Date(key string, must bool) Date { return s.t.date(key, need(must)) }

// Sub reads a table; nil where there is none.
func (s *Settings) Sub(key string, must bool) *Settings { return settings(s.t.sub(key, need(must))) }

// Subs reads an array of tables.
func (s *Settings) Subs(key string, must bool) []*Settings {
	var out []*Settings
	for _, t := range s.t.subs(key, need(must)) {
		out = append(out, &Settings{t})
	}
	return out
}

// Fault tells what is wrong with the value of a key, in both languages with the
// same arguments; an empty key means the table itself.
func (s *Settings) Fault(key, zh, en string, args ...any) {
	if key == "" {
		s.t.in.fault(s.t.path, zh, en, args...)
		return
	}
	s.t.fault(key, zh, en, args...)
}

// Line is where the key stands, or the table where it is missing.
func (s *Settings) Line(key string) int { return s.t.in.line(dotted(s.t.path, key)) }

// Done tells of every key that nobody asked for.
func (s *Settings) Done() { s.t.done() }

// Err returns the faults in order, or nil if there are none.
func (fs Faults) Err() error { return fs.orNil() }
