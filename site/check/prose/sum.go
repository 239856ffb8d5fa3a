package prose

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// A Sum is a stated total with the parts that the sentence gives for it.
type Sum struct {
	Total    Number
	Parts    []Number
	Sum      *big.Rat // of the parts
	Complete bool     // the sentence says that these are all: 分别为, 合计
	Beyond   bool     // one part alone is more than the total
	Sentence string
}

// Off reports whether total and parts disagree in a way that the sentence
// cannot mean: by what is more than rounding, and, unless all parts are
// named, only where a single slip of the pen explains it.
func (s Sum) Off() bool {
	gap := new(big.Rat).Sub(s.Sum, s.Total.Rat())
	if gap.Sign() == 0 || s.withinRounding(gap) {
		return false
	}
	if s.Complete || s.Beyond {
		return true
	}
	return len(s.Parts) >= 3 && s.slip()
}

// Certain reports whether the numbers cannot all be right, whatever is meant.
func (s Sum) Certain() bool {
	return s.Off() && !s.coarse() && (s.Complete || len(s.Parts) >= 4 && len(s.Total.String()) >= 4)
}

var (
	among = regexp.MustCompile(`其中[:：,，]?|(?:主要)?包括[:：]?|包含[:：]?`)
	open  = regexp.MustCompile(`等|主要|部分|另有|此外|不含|其余|大部分|以及其他`)
	// difference tells that a number is by how much another has changed.
	difference = regexp.MustCompile(`比上|比去|比年|比前|较上|较去|较年|较前|同比|增加|增长|减少|下降|上升|提高`)
	jointly    = regexp.MustCompile(`(?:合计|总计|共计)(?:为|有|达)?$`)
	stages     = regexp.MustCompile(`审结|办结|结案|完成|整改|回复|答复|比|较上|较去|增长|增加|减少|下降|上升|占|平均|累计|共|全年|上年|去年|同期`)
)

// Sums finds the totals of a sentence whose parts it lists.
func Sums(sentence string) []Sum {
	if !strings.ContainsAny(sentence, "0123456789") {
		return nil
	}
	var out []Sum
	sentence = plain(sentence)
	pieces := []string{sentence}
	if len(among.FindAllString(sentence, 2)) > 1 {
		pieces = strings.FieldsFunc(sentence, func(r rune) bool { return r == '；' || r == ';' })
	}
	for _, piece := range pieces {
		switch triggers := among.FindAllStringIndex(piece, 2); len(triggers) {
		case 1:
			if s, ok := behind(piece, triggers[0]); ok {
				s.Sentence = strings.TrimSpace(piece)
				out = append(out, s)
			}
		case 0:
			if s, ok := before(piece); ok {
				s.Sentence = strings.TrimSpace(piece)
				out = append(out, s)
			}
		}
	}
	return out
}

// behind reads the parts that stand behind 其中, and the total before it.
func behind(piece string, trigger []int) (Sum, bool) {
	numbers := Numbers(piece)
	first := slices.IndexFunc(numbers, func(n Number) bool { return n.start >= trigger[1] })
	if first < 1 {
		return Sum{}, false
	}
	of := -1
	for i := first - 1; i >= 0; i-- {
		if !numbers[i].Percent {
			of = i
			break
		}
	}
	if of < 0 || numbers[of].Vague || difference.MatchString(numbers[of].Label) || open.MatchString(piece[trigger[0]:]) {
		return Sum{}, false
	}
	s := Sum{Total: numbers[of]}
	s.Parts = run(piece, numbers[first:], s.Total)
	if len(s.Parts) == 0 {
		return Sum{}, false
	}
	alone := 0 // numbers before 其中 in its unit: which of several is meant is not said
	for _, n := range numbers[:first] {
		if n.same(s.Total) {
			alone++
		}
	}
	sums := new(big.Rat)
	for i, p := range s.Parts {
		if sums.Add(sums, p.Rat()); i > 0 && sums.Cmp(s.Total.Rat()) == 0 {
			s.Parts = s.Parts[:i+1] // what follows is another statement
			break
		}
	}
	s.Sum = total(s.Parts)
	sure := s.Parts[:1] // behind a comma another statement may have begun
	if len(s.Parts) > 1 && strings.Contains(piece[s.Parts[0].end:s.Parts[1].start], "、") {
		sure = s.Parts
	}
	s.Beyond = alone == 1 && slices.ContainsFunc(sure, func(p Number) bool { return p.Rat().Cmp(s.Total.Rat()) > 0 })
	names := piece[trigger[1]:s.Parts[0].start]
	s.Complete = alone == 1 && len(s.Parts) > 1 && (strings.Contains(names, "分别") && allListed(names, len(s.Parts)) || wholeOf(numbers[first:], s.Parts))
	return s, true
}

// wholeOf reports whether every part has its share behind it and the shares make
// a hundred, but for their rounding: then these are all.
func wholeOf(numbers, parts []Number) bool {
	shares := new(big.Rat)
	n := 0
	for i, p := range numbers {
		if i > 0 && p.Percent && taking.MatchString(p.Label) && !numbers[i-1].Percent {
			shares.Add(shares, p.Rat())
			n++
		}
	}
	off := shares.Sub(shares, big.NewRat(100, 1))
	return n == len(parts) && off.Abs(off).Cmp(big.NewRat(int64(n), 10)) <= 0
}

// run takes the numbers that list parts in the unit of the total: up to a
// number in another unit, or one that says what became of the whole.
func run(piece string, numbers []Number, of Number) []Number {
	var out []Number
	sign := ""
	for i, n := range numbers {
		if n.Percent {
			continue // a share that stands behind its part
		}
		if !n.same(of) || n.Vague || stages.MatchString(n.Label) {
			break
		}
		if len(out) > 0 {
			between := signs.FindString(piece[numbers[i-1].end:n.start])
			if sign == "" {
				sign = between
			}
			if between == "" || sign == "、" && between != "、" {
				break
			}
		}
		out = append(out, n)
	}
	return out
}

var signs = regexp.MustCompile(`[、，,；;]`)

// allListed reports whether words name just so many things.
func allListed(words string, n int) bool {
	items := strings.FieldsFunc(words, func(r rune) bool { return r == '、' || r == '和' || r == '及' })
	return len(items) == n
}

// before reads the parts that stand before 合计 and its number.
func before(piece string) (Sum, bool) {
	numbers := Numbers(piece)
	at := slices.IndexFunc(numbers, func(n Number) bool {
		return jointly.MatchString(n.Label) && strings.TrimSpace(jointly.ReplaceAllString(n.Label, "")) == ""
	})
	if at < 2 || numbers[at].Vague || open.MatchString(piece[:numbers[at].start]) {
		return Sum{}, false
	}
	s := Sum{Total: numbers[at], Complete: true}
	for _, n := range numbers[:at] {
		if !n.same(s.Total) || n.Vague || stages.MatchString(n.Label) {
			return Sum{}, false
		}
		s.Parts = append(s.Parts, n)
	}
	s.Sum = total(s.Parts)
	return s, true
}
