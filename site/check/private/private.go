// Package private finds in a text what may be private: numbers of identity
// cards, telephones, bank cards and passports, addresses of homes, dates of
// birth. It knows nothing of pages; whoever asks brings the words around.
//
// A number alone proves little: one in eleven numbers that look like an identity
// card has the right check digit. So a Hit says how sure it is, and what it is
// sure by. Nothing here ever prints a number whole: see Mask.
package private

import (
	"slices"

	"gongkai/disclosure"
)

// A Kind is one kind of private data.
type Kind int

// The kinds, each judged by the rule that is named after it.
const (
	ResidentID Kind = iota
	ResidentID15
	Mobile
	BankCard
	Passport
	Address
	Birthdate
	Mail
	Masked
)

// A Grade says how sure a Hit is.
type Grade int

// Certain needs all signs together, Probable should be judged by a person,
// Slight is worth knowing.
const (
	Certain Grade = iota
	Probable
	Slight
)

// A Reason says what a grade rests on.
type Reason int

// The reasons. Plain is the kind's usual one.
const (
	Plain  Reason = iota
	Person        // a name or another private thing stands beside it
	Office        // the words around are those of an office's contact
	Code          // a label says that it is the number of something else
	NoWord        // no word around says what it is
	Broken        // the check digit is wrong
	Recent        // the birth would be so late that it may be a date of issue
)

// A Hit is one private thing in a text.
type Hit struct {
	Kind       Kind
	Grade      Grade
	Reason     Reason
	Start, End int    // in the text, in bytes
	Masked     string // what may be printed of it

	code string
}

// Key tells a number from others, whatever its kind. It holds the number, so it
// must not be printed.
func (h Hit) Key() string { return h.code }

// Around is what is known beside the text itself.
type Around struct {
	Label string // what stands just before: a short line, the cell to the left
	Head  string // the head of the column
	Heads string // all heads of the table and its caption
	Row   string // the other cells of the row, or some of them
	// Machine marks text that machines read: a script, an attribute. Numbers in
	// it count only where a name beside them says what they are.
	Machine bool
	Today   disclosure.Date

	beside bool // an identity card stands in the same text
	left   int  // how many more may be judged
}

// MaxNumbers is how many numbers, addresses and the like of one page or file are judged: more than any list
// of telephones has, and few enough for a second or two.
const MaxNumbers = 10_000

// A Search looks through one page or file, text by text.
type Search struct {
	Cut    bool // there were more than MaxNumbers, and the others were not judged
	judged int
}

// Find lists what may be private in the text, in its order. signs are those of
// Look, which most texts have none of.
func (s *Search) Find(text string, signs Signs, around func() Around) []Hit {
	if signs&anyPrivate == 0 {
		return nil
	}
	a := around()
	var hits []Hit
	if signs&Digits != 0 {
		all, whole := numbers(text, a.Today, MaxNumbers-s.judged)
		s.judged += len(all)
		s.Cut = s.Cut || !whole
		a.beside = slices.ContainsFunc(all, func(f found) bool { return f.kind == ResidentID })
		for _, n := range all {
			if h, ok := judge(text, n, &a); ok {
				hits = append(hits, h)
			}
		}
	}
	for _, w := range wordKinds {
		if signs&w.sign != 0 {
			a.left = MaxNumbers - s.judged
			found, judged := w.find(text, &a)
			s.judged += min(judged, a.left)
			s.Cut = s.Cut || judged > a.left
			hits = append(hits, found...)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return a.Start - b.Start })
	return slices.CompactFunc(hits, func(a, b Hit) bool { return a.Kind == b.Kind && a.code == b.code })
}

// anyPrivate are the signs of all kinds.
const anyPrivate = Digits | HasPassport | HasHome | HasBirth | HasMail | HasMask

var wordKinds = []struct {
	sign Signs
	find func(string, *Around) (hits []Hit, judged int)
}{
	{HasPassport, passports},
	{HasHome, homes},
	{HasBirth, births},
	{HasMail, mails},
	{HasMask | Digits, masks}, // X covers, too, and is a letter like others
}
