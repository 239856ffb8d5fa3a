package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestLabel is how many runes a label in Chinese has at most.
const longestLabel = 8

// glued are labels that no word ends with: they may stand right behind a value, as
// in 某局作者：张某.
var glued = map[string]bool{
	"发布时间": true, "发布日期": true, "信息来源": true, "文章来源": true, "发布机构": true, "发文机关": true, "成文日期": true,
	"浏览次数": true, "责任编辑": true, "作者": true,
}

// chineseLabels finds the labels in Chinese of a line: what stands before a colon, or
// within brackets. What stands before a label must not be part of a word with it:
// 数据来源, 会议时间 are others.
func chineseLabels(text string) (out []labelIn) {
	done := 0 // what lies before was taken
	for i, c := range text {
		if i < done {
			continue
		}
		switch c {
		case ':', '：':
			if l, ok := labelBefore(text, i, done, false); ok {
				l.to = i + utf8.RuneLen(c)
				out, done = append(out, l), l.to
			}
		case '】', ']', '〕':
			if l, ok := labelBefore(text, i, done, true); ok {
				l.to = i + utf8.RuneLen(c)
				rest := strings.TrimLeft(text[l.to:], " "+seam+gap)
				for _, colon := range []string{"：", ":"} {
					if after, ok := strings.CutPrefix(rest, colon); ok {
						l.to = len(text) - len(after)
					}
				}
				out, done = append(out, l), l.to
			}
		}
	}
	return out
}

// labelBefore reads the label that ends at an offset, the longest that there is. Its
// letters may be spaced out.
func labelBefore(text string, end, start int, bracketed bool) (labelIn, bool) {
	var at [longestLabel]int // where each rune begins, from the last
	runes := make([]rune, 0, longestLabel)
	for i := end; i > start && len(runes) < longestLabel; {
		c, n := utf8.DecodeLastRuneInString(text[start:i])
		i -= n
		if c == ' ' || c == 0x1e || c == 0x1f {
			continue
		}
		if !isHan(c) && c != '/' {
			break
		}
		at[len(runes)] = i
		runes = append(runes, c)
	}
	for n := len(runes); n >= 2; n-- {
		word := make([]rune, n)
		for k := range n {
			word[k] = runes[n-1-k]
		}
		name := string(word)
		if _, ok := fieldOf[name]; !ok {
			continue
		}
		from := at[n-1]
		if bracketed {
			open := strings.TrimRight(text[start:from], " "+seam+gap)
			c, size := utf8.DecodeLastRuneInString(open)
			if strings.ContainsRune("【[〔", c) && size > 0 {
				return labelIn{name, "", start + len(open) - size, 0}, true
			}
			return labelIn{}, false
		}
		if apart(text[start:from]) || glued[name] {
			return labelIn{name, "", from, 0}, true
		}
	}
	return labelIn{}, false
}

// apart reports whether what stands before a label is no part of its word: nothing,
// white space, a sign, or the end of a date.
func apart(before string) bool {
	last, n := utf8.DecodeLastRuneInString(before)
	if n == 0 {
		return true
	}
	if strings.ContainsRune("日时分秒", last) {
		digit, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
		return unicode.IsDigit(digit)
	}
	return !unicode.IsLetter(last) && last != '“' && last != '《'
}

// latinEnds reports whether a label in English may end before a colon.
func latinEnds(text string) bool {
	for i, c := range text {
		if c != ':' && c != '：' {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], " "+seam+gap))
		if last == '.' || last < utf8.RuneSelf && unicode.IsLetter(last) {
			return true
		}
	}
	return false
}
