package disclosure

import (
	"cmp"
	"slices"
	"sync"
)

// A Ledger keeps of each report only the numbers that other reports are held
// against: those of equations across years and forms, and those shown over the
// years. So a site of any size can be checked without holding its reports.
type Ledger struct {
	forms map[string]*Form
	keeps map[string]map[string]int // by form: the ids of facts to keep, each with its place

	mu      sync.Mutex
	entries map[entryKey][]*Entry
	reports map[string]*Entry
	traits  traits
}

// An Entry is what the Ledger kept of one report.
type Entry struct {
	Report string // year/slug
	Year   int
	Form   *Form
	Organ  *Organ
	InTime *bool // whether it was published before the day that the form sets; nil where it sets none

	places map[string]int // of the form, shared by its entries
	kept   []kept
	traits *traits // of the ledger
}

// Fact returns a fact that was kept, or nil.
func (e *Entry) Fact(id string) *Fact {
	i, ok := e.places[id]
	if !ok || e.kept[i].trait == 0 {
		return nil
	}
	s := e.traits.all[e.kept[i].trait-1]
	return &Fact{ID: id, Value: e.kept[i].value, Missing: s.missing, Label: s.label, Unit: s.unit, Kind: s.kind, Period: Period{Year: e.Year}, report: e.Report}
}

// Of reports whether the fact is one that was kept of this entry's report.
func (e *Entry) Of(f *Fact) bool { return f.report == e.Report }

type entryKey struct {
	organ, form string
	year        int
}

// NewLedger makes an empty ledger for the forms.
func NewLedger(forms map[string]*Form) *Ledger {
	l := &Ledger{forms: forms, keeps: map[string]map[string]int{}, entries: map[entryKey][]*Entry{}, reports: map[string]*Entry{}}
	keep := func(form, id string) {
		if l.keeps[form] == nil {
			l.keeps[form] = map[string]int{}
		}
		if _, ok := l.keeps[form][id]; !ok {
			l.keeps[form][id] = len(l.keeps[form])
		}
	}
	for id, f := range forms {
		for _, fact := range f.Trends {
			keep(id, fact)
		}
		for _, q := range f.Identities {
			if !q.outward {
				continue
			}
			for _, in := range q.instances {
				for _, t := range slices.Concat(in.left, in.right) {
					switch t.from {
					case "":
						keep(id, t.id)
					case last:
						keep(id, t.id)
						if f.Follows != "" {
							keep(f.Follows, t.id)
						}
					default:
						keep(t.from, t.id)
					}
				}
			}
		}
	}
	return l
}

// Take keeps what is needed of a report. It may be called by several
// goroutines at once.
func (l *Ledger) Take(r *Report) {
	places := l.keeps[r.Form.ID]
	e := &Entry{Report: r.ID, Year: r.Year, Form: r.Form, Organ: r.Organ, places: places, kept: make([]kept, len(places)), traits: &l.traits}
	if due, ok := r.Due(); ok {
		inTime := DateOf(r.Published).Before(due)
		e.InTime = &inTime
	}
	key := entryKey{r.Organ.ID, r.Form.ID, r.Year}
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, i := range places {
		if f := r.facts[id]; f != nil && f.Inferred == nil {
			e.kept[i] = kept{value: f.Value, trait: l.traits.of(f)}
		}
	}
	l.reports[r.ID] = e
	l.entries[key] = append(l.entries[key], e)
	slices.SortFunc(l.entries[key], func(a, b *Entry) int { return cmp.Compare(a.Report, b.Report) })
}

// entry is the one report of the organ, form and year; nil where there is
// none, or where several leave open which is meant.
func (l *Ledger) entry(organ, form string, year int) *Entry {
	if all := l.entries[entryKey{organ, form, year}]; len(all) == 1 {
		return all[0]
	}
	return nil
}

// before is the report of the same organ for the year before, in the same
// form or in the one that it follows.
func (l *Ledger) before(e *Entry) *Entry {
	if b := l.entry(e.Organ.ID, e.Form.ID, e.Year-1); b != nil || e.Form.Follows == "" {
		return b
	}
	return l.entry(e.Organ.ID, e.Form.Follows, e.Year-1)
}

// Earlier is the last version before the entry's year of what the organ files
// in the form, however many years lie between; nil where there is none.
func (l *Ledger) Earlier(e *Entry) *Entry {
	const memory = 100 // years
	for year := e.Year - 1; year > e.Year-memory; year-- {
		if found := l.entry(e.Organ.ID, e.Form.ID, year); found != nil {
			return found
		}
	}
	return nil
}

// Entries lists what was kept, by report.
func (l *Ledger) Entries() []*Entry {
	var out []*Entry
	for _, es := range l.entries {
		out = append(out, es...)
	}
	slices.SortFunc(out, func(a, b *Entry) int { return cmp.Compare(a.Report, b.Report) })
	return out
}

// Entry returns what was kept of the report, or nil.
func (l *Ledger) Entry(report string) *Entry { return l.reports[report] }

// Over lists the reports of the entry's organ and form up to its year, the
// first year first, those of the forms it follows among them.
func (l *Ledger) Over(e *Entry) []*Entry {
	out := []*Entry{e}
	for b := l.before(e); b != nil; b = l.before(b) {
		out = append(out, b)
	}
	slices.Reverse(out)
	return out
}

// Identities gives the identities across years and forms that the entry's form
// declares, as far as the other reports are there and have the numbers.
func (l *Ledger) Identities(e *Entry) []*Identity {
	var out []*Identity
	var yearBefore *Entry
	looked := false
	for _, q := range e.Form.Identities {
		if !q.outward || !q.Concerns(e.Organ) {
			continue
		}
		for k := range q.instances {
			i := q.identity(&q.instances[k], func(t term) *Fact {
				other := e
				switch t.from {
				case "":
				case last:
					if !looked {
						yearBefore, looked = l.before(e), true
					}
					other = yearBefore
				default:
					other = l.entry(e.Organ.ID, t.from, e.Year)
				}
				if other == nil {
					return nil
				}
				return other.Fact(t.id)
			})
			if i != nil {
				out = append(out, i)
			}
		}
	}
	return out
}
