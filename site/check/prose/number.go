package prose

import (
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
)

// A Number is one quantity of a sentence, with its unit.
type Number struct {
	disclosure.Number
	Label   string // the words before it, back to the last sign or number
	Text    string // as printed, without its unit
	Unit    string // 件, 万元, 个; "%" for percentages
	Percent bool
	Vague   bool // 约, 近, 余, 以上: no exact number

	start, end int // in the sentence, with its unit
}

// coarse reports whether a number was rounded before it was printed, as 6.3万 and
// 22.9亿元 are, so that sums of such numbers may be off.
func (n Number) coarse() bool {
	return strings.ContainsAny(n.Text+n.Unit, "万亿") || n.Decimals() > 0
}

// same reports whether two numbers count in one unit.
func (n Number) same(m Number) bool { return n.Unit == m.Unit && !n.Percent && !m.Percent }

// quantity is digits, perhaps grouped or with decimals, and a unit. What has no
// unit of these is a date, a document's number, a telephone, and is not read.
var quantity = regexp.MustCompile(`(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*(万亿|亿|万)?(余|多)?\s*` +
	`(%|％|‰|人次|件次|户次|人日|平方米|平方公里|公里|千米|公顷|公斤|千克|万元|亿元|元|件|次|项|户|名|人|份|条|个|起|宗|场|期|册|篇|例|批|家|处|所|台|套|辆|亩|吨|米|部|门|类|卷|幅|张|支|只|栋|间|座|艘|对|组|位)`)

// Numbers lists the quantities of a sentence, in their order.
func Numbers(sentence string) []Number {
	if !strings.ContainsAny(sentence, "0123456789") {
		return nil
	}
	var out []Number
	from := 0
	for _, m := range quantity.FindAllStringSubmatchIndex(sentence, -1) {
		if partOfAnother(sentence[:m[0]]) {
			continue
		}
		digits := sentence[m[2]:m[3]]
		if m[4] >= 0 {
			digits += sentence[m[4]:m[5]]
		}
		n := Number{Text: digits, Unit: sentence[m[10]:m[11]], start: m[0], end: m[1], Vague: m[8] >= 0}
		if m[6] >= 0 {
			n.Text += sentence[m[6]:m[7]]
			// 万 and 元 may be written apart; the unit is the same.
			if n.Unit == "元" {
				n.Text, n.Unit = digits, sentence[m[6]:m[7]]+"元"
			}
		}
		if n.Unit == "％" {
			n.Unit = "%"
		}
		n.Percent = n.Unit == "%"
		value, _, err := disclosure.ParseSpelling(n.Text)
		if err != nil {
			continue
		}
		n.Number = value
		n.Label = label(sentence[from:m[0]])
		rest := sentence[m[1]:]
		n.Vague = n.Vague || vagueBefore.MatchString(n.Label) || vagueAfter.MatchString(rest)
		from = m[1]
		out = append(out, n)
	}
	return out
}

// partOfAnother reports whether digits that follow these words belong to a
// longer thing: a decimal, a range, 第3次, 〔2021〕30号, X5项.
func partOfAnother(before string) bool {
	return attached.MatchString(ending(before))
}

// ending is the end of a text, much longer than what attaches digits to a thing: a
// sentence of a million numbers is not read again for each.
func ending(text string) string {
	i := max(0, len(text)-48)
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return text[i:]
}

var (
	attached    = regexp.MustCompile(`(?:\d\s*[.．/:：~～—–至到]|[-－A-Za-z0-9]|第\s*|〔|〕)$`)
	vagueBefore = regexp.MustCompile(`(?:约|近|超过|超|逾|不足|不少于|不超过|多达|至少|最多|最少)$`)
	vagueAfter  = regexp.MustCompile(`^(?:余|多|左右|以上|以下|上下|以内|不等)`)
)

// label is what stands before a number, back to the last sign.
func label(words string) string {
	if i := strings.LastIndexAny(words, "，,、；;：:。（）()《》“” \u3000"); i >= 0 {
		_, size := nextRune(words[i:])
		words = words[i+size:]
	}
	return strings.TrimSpace(words)
}

func nextRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

// total adds numbers up, exactly.
func total(parts []Number) *big.Rat {
	sum := new(big.Rat)
	for _, p := range parts {
		sum.Add(sum, p.Rat())
	}
	return sum
}

// Sentences splits a text where one statement ends and another begins. A colon
// or semicolon ends none: lists go on behind them.
func Sentences(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。！？!?\n", r) })
}

// brackets are remarks beside a number, which count something else.
var brackets = regexp.MustCompile(`（[^（）]*）|\([^()]*\)|\[[^\[\]]*\]`)

// shareBeside is the share of a part in brackets right behind it: 4件（10.2%）.
var shareBeside = regexp.MustCompile(`[（(](?:占比?)?(\d+(?:\.\d+)?[%％])[）)]`)

// plain takes remarks in brackets out of a sentence, but for shares.
func plain(sentence string) string {
	sentence = shareBeside.ReplaceAllString(sentence, "，占$1")
	for range deepest {
		shorter := brackets.ReplaceAllString(sentence, "")
		if shorter == sentence {
			break
		}
		sentence = shorter
	}
	return sentence
}

// deepest is how far brackets within brackets are read: people stop at two.
const deepest = 16
