package prose

import (
	"math/big"
	"regexp"
	"strings"

	"gongkai/disclosure"
)

// A Growth is a number and by how much it is said to have grown, or shrunk, in a
// year. The number of the year before is mostly not printed.
type Growth struct {
	Now, Percent Number
	Shrunk       bool
	Sentence     string
}

var (
	grown  = regexp.MustCompile(`(?:同比|较上年|较去年|比上年|比去年|较上一年|与上年相比|与去年相比)(?:同期)?(?:的\d+\p{Han})?(增长|增加|上升|提高|下降|减少|降低)(?:了|约)?$`)
	nextTo = regexp.MustCompile(`^[，,]?$`)
)

// Growths finds counts whose growth stands right behind them: 复议24件，同比增长243%.
func Growths(sentence string) []Growth {
	if !strings.ContainsAny(sentence, "%％") {
		return nil
	}
	sentence = plain(sentence)
	numbers := Numbers(sentence)
	var out []Growth
	for i, p := range numbers {
		if i == 0 || !p.Percent || p.Vague {
			continue
		}
		now := numbers[i-1]
		between := sentence[now.end:p.start]
		m := grown.FindStringSubmatchIndex(strings.TrimSuffix(between, " "))
		if m == nil || now.Percent || now.Vague || now.coarse() || !nextTo.MatchString(strings.TrimSpace(between[:m[0]])) {
			continue
		}
		word := between[m[2]:m[3]]
		out = append(out, Growth{Now: now, Percent: p, Sentence: strings.TrimSpace(sentence), Shrunk: word == "下降" || word == "减少" || word == "降低"})
	}
	return out
}

// Fits finds a whole number of the year before with which the growth holds,
// rounded or cut off; false if there is none.
func (g Growth) Fits() (before *big.Int, ok bool) {
	factor := new(big.Rat).Quo(g.Percent.Rat(), big.NewRat(100, 1))
	if g.Shrunk {
		factor.Neg(factor)
	}
	factor.Add(factor, big.NewRat(1, 1))
	if factor.Sign() <= 0 { // shrunk by all, or by more than all
		return nil, g.Now.Rat().Sign() == 0
	}
	guess := new(big.Rat).Quo(g.Now.Rat(), factor)
	near := new(big.Int).Quo(guess.Num(), guess.Denom())
	for _, step := range []int64{0, 1, -1, 2, -2} {
		old := new(big.Int).Add(near, big.NewInt(step))
		if old.Sign() <= 0 {
			continue
		}
		r := new(big.Rat).SetInt(old)
		exact := new(big.Rat).Sub(g.Now.Rat(), r)
		if g.Shrunk {
			exact.Neg(exact)
		}
		exact.Quo(exact, r).Mul(exact, big.NewRat(100, 1))
		if disclosure.Judge(g.Percent.Number, exact) != disclosure.Differs {
			return old, true
		}
	}
	return nil, false
}
