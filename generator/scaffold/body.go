package scaffold

import (
	"fmt"
	"strings"

	"gongkai/disclosure"
)

// body writes the text of one language: the form's chapters with what stands
// in them, and at the end the tables that belong to none.
func (s *scaffold) body(lang disclosure.Lang) []byte {
	var parts []string
	for i, c := range s.Form.Chapters {
		heading := fmt.Sprintf("# %s. %s", roman(i+1), oneLine(c.Name.In(lang)))
		if lang == disclosure.ZhCN {
			heading = fmt.Sprintf("# %s、%s", chinese(i+1), oneLine(c.Name.In(lang)))
		}
		parts = append(parts, heading)
		tables := s.shown(c.Key)
		if len(tables) == 0 {
			parts = append(parts, disclosure.Unfilled[lang])
		}
		parts = append(parts, tables...)
	}
	if len(parts) == 0 {
		parts = append(parts, disclosure.Unfilled[lang])
	}
	parts = append(parts, s.shown("")...)
	return []byte(strings.Join(parts, "\n\n") + "\n")
}

// shown lists what shows the tables of a chapter.
func (s *scaffold) shown(chapter string) []string {
	var out []string
	for _, t := range s.Form.Tables {
		if t.Chapter == chapter {
			out = append(out, fmt.Sprintf(`{{< stat-table "%s" >}}`, t.ID))
		}
	}
	return out
}

// chinese writes a number below 100 as headings are numbered: 一, 十二, 二十.
func chinese(n int) string {
	const digits = "零一二三四五六七八九"
	digit := func(n int) string { return string([]rune(digits)[n]) }
	if n < 10 {
		return digit(n)
	}
	out := "十"
	if n >= 20 {
		out = digit(n/10%10) + out
	}
	if n%10 > 0 {
		out += digit(n % 10)
	}
	return out
}

// roman writes a number as headings are numbered: I, IV, XII.
func roman(n int) string {
	out := ""
	for _, r := range []struct {
		n int
		s string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.n; n -= r.n {
			out += r.s
		}
	}
	return out
}

// rest writes what a report may add, for those who need it.
func (s *scaffold) rest() {
	s.line()
	s.remark("以下可选，需要时去掉行首的 #：报告自己的表格、比率和增长率、数据之间的关系、正文提到的文件。",
		"Optional, take the # away where needed: tables of the report's own, rates and growth, what must hold between numbers, documents named.")
	s.line(strings.TrimSuffix(more, "\n"))
}

const more = `
# [[tables]]
# id = "grades"
# caption = { zh-cn = "案卷评查等次", en = "Grades of case files reviewed" }
# head = { zh-cn = "等次", en = "Grade" }
# unit = "file"
# columns = [ { id = "count", label = { zh-cn = "数量（件）", en = "Case files" } } ]
# rows = [
#   { id = "good", label = { zh-cn = "优良", en = "Good" }, count = 27 },
#   { id = "passed", label = { zh-cn = "合格", en = "Passed" }, count = 2 },
# ]
# total = { label = { zh-cn = "合计", en = "Total" }, count = 29 }

# [[derived]]
# id = "court.loss_rate"
# kind = "ratio"
# stated = "23.5%"
# decimals = 1
# rounding = "half-up"
# of = ["court.lost"]
# over = ["court.closed"]
# label = { zh-cn = "败诉率", en = "Rate of lawsuits lost" }

# [[identities]]
# id = "court.lost_of_closed"
# left = ["court.lost"]
# op = "<="
# right = ["court.closed"]

# [documents]
# outline = { zh-cn = "法治政府建设实施纲要（2021—2025年）", en = "Implementation Outline for Building a Law-Based Government (2021–2025)" }
`
