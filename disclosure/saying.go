package disclosure

// Said is an error in every language, as whoever called us reads it.
type Said struct {
	Text
	Err error // what lies below it, for errors.Is; may be nil
}

// Errorf formats one error in both languages with the same arguments, as Say does.
func Errorf(zh, en string, args ...any) error { return &Said{Text: Say(zh, en, args...)} }

// Error gives the error in English; people see In.
func (s *Said) Error() string { return s.In(En) }

// Unwrap returns what lies below the error.
func (s *Said) Unwrap() error { return s.Err }
