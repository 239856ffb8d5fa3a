package prose

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
)

// A List says how many things it lists, and lists them right behind it.
type List struct {
	Count    int
	Text     string // 四张清单
	Listed   []string
	Sentence string

	joined int // 和 and 及, each of which may part two things or stand within one
}

// Holds reports whether as many things are listed as are counted. 和 and 及 are
// read in whichever way makes it hold.
func (l List) Holds() bool {
	return len(l.Listed) <= l.Count && l.Count <= len(l.Listed)+l.joined
}

var (
	named      = regexp.MustCompile(`([二两三四五六七八九十]{1,3}|[1-9]\d?)(张|项|个|类|种|条|部|份|家|大)(\p{Han}{1,8})["“”]?[（(](?:即|分别为|分别是)[:：]?([^（）()；;。]+)[）)]`)
	enumerated = regexp.MustCompile(`(?:以下|表现在|存在|抓好|做好)([二两三四五六七八九十]{1,3}|[1-9]\d?)(个方面|方面|点|个问题|个不足|项工作|件事)(\p{Han}{0,8})[:：。，,]`)
	ordinals   = []string{"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"}
)

// Lists finds what a text counts and then lists: 四张清单（即A、B、C、D）, 以下三个方面：一是…
// 二是…三是…. A list that ends in 等 is open and not read.
func Lists(text string) []List {
	var out []List
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		if n := count(m[1]); n > 1 && !strings.Contains(m[4], "等") {
			items, joined := split(m[4])
			out = append(out, List{Count: n, Text: m[1] + m[2] + m[3], Listed: items, Sentence: m[0], joined: joined})
		}
	}
	var found []string
	first := -1 // 一是
	for _, m := range enumerated.FindAllStringSubmatchIndex(text, -1) {
		if first < m[1] {
			if first = strings.Index(text[m[1]:], ordinals[0]); first < 0 {
				break // here and further on
			}
			first += m[1]
			found = enumeration(text[first:])
		}
		if n := count(text[m[2]:m[3]]); n > 1 && n <= len(ordinals) && len(found) > 1 {
			out = append(out, List{Count: n, Text: text[m[2]:m[7]], Listed: found, Sentence: text[m[0]:m[1]]})
		}
	}
	return out
}

// enumeration counts on from the 一是 that a text begins with, up to where another one
// begins.
func enumeration(text string) []string {
	found := ordinals[:1]
	text = text[len(ordinals[0]):]
	if next := strings.Index(text, ordinals[0]); next >= 0 {
		text = text[:next]
	}
	for _, o := range ordinals[1:] {
		i := strings.Index(text, o)
		if i < 0 {
			break
		}
		found = ordinals[:len(found)+1]
		text = text[i+len(o):]
	}
	return found
}

// count reads 四 or 12; 0 is none.
func count(s string) int {
	n, percent, err := disclosure.ParseSpelling(s)
	if r := n.Rat(); err == nil && !percent && r.IsInt() && r.Num().IsInt64() {
		return int(r.Num().Int64())
	}
	return 0
}

// split parts a list at its signs, not within quotation marks, and counts the
// words that may part two more.
func split(list string) (items []string, joined int) {
	depth, from := 0, 0
	for i, r := range list {
		switch r {
		case '《', '“', '‘':
			depth++
		case '》', '”', '’':
			depth--
		case '和', '及', '与':
			if depth == 0 {
				joined++
			}
		case '、', '，', ',':
			if depth == 0 {
				items = append(items, strings.TrimSpace(list[from:i]))
				from = i + len(string(r))
			}
		}
	}
	return append(items, strings.TrimSpace(list[from:])), joined
}
