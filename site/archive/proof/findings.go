package proof

import "gongkai/disclosure"

// Told is how many faults of one kind are told; of more, only the number is.
const Told = 20

// Findings are faults by their kind, in the order in which the kinds came up: an archive of
// which thousands of files are missing is one thing that is wrong, not thousands. The zero
// Findings is empty.
type Findings struct{ kinds []*kind }

type kind struct {
	en    string // the format of its faults: faults are of one kind that say the same
	first []Fault
	more  int
}

// Add notes one thing that is wrong.
func (f *Findings) Add(where, zh, en string, args ...any) {
	f.add(en, Fault{Shown(where), disclosure.Say(zh, en, args...)})
}

// AddText notes what is said in both languages already.
func (f *Findings) AddText(where string, what disclosure.Text) {
	f.add(what[disclosure.En], Fault{Shown(where), what})
}

func (f *Findings) add(en string, fault Fault) {
	k := f.kind(en)
	if len(k.first) == Told {
		k.more++
		return
	}
	k.first = append(k.first, fault)
}

func (f *Findings) kind(en string) *kind {
	for _, k := range f.kinds {
		if k.en == en {
			return k
		}
	}
	k := &kind{en: en}
	f.kinds = append(f.kinds, k)
	return k
}

// Empty reports whether there are none.
func (f *Findings) Empty() bool { return len(f.kinds) == 0 }

// Tell hands the findings over; the number of those that are not told is of the archive.
func (f *Findings) Tell(p *Proof, archive string) {
	for _, k := range f.kinds {
		p.Wrong = append(p.Wrong, k.first...)
		if k.more > 0 {
			p.Fault(Shown(archive), "还有 %[1]d 处与 %[2]s 同样的问题，从略", "has %[1]d more faults like that of %[2]s", k.more, k.first[Told-1].Where)
		}
	}
}

// Refusal is the first finding as an error; nil where there is none.
func (f *Findings) Refusal() error {
	if f.Empty() {
		return nil
	}
	first := f.kinds[0].first[0]
	return disclosure.Errorf("%[1]s %[2]s", "%[1]s %[3]s", first.Where, first.What.In(disclosure.ZhCN), first.What.In(disclosure.En))
}
