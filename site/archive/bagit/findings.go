package bagit

import (
	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// told is how many faults of one kind are told; of more, only the number is.
const told = 20

// findings are faults by their kind, in the order in which the kinds came up: a bag of
// which thousands of files are missing is one thing that is wrong, not thousands.
type findings struct {
	kinds []*kind
}

type kind struct {
	zh, en string // the format of its faults: faults are of one kind that say the same
	first  []proof.Fault
	more   int
}

func (f *findings) add(where, zh, en string, args ...any) {
	k := f.kind(zh, en)
	if len(k.first) == told {
		k.more++
		return
	}
	k.first = append(k.first, proof.Fault{Where: shown(where), What: disclosure.Say(zh, en, args...)})
}

func (f *findings) kind(zh, en string) *kind {
	for _, k := range f.kinds {
		if k.en == en {
			return k
		}
	}
	k := &kind{zh: zh, en: en}
	f.kinds = append(f.kinds, k)
	return k
}

// tell hands the findings over; the number of those that are not told is of the bag.
func (f *findings) tell(p *proof.Proof, bag string) {
	for _, k := range f.kinds {
		p.Wrong = append(p.Wrong, k.first...)
		if k.more > 0 {
			p.Fault(bag, "还有 %[1]d 处与 %[2]s 同样的问题，从略", "has %[1]d more faults like that of %[2]s", k.more, k.first[told-1].Where)
		}
	}
}

// refusal is the first finding as an error; nil where there is none.
func (f *findings) refusal() error {
	if len(f.kinds) == 0 {
		return nil
	}
	first := f.kinds[0].first[0]
	return disclosure.Errorf("%[1]s %[2]s", "%[1]s %[3]s", first.Where, first.What.In(disclosure.ZhCN), first.What.In(disclosure.En))
}
