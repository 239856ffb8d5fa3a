package generator

import (
	"cmp"
	"math/big"
	"strings"

	"gongkai/disclosure"
)

var signs = map[string]string{"=": "=", "<=": "≤"}

// failing are the signs of what does not hold: a page must not print that it does.
var failing = map[string]string{"=": "≠", "<=": ">"}

// termsOf writes an identity with the ids of its cells, and * for its column or row:
// "b.received.* + b.carried_in.* = b.total.*".
func termsOf(i *disclosure.Identity) string {
	return sumOf(i, signs[i.Op], func(f *disclosure.Fact) string {
		switch {
		case f.ID == "":
			return f.Plain()
		case i.Key == "":
			return f.ID
		}
		return strings.TrimSuffix(strings.ReplaceAll(f.ID+".", "."+i.Key+".", ".*."), ".")
	})
}

// blank stands in a sum for a cell that says nothing; layouts have the word for it.
const blank = "␣"

// sumOf writes an identity out, with each number as part says.
func sumOf(i *disclosure.Identity, sign string, part func(*disclosure.Fact) string) string {
	side := func(facts []*disclosure.Fact) string {
		parts := make([]string, len(facts))
		for n, f := range facts {
			parts[n] = cmp.Or(part(f), blank)
		}
		return strings.Join(parts, " + ")
	}
	return side(i.Left) + " " + sign + " " + side(i.Right)
}

// equations writes those of one table, each with its numbers.
func (w *inliner) equations(all []*equation, lang disclosure.Lang) {
	w.WriteByte('[')
	for k, q := range all {
		if k > 0 {
			w.WriteByte(',')
		}
		w.field("\n {", "id", q.id)
		w.field(", ", "words", q.words)
		w.field(", ", "terms", q.terms)
		w.WriteString(", of = [")
		for n, i := range q.of {
			if n > 0 {
				w.WriteByte(',')
			}
			w.WriteString("\n  ")
			w.identity(q, i, lang)
		}
		w.WriteString("\n ]}")
	}
	w.WriteString("\n]")
}

// identity writes one sum. How it stands is told where it does not hold, and its
// terms where they are not those of the others: a column may lack a cell.
func (w *inliner) identity(q *equation, i *disclosure.Identity, lang disclosure.Lang) {
	state, sign := i.State(), signs[i.Op]
	if state == disclosure.Broken {
		sign = failing[i.Op]
	}
	w.field("{", "sum", sumOf(i, sign, func(f *disclosure.Fact) string { return f.Text(lang) }))
	if i.Key != "" {
		w.field(", ", "key", i.Key)
	}
	if label := cmp.Or(i.Label.In(lang), q.column); label != "" {
		w.field(", ", "label", label)
	}
	if terms := termsOf(i); terms != q.terms {
		w.field(", ", "terms", terms)
	}
	if state != disclosure.Stands {
		w.field(", ", "state", string(state))
	}
	if state == disclosure.Broken {
		w.field(", ", "off", offBy(i, lang))
	}
	w.WriteByte('}')
}

// offBy is by how much the sides of an equation differ.
func offBy(i *disclosure.Identity, lang disclosure.Lang) string {
	left, right := i.Sides()
	off := new(big.Rat).Sub(left, right)
	digits := off.Abs(off).FloatString(18)
	n, err := disclosure.ParseNumber(strings.TrimSuffix(strings.TrimRight(digits, "0"), "."))
	if err != nil {
		return digits
	}
	f := disclosure.Fact{Value: n}
	return f.Text(lang)
}
