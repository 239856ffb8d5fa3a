// Package proof says what was proved of an archive, what was found wrong with it, and
// what could not be proved: in the words that the readers of bags, WARC and WACZ share.
//
//	p := new(proof.Proof)
//	p.Holds(level, "%d 个文件与清单一致", "%d files are as the manifests say", n)
//	p.Fault("data/index.html", "与清单不符", "is not as the manifest says")
//	p.Leaves(level, "…", "…")        // could not be proved, and why
//
// It never reads an archive, and it claims nothing: whoever holds a thing proved says by
// what.
package proof

import (
	"slices"
	"strings"

	"gongkai/disclosure"
)

// A Proof is what a reader of an archive came to. The zero Proof is empty.
type Proof struct {
	Held  []Statement // what was proved, in the order of the levels
	Wrong []Fault
	Open  []Statement // what could not be proved, and why
}

// A Statement is of one level: of files, records, the index, pages, the rebuild.
type Statement struct {
	Level disclosure.Text
	What  disclosure.Text
}

// A Fault is one thing that is not as it should be. Where names a file, and within it a
// record or a line, as the archive calls them; names that could harm a terminal are quoted.
type Fault struct {
	Where string
	What  disclosure.Text
}

// Holds notes what was proved at a level, in both languages with the same arguments.
func (p *Proof) Holds(level disclosure.Text, zh, en string, args ...any) {
	p.Held = append(p.Held, Statement{level, disclosure.Say(zh, en, args...)})
}

// Leaves notes what could not be proved at a level, and why.
func (p *Proof) Leaves(level disclosure.Text, zh, en string, args ...any) {
	p.Open = append(p.Open, Statement{level, disclosure.Say(zh, en, args...)})
}

// Fault notes one thing that is wrong.
func (p *Proof) Fault(where, zh, en string, args ...any) {
	p.Wrong = append(p.Wrong, Fault{where, disclosure.Say(zh, en, args...)})
}

// Within adds what was found of a part of the archive, whose places are told as within
// the part; where it is "", as they are.
func (p *Proof) Within(part string, of *Proof) {
	p.Held = append(p.Held, of.Held...)
	p.Open = append(p.Open, of.Open...)
	for _, f := range of.Wrong {
		if part != "" {
			f.Where = strings.TrimSuffix(part+": "+f.Where, ": ")
		}
		p.Wrong = append(p.Wrong, f)
	}
}

// Sort puts the faults in order of their places: readers work side by side.
func (p *Proof) Sort() {
	slices.SortStableFunc(p.Wrong, func(a, b Fault) int { return strings.Compare(a.Where, b.Where) })
}

// Sound reports whether nothing was found wrong.
func (p *Proof) Sound() bool { return len(p.Wrong) == 0 }
