package check

import "gongkai/disclosure"

// An Account tells what became of every fact of a report on a saved page.
type Account struct {
	Report   string // year/slug
	Language disclosure.Lang
	Facts    []AccountedFact // in the order filed
}

// An AccountedFact is one fact and what the page shows of it.
type AccountedFact struct {
	ID     string
	Label  disclosure.Text
	Status FactStatus
	Value  string // as it should be printed
	Shown  string // as it is, or ""
	Line   int    // of the page, or 0
}

// FactStatus says what became of a fact.
type FactStatus string

// A fact is found where all places read as filed, changed where none does, and
// twice where some do.
const (
	FactFound   FactStatus = "found"
	FactMissing FactStatus = "missing"
	FactChanged FactStatus = "changed"
	FactTwice   FactStatus = "twice"
)

// Count tells how many facts have the status.
func (a *Account) Count(s FactStatus) int {
	n := 0
	for _, f := range a.Facts {
		if f.Status == s {
			n++
		}
	}
	return n
}
