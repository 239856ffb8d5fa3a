package disclosure

import (
	"regexp"
	"slices"
)

// readTitles reads what reports are called, one and all, and refuses names in
// braces that nothing stands for.
func (l *formReader) readTitles() {
	l.Names = l.Name
	if l.t.has("names") {
		l.Names = l.t.text("names", required)
	}
	if !l.t.has("title") {
		return
	}
	l.Title = l.t.text("title", required)
	for _, lang := range Langs {
		for _, name := range inBraces.FindAllString(l.Title[lang], -1) {
			if name != "{organ}" && name != "{year}" {
				l.t.fault("title."+string(lang), "%s 应为 {organ} 或 {year}", "%s must be {organ} or {year}", name)
			}
		}
	}
}

var inBraces = regexp.MustCompile(`\{[^{}]*\}`)

// readTrends reads which numbers are shown over the years, and what they are
// called there. It refuses what is no number in a table of the form.
func (l *formReader) readTrends() {
	l.Trends = l.t.strings("trends", optional)
	for _, id := range l.Trends {
		if !slices.ContainsFunc(l.Tables, func(t *TableForm) bool {
			return slices.ContainsFunc(t.cells, func(c cellForm) bool { return c.id == id && c.kind.IsNumber() })
		}) {
			l.t.fault("trends", "表中没有数字单元格 %q", "%q names no cell with a number", id)
		}
	}
	names := l.t.sub("trend_names", optional)
	if names == nil {
		return
	}
	l.TrendNames = map[string]Text{}
	for id := range names.values {
		if !slices.Contains(l.Trends, id) {
			names.fault(id, "trends 中没有此编号", "is not among trends")
		}
		l.TrendNames[id] = names.text(id, required)
	}
	names.done()
}

// order reads the place of a form among those of its kind; 0 is none.
func (t *table) order() int {
	n, ok := as[int64](t, "order", optional, "整数", "a whole number")
	if ok && (n < 1 || n > 9999) {
		t.fault("order", "应为 1 至 9999 的整数", "must be a whole number from 1 to 9999")
	}
	return int(n)
}
