package prose

import (
	"math/big"
	"regexp"
	"strings"

	"gongkai/disclosure"
)

// A Share is a stated percentage and the two numbers that the sentence gives
// for it.
type Share struct {
	Percent, Of, Over Number // Percent = Of ÷ Over
	Sentence          string
}

// Exact is the percentage that the two numbers make.
func (s Share) Exact() *big.Rat {
	r := new(big.Rat).Quo(s.Of.Rat(), s.Over.Rat())
	return r.Mul(r, big.NewRat(100, 1))
}

// Verdict tells how the stated percentage relates to the exact one. Of numbers
// that were rounded before they were printed it accepts all that they may mean.
func (s Share) Verdict() disclosure.Verdict {
	verdict := disclosure.Judge(s.Percent.Number, s.Exact())
	if verdict != disclosure.Holds && verdict != disclosure.Rounds && (s.Of.coarse() || s.Over.coarse()) && s.possible() {
		return disclosure.Rounds
	}
	return verdict
}

// possible reports whether numbers within the rounding of both make the
// percentage, within its own.
func (s Share) possible() bool {
	at := func(of, over *big.Rat) *big.Rat {
		if over.Sign() <= 0 {
			return nil
		}
		r := new(big.Rat).Quo(of, over)
		return r.Mul(r, big.NewRat(100, 1))
	}
	low := at(new(big.Rat).Sub(s.Of.Rat(), half(s.Of)), new(big.Rat).Add(s.Over.Rat(), half(s.Over)))
	high := at(new(big.Rat).Add(s.Of.Rat(), half(s.Of)), new(big.Rat).Sub(s.Over.Rat(), half(s.Over)))
	if low == nil || high == nil {
		return true
	}
	step := big.NewRat(1, 1) // a unit of the last digit: cutting off is told apart elsewhere
	for range s.Percent.Decimals() {
		step.Quo(step, big.NewRat(10, 1))
	}
	stated := s.Percent.Rat()
	return new(big.Rat).Sub(low, step).Cmp(stated) <= 0 && stated.Cmp(new(big.Rat).Add(high, step)) <= 0
}

var (
	taking = regexp.MustCompile(`(?:^|[^比])(?:占比|占总数的?|占总量的?|占全部的?|占)(?:为|达|约)?$`)
	rate   = regexp.MustCompile(`(\p{Han}{2})率(?:为|达|达到|是)?$`)
	change = regexp.MustCompile(`增|减|升|降|提高|下滑|回落|同比|环比|较|比上`)
)

// Shares finds the percentages of a sentence that say what they are a part of:
// "其中 A 80 件，占 72.7%" is of the total before 其中; "受理 20 件，办结 19 件，办结率 95%"
// is of the only two numbers, one of which bears the name of the rate.
func Shares(sentence string) []Share {
	if !strings.ContainsAny(sentence, "%％") {
		return nil
	}
	sentence = plain(sentence)
	numbers := Numbers(sentence)
	total := wholeBefore(sentence, numbers)
	var out []Share
	for i, n := range numbers {
		if !n.Percent || n.Vague || i == 0 {
			continue
		}
		s := Share{Percent: n, Sentence: strings.TrimSpace(sentence)}
		ok := false
		switch {
		case taking.MatchString(n.Label):
			s.Of, s.Over, ok = total.taken(sentence, numbers, i)
		case rate.MatchString(n.Label) && !change.MatchString(n.Label):
			s.Of, s.Over, ok = rated(sentence, numbers[:i], rate.FindStringSubmatch(n.Label)[1])
		}
		if ok && s.Over.Rat().Sign() > 0 && s.Of.Rat().Cmp(s.Over.Rat()) <= 0 {
			out = append(out, s)
		}
	}
	return out
}

// A whole is the total before the only 其中 of a sentence so far.
type whole struct {
	triggers [][]int // of the sentence
	over     Number
	ok       bool // there is one total, and it is exact
}

func wholeBefore(sentence string, numbers []Number) whole {
	w := whole{triggers: among.FindAllStringIndex(sentence, 2)}
	if len(w.triggers) == 0 {
		return w
	}
	var before []Number
	for _, n := range numbers {
		if n.end <= w.triggers[0][0] && !n.Percent {
			before = append(before, n)
		}
	}
	if len(before) == 0 {
		return w
	}
	w.over = before[len(before)-1]
	alone := 0
	for _, n := range before {
		if n.same(w.over) {
			alone++
		}
	}
	w.ok = alone == 1 && !w.over.Vague
	return w
}

// taken finds the part right before its share, and the total before 其中.
func (w whole) taken(sentence string, numbers []Number, i int) (of, over Number, ok bool) {
	of = numbers[i-1]
	before := 0
	for _, t := range w.triggers {
		if t[0] < of.start {
			before++
		}
	}
	if before != 1 || of.Percent || of.Vague || strings.ContainsAny(sentence[of.end:numbers[i].start], "。；;") {
		return of, over, false
	}
	return of, w.over, w.ok && w.over.same(of)
}

// rated finds the two numbers of a rate: the only ones before it, in one unit,
// of which the smaller is named as the rate is.
func rated(sentence string, before []Number, name string) (of, over Number, ok bool) {
	if len(before) != 2 || before[0].Vague || before[1].Vague || !before[0].same(before[1]) {
		return of, over, false
	}
	over, of = before[0], before[1]
	return of, over, strings.Contains(of.Label, name) && !strings.Contains(over.Label, name) && !anotherTime.MatchString(sentence)
}

var anotherTime = regexp.MustCompile(`去年|上年|往年|历年|同期|结转|以来|20\d\d年.*20\d\d年`)
