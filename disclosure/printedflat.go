package disclosure

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// flat reads a table whose rows stand side by side on one line, all columns again
// for each: the heads of columns, those of the rows above them, and one line of numbers.
func (p *printedReader) flat(table *Table) bool {
	b := table.Blocks[0]
	n := len(b.Columns) * len(b.Rows)
	rows := p.sideBySide(b)
	var heads []int
	for i, c := range p.cells {
		if slices.ContainsFunc(b.Columns, func(col *Column) bool { return likeness(c.Text, col.Label.In(ZhCN)) > 0.85 }) {
			heads = append(heads, i)
		}
	}
	if rows == nil || len(heads) != n {
		return false
	}
	byPlace := slices.Clone(heads)
	slices.SortStableFunc(byPlace, func(i, j int) int { return p.cells[i].X - p.cells[j].X })
	fits := func(order []int) bool {
		for k, i := range order {
			if likeness(p.cells[i].Text, b.Columns[k%len(b.Columns)].Label.In(ZhCN)) <= 0.85 {
				return false
			}
		}
		return true
	}
	if !fits(byPlace) && !fits(heads) {
		return false
	}
	last := p.cells[slices.Max(heads)].Y
	for _, l := range p.lines {
		if l.y <= last || len(l.cells) != n {
			continue
		}
		for k, i := range l.cells {
			p.at[table.Blocks[0].Rows[rows[k/len(b.Columns)]].Cells[k%len(b.Columns)].ID] = i
		}
		return true
	}
	return false
}

// sideBySide finds the heads of the rows, which stand above those of the columns,
// and gives the rows from the left; nil where one is missing.
func (p *printedReader) sideBySide(b *Block) []int {
	var order []int
	x := make([]int, len(b.Rows))
	for k, r := range b.Rows {
		at := -1
		for i, c := range p.cells {
			if at < 0 && bareLabel(c.Text) == bareLabel(r.Label.In(ZhCN)) {
				at = i
			}
		}
		if at < 0 {
			return nil
		}
		order, x[k] = append(order, k), p.cells[at].X
	}
	slices.SortStableFunc(order, func(i, j int) int { return x[i] - x[j] })
	return order
}

// unitBehind is a short bracket that ends a label.
var unitBehind = regexp.MustCompile(`[（(][^（）()]{1,10}[）)]\s*$`)

// bareLabel leaves the letters and digits of a label: pages break it over lines, space
// it out, and set its brackets and points at any width.
func bareLabel(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, halfWidth.Replace(s))
	return strings.ReplaceAll(s, "合计", "总计") // both are used
}

// ordinal takes the number off a label: 一、 （三） 1. and so on.
func ordinal(s string) (number, rest string) {
	s = strings.TrimFunc(halfWidth.Replace(s), func(c rune) bool { return unicode.IsSpace(c) })
	open := strings.TrimLeft(s, "（( ")
	end := strings.IndexFunc(open, func(c rune) bool { return !strings.ContainsRune("一二三四五六七八九十0123456789", c) })
	if end <= 0 {
		return "", bareLabel(s)
	}
	after := strings.TrimLeft(open[end:], " \u3000\u00a0")
	if !strings.ContainsRune("、.．）),，", []rune(after)[0]) {
		return "", bareLabel(s)
	}
	return open[:end], bareLabel(after)
}

// likeness tells how much a label on a page is one of the form: 1 for the same
// words, less where it was shortened, 0 where they number different things.
func likeness(printed, label string) float64 {
	if printed == "" || len(printed) > 600 {
		return 0
	}
	if bareLabel(printed) == bareLabel(label) {
		return 1
	}
	if m := unitBehind.FindString(printed); m != "" && bareLabel(strings.TrimSuffix(printed, m)) == bareLabel(label) {
		return 0.98 // 规章（件）
	}
	// A page may put the label of the group into the same cell.
	if whole, end := bareLabel(printed), bareLabel(label); len([]rune(end)) >= 5 && unicode.IsDigit([]rune(end)[0]) && strings.HasSuffix(whole, end) {
		return 0.97
	}
	n, a := ordinal(printed)
	m, b := ordinal(label)
	if n != "" && m != "" && n != m || a == "" || b == "" {
		return 0
	}
	if a == b {
		return 0.99
	}
	short, long := []rune(a), []rune(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 4 {
		return 0
	}
	left := map[rune]int{}
	for _, c := range long {
		left[c]++
	}
	same := 0
	for _, c := range short {
		if left[c] > 0 {
			left[c]--
			same++
		}
	}
	return 0.95 * float64(same) / float64(len(short))
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) && !strings.ContainsRune("无", c) })
}
