package rules

import (
	"iter"
	"regexp"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtNumberGrouping compares how large numbers are written on a page.
var TxtNumberGrouping = &check.Rule{
	ID:      "txt-number-grouping",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `一页之中，大数分节的写法一致

“63379件”和“63,379件”都可以，但一页里只用一种。两种都有的，本工具所建页面为警告，他处页面为提示。只比较后面带量词或单位的数（英文页面是后面跟着单词的数），
不带分节的从五位数算起，因为四位数两可；编号、电话、日期、网址不算，表格里的数也不算。`,
		disclosure.En: `large numbers are grouped in one way on a page

63379 cases (63379件) and 63,379 cases (63,379件) will both do, but one page uses one of them. Both on a page built here is a
warning, on others a note. Only numbers before a measure or unit are compared (on English pages before a word), ungrouped ones
from five digits, since four may go either way; codes, telephones, dates and addresses do not count, nor do numbers in tables.`,
	},
	Cites:   []disclosure.Cite{digitsM},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var grouped, bare []slip
		for _, b := range hinted(p, page, hintLong|hintComma) {
			if inField(b.Node) && b.Node.Data != "li" || check.Attr(b.Node, "aria-hidden") == "true" {
				continue
			}
			for number, words := range largeNumbers(b.Text) {
				s := slip{block: b, words: words}
				if groupedNumber.MatchString(number) {
					grouped = append(grouped, s)
				} else if len(wholePart.FindString(number)) >= 5 && number[0] != '0' {
					bare = append(bare, s)
				}
			}
		}
		if len(grouped) == 0 || len(bare) == 0 {
			return
		}
		fewer, one := bare, grouped[0].words
		if len(grouped) < len(bare) {
			fewer, one = grouped, bare[0].words
		}
		tell(p, page, warnOrInfo(p), fewer, disclosure.Say("大数的写法与本页别处（“%[1]s”）不同", "large numbers are not written as elsewhere on the page (“%[1]s”)", one),
			disclosure.Say("一页只用一种写法", "use one way on a page"))
	},
}

// largeNumbers gives the numbers of a text that count something, alone and with what they
// count. A text may hold millions of numbers that count nothing: each is looked at where
// it begins, and only where a word follows it.
func largeNumbers(text string) iter.Seq2[string, string] {
	return func(yield func(number, words string) bool) {
		for i := 0; i < len(text); {
			if text[i]-'0' > 9 {
				i++
				continue
			}
			end := i
			for end < len(text) && (text[end]-'0' <= 9 || text[end] == ',' || text[end] == '.') {
				end++
			}
			if end-i < longestNumber && unitMayBegin(text[end:]) && (i == 0 || !partOfCode(text[i-1])) {
				rest := text[i:min(len(text), end+longestUnit)]
				if at := counted3.FindStringSubmatchIndex(rest); at != nil && !yield(rest[:at[3]], rest[:at[1]]) {
					return
				}
			}
			i = end
		}
	}
}

// unitMayBegin reports whether what stands behind a number may say what it counts.
func unitMayBegin(rest string) bool {
	return len(rest) > 1 && (rest[0] >= utf8.RuneSelf || rest[0] == ' ' && rest[1] >= 'a' && rest[1] <= 'z')
}

// How many bytes are looked at: no number of people's has more, and no unit behind it.
const (
	longestNumber = 64
	longestUnit   = 64
)

var (
	counted3      = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{5,}(?:\.\d+)?)(?:余|多)?(?:万|亿)?(?:元|件|项|户|人|名|份|条|个|次|起|篇|张|吨|辆|平方米|公里|亩|家|批| [a-z]{3,})`)
	groupedNumber = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+`)
	wholePart     = regexp.MustCompile(`^\d+`)
)

// partOfCode reports whether a number before which the sign stands is part of a
// longer code, a date or an address.
func partOfCode(c byte) bool {
	return c == '-' || c == '.' || c == ',' || c == '/' || c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
