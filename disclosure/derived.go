package disclosure

import (
	"math/big"
	"slices"
	"strings"
)

// A Derived fact is a rate or a growth that the document states and that other
// facts determine. The stated value is what pages print; the computed one
// stands beside it.
type Derived struct {
	Fact          // Value and Filed are the stated ones
	Growth   bool // (of - over) / over instead of of / over
	Of       []*Fact
	Over     []*Fact
	Decimals int
	Rounding Rounding
	Relation Text // set when the document does not state the relation: why we assume it
}

// Rounding is the mode in which a computed value is given.
type Rounding string

// The modes of rounding.
const (
	HalfUp   Rounding = "half-up"
	HalfEven Rounding = "half-even"
	Truncate Rounding = "truncate"
)

// A Verdict tells how a stated number relates to the exact one.
type Verdict string

// The verdicts, best first.
const (
	Holds     Verdict = "holds"     // equal
	Rounds    Verdict = "rounds"    // the exact value, rounded half up or half to even
	Truncates Verdict = "truncates" // cut off, where rounding gives another digit
	Differs   Verdict = "differs"
)

// Exact returns the value that the operands determine, in the unit of the
// stated one: percentages are multiplied by 100. It is nil when they divide by
// zero.
func (d *Derived) Exact() *big.Rat {
	of, over := sum(d.Of), sum(d.Over)
	if over.Sign() == 0 {
		return nil
	}
	if d.Growth {
		of.Sub(of, over)
	}
	x := of.Quo(of, over)
	if d.IsPercent() {
		x.Mul(x, big.NewRat(100, 1))
	}
	return x
}

// Computed returns the exact value at the declared decimals and rounding.
// Loading saw to it that it fits.
func (d *Derived) Computed() Number {
	n, _ := Round(d.Exact(), d.Decimals, d.Rounding)
	return n
}

// Verdict compares the stated value with the exact one.
func (d *Derived) Verdict() Verdict { return Judge(d.Value, d.Exact()) }

// Judge tells how a stated number relates to an exact one (requirements §10.1).
func Judge(stated Number, exact *big.Rat) Verdict {
	if exact == nil {
		return Differs
	}
	at := func(mode Rounding) bool {
		n, ok := Round(exact, stated.Decimals(), mode)
		return ok && stated.Cmp(n) == 0
	}
	switch {
	case stated.Rat().Cmp(exact) == 0:
		return Holds
	case at(HalfUp) || at(HalfEven):
		return Rounds
	case at(Truncate):
		return Truncates
	}
	return Differs
}

// Round gives x with so many decimals; false if that makes more digits than a
// Number has.
func Round(x *big.Rat, decimals int, mode Rounding) (Number, bool) {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	num := new(big.Int).Mul(x.Num(), scale)
	q, rest := new(big.Int).QuoRem(new(big.Int).Abs(num), x.Denom(), new(big.Int))
	twice := rest.Lsh(rest, 1).Cmp(x.Denom())
	if mode != Truncate && (twice > 0 || twice == 0 && (mode == HalfUp || q.Bit(0) == 1)) {
		q.Add(q, big.NewInt(1))
	}
	if num.Sign() < 0 {
		q.Neg(q)
	}
	n := Number{coef: q.Int64(), scale: decimals}
	return n, q.IsInt64() && n.inRange()
}

// sum adds facts up, exactly.
func sum(facts []*Fact) *big.Rat {
	total := new(big.Rat)
	for _, f := range facts {
		total.Add(total, f.Value.Rat())
	}
	return total
}

// Formula writes the computation with the operands' numbers: (3 + 1) ÷ 17.
func (d *Derived) Formula(lang Lang) string {
	of, over := written(d.Of, " + ", lang), written(d.Over, " + ", lang)
	if d.Growth {
		return "(" + of + " − " + over + ") ÷ " + over
	}
	return of + " ÷ " + over
}

// written joins numbers, in brackets when there are several.
func written(facts []*Fact, op string, lang Lang) string {
	var parts []string
	for _, f := range facts {
		if lang == ZhCN {
			parts = append(parts, f.Value.String())
		} else {
			parts = append(parts, f.Value.Grouped())
		}
	}
	s := strings.Join(parts, op)
	if len(parts) > 1 {
		s = "(" + s + ")"
	}
	return s
}

// readDerived reads the rates and growths. It runs after facts and tables,
// which they refer to.
func (r *reader) readDerived(t *table) {
	for _, e := range t.subs("derived", optional) {
		d := &Derived{
			Fact: Fact{
				ID:     e.string("id", required),
				Unit:   r.in.units[Percent],
				Period: r.period(e, "period", Period{Year: r.Year}),
				Label:  e.text("label", required),
				path:   e.path,
			},
			Growth:   e.oneOf("kind", required, "ratio", "growth") == "growth",
			Rounding: Rounding(e.oneOf("rounding", required, string(HalfUp), string(HalfEven), string(Truncate))),
			Of:       r.operands(e, "of"),
			Over:     r.operands(e, "over"),
		}
		if stated := e.string("stated", required); stated != "" {
			n, percent, err := ParseSpelling(stated)
			if err != nil {
				e.fault("stated", "无法识别数字写法 %q", "the spelling %q cannot be read as a number", stated)
			}
			d.Value = n
			if !percent {
				d.Unit = r.unit(e, "unit", required)
			}
			if plain := n.String() + "%"; stated != plain && stated != n.String() {
				d.Filed = stated
			}
		}
		decimals, _ := as[int64](e, "decimals", required, "整数", "a whole number")
		if d.Decimals = int(decimals); d.Decimals != d.Value.Decimals() {
			e.fault("decimals", "为 %d，但所载数值有 %d 位小数", "is %d, but the stated value has %d decimals", decimals, d.Value.Decimals())
		}
		unread := slices.ContainsFunc(d.Over, func(f *Fact) bool { return f.unread })
		if len(d.Over) > 0 && !unread && sum(d.Over).Sign() == 0 {
			e.fault("over", "分母为 0，无法计算比率", "adds up to 0, so there is no rate")
		} else if len(d.Of) > 0 && len(d.Over) > 0 && !unread && d.Decimals >= 0 && d.Decimals <= maxDigits {
			if _, ok := Round(d.Exact(), d.Decimals, d.Rounding); !ok {
				e.fault("of", "计算结果超过 %d 位数字", "makes a rate of more than %d digits", maxDigits)
			}
		}
		if e.has("inferred") {
			d.Relation = e.text("inferred", required)
		}
		for _, f := range append(d.Of[:len(d.Of):len(d.Of)], d.Over...) {
			if f.Inferred != nil && d.Relation == nil {
				e.fault("inferred", "用了推算的数 %q，须说明推算依据", "is missing: %q is an inferred number, so say how the relation was inferred", f.ID)
			}
		}
		taken := len(r.Facts)
		if r.addFact(e, "id", &d.Fact); len(r.Facts) > taken {
			r.Facts = r.Facts[:taken] // listed under Derived, known by id
			r.Derived = append(r.Derived, d)
		}
		e.done()
	}
}

// operands reads a list of fact ids.
func (r *reader) operands(t *table, key string) []*Fact {
	var out []*Fact
	for i, id := range t.strings(key, required) {
		f := r.facts[id]
		if f == nil {
			t.fault(key, "第 %d 项引用了未定义的数 %q", "entry %d refers to %q, which is no fact of this report", i+1, id)
			continue
		}
		out = append(out, f)
	}
	return out
}
