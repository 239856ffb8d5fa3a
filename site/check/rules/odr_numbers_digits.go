package rules

import (
	"iter"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrNumbersDigits looks for cells without a number, and for numbers that were
// not filed in plain digits.
var OdrNumbersDigits = &check.Rule{
	ID:    "odr-numbers-digits",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `法定表格的每一格填数字，没有的填 0

空白、/、-、无不是 0，也说不清是没有、不适用还是漏填，因此为警告；每张表每种情形报告一次，并列出前几格。
全角数字、千分位、带“元”“件”等字的，程序能读出，读法作为提示列出，请核对。格式文件中没有读到关于空白的规定，这里依据的是惯例。
不是本工具所建的页面（--foreign）：只看政府信息公开年度报告的三张表，数字的写法不作提示；括号中的 G5 指表格第 5 行第 7 列。`,
		disclosure.En: `every cell of a statutory table holds a number, 0 where there is nothing

Blank, /, - and "none" (无) are not 0, and leave open whether there was nothing, it does not apply, or it was forgotten: a warning,
once for each table and sign, with the first cells. Digits at full width, separators of thousands and units in a cell can be read;
how they were read is a note, to be looked over. No word on blank cells was read in the format: this rests on practice. On pages
that were not built here (--foreign) only the three tables of the annual disclosure report are looked at, and how numbers are
written is not noted; G5 is the seventh column of the fifth row.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "各地年度报告的填报惯例", Confidence: disclosure.P}},
	Subject: disclosure.Say("有法定表格的报告", "report with a statutory table"),
	Abroad:  &check.Abroad{Subject: printedTables, On: hasStatutory, Page: numbersDigitsAbroad},
	Of:      hasFormNumbers,
	Report: func(p *check.Pass, filed *check.Filed) {
		for f := range formNumbers(filed) {
			p.Saw(1)
			if f.Note != nil {
				p.Infof(shownAt(filed, f.ID), check.Values{Found: f.Note.In(disclosure.ZhCN), Expected: f.Value.String()}, "“%[1]s”（%[5]s）：%[3]s；请核对",
					"%[2]q (%[5]s): %[4]s; check it", f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.Note.In(disclosure.ZhCN), f.Note.In(disclosure.En), filed.Address(f))
			}
		}
		for _, t := range filed.Tables {
			for _, sign := range []disclosure.Missing{disclosure.Blank, disclosure.Slash, disclosure.Dash, disclosure.None} {
				missing(p, filed, t, sign)
			}
		}
	},
}

// missing tells once of all cells of a table that hold the sign.
func missing(p *check.Pass, filed *check.Filed, t *disclosure.Table, sign disclosure.Missing) {
	const few = 3
	var first []string
	n, at := 0, ""
	t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		if f.Missing != sign || t.Form == nil || t.Form.Items {
			return
		}
		if n++; n == 1 {
			at = f.ID
		}
		if n <= few {
			first = append(first, filed.Address(f))
		}
	})
	if n == 0 {
		return
	}
	list := strings.Join(first, "; ")
	if n > few {
		list += "; …"
	}
	v := check.Values{Found: t.ID + " " + string(sign), Expected: "0"}
	zh, en := t.Caption.In(disclosure.ZhCN), t.Caption.In(disclosure.En)
	if sign == disclosure.Blank {
		p.Warnf(shownAt(filed, at), v, "表“%[1]s”有 %[3]d 格空白；没有的应填 0（%[4]s）", "the table %[2]q has blank cells (%[3]d); where there is nothing, fill in 0 (%[4]s)", zh, en, n, list)
		return
	}
	p.Warnf(shownAt(filed, at), v, "表“%[1]s”有 %[3]d 格为“%[5]s”；没有的应填 0（%[4]s）", "the table %[2]q holds %[5]q in place of a number (cells: %[3]d); where there is nothing, fill in 0 (%[4]s)",
		zh, en, n, list, string(sign))
}

// hasFormNumbers selects the reports with a table of numbers that a form prescribes.
func hasFormNumbers(r *disclosure.Report) bool {
	for range formNumbers(&check.Filed{Report: r}) {
		return true
	}
	return false
}

// formNumbers gives the numbers in the tables that a form prescribes.
func formNumbers(filed *check.Filed) iter.Seq[*disclosure.Fact] {
	return func(yield func(*disclosure.Fact) bool) {
		for _, f := range filed.Facts {
			if f.Kind != "" && !yield(f) {
				return
			}
		}
	}
}
