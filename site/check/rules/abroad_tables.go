package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

var printedTables = disclosure.Say("印有政府信息公开年度报告统计表的页面", "page that prints a table of the annual disclosure report")

// equationsOn makes the foreign half of a rule that judges equations of the
// disclosure report: its tables are found by their labels.
func equationsOn(id string) *check.Abroad {
	return &check.Abroad{
		Subject: printedTables,
		Cites:   []disclosure.Cite{odrFormat, pageItself},
		On: func(page *check.Page) bool {
			return slices.ContainsFunc(page.Statutory(), func(t *check.StatutoryTable) bool { return t.Table.ID == equationsIn[id] })
		},
		Page: func(p *check.Pass, page *check.Page) {
			for _, t := range page.Statutory() {
				if t.Table.ID == equationsIn[id] {
					equationsOf(p, page, t)
				}
			}
		},
	}
}

// equationsIn tells which table the equations of a rule are about.
var equationsIn = map[string]string{"odr-b-balance": "b", "odr-b-results-total": "b", "odr-b-row-total": "b", "odr-c-totals": "c"}

// equationsOf judges the equations of the rule in one table, as withinReport does
// those of a report.
func equationsOf(p *check.Pass, page *check.Page, t *check.StatutoryTable) {
	all, diagnoses := t.Equations()
	where := func(id string) check.Spot { return page.At(t.At(id)) }
	if misread(all) {
		p.Skip("%s 的一张统计表多数等式不成立，多半是排列与格式不同，没有判断", "in a table on %s most equations fail, which is rather because it is laid out otherwise; it was not judged", page.Path)
		return
	}
	seen, gaps := 0, 0
	for _, i := range all {
		if !judges(p.Rule.ID, i.Equation) {
			continue
		}
		seen++
		state := i.State()
		if state == disclosure.Undecided {
			gaps++
			blankTotal(p, where, t.Address, i)
		}
		if state == disclosure.Broken && !(i.Implied && othersBroken(all, i)) {
			d := diagnosisOf(diagnoses, i)
			tellBroken(p, where(placeOf(i, d)), t.Address, i, d)
		}
	}
	p.Saw(seen)
	if gaps > 0 {
		p.Skip("%[1]s：%[2]d 个等式有空白的数，不能判断", "%[1]s: equations that cannot be judged for missing numbers: %[2]d", page.Path, gaps)
	}
	if len(t.Lost) > 0 || len(t.Unread) > 0 {
		p.Skip("%[1]s 的统计表有没认出的行（%[2]d）或读不成数的格（%[3]d），涉及的等式没有判断", "a table on %[1]s has rows that were not recognised (%[2]d) or cells that are no number (%[3]d); equations with them were not judged",
			page.Path, len(t.Lost), len(t.Unread))
	} else if seen == 0 {
		p.Saw(1)
	}
}

// misread reports whether most equations that say anything fail.
func misread(all []*disclosure.Identity) bool {
	broken, holds := 0, 0
	for _, i := range all {
		left, _ := i.Sides()
		switch state := i.State(); {
		case state == disclosure.Broken:
			broken++
		case state != disclosure.Undecided && left.Sign() != 0:
			holds++
		}
	}
	return broken >= 8 && broken > 2*holds
}

// reportYear is the year of the disclosure report that the page is titled as; 0 if
// that is not clear.
func reportYear(page *check.Page) int {
	for _, title := range []string{page.Reading().Name(), page.Title} {
		years := aYear.FindAllString(title, -1)
		if strings.Contains(title, "政府信息公开") && (strings.Contains(title, "年度报告") || strings.Contains(title, "年报")) && len(years) == 1 {
			var year int
			fmt.Sscan(years[0], &year)
			return year
		}
	}
	return 0
}

var aYear = regexp.MustCompile(`20\d\d`)

// currentFormatAbroad looks for the labels of 2019 in the tables of later reports.
func currentFormatAbroad(p *check.Pass, page *check.Page) {
	year := reportYear(page)
	var found []string
	var at *html.Node
	for _, t := range page.Statutory() {
		p.Saw(1)
		old := oldLabels(t.Node)
		if t.Form.ID == "disclosure-annual" && len(t.Lost) == 0 { // all rows of 2021 are there, whatever a span says
			old = slices.DeleteFunc(old, func(label string) bool { return strings.Contains(label, "rowspan") })
		}
		if len(old) > 0 {
			found = append(found, old...)
			if at == nil {
				at = t.Node
			}
		}
	}
	if at != nil {
		slices.Sort(found)
		all := strings.Join(slices.Compact(found), "、")
		p.Errorf(page.At(at), check.Values{Found: all}, "%[2]d 年度的报告用了2019年格式的表格：%[1]s；请改用2021年格式", "the report on %[2]d has tables of the format of 2019: %[1]s; use those of 2021", all, year)
	}
}

// nonnegIntAbroad looks at the numbers of printed tables.
func nonnegIntAbroad(p *check.Pass, page *check.Page) {
	for _, t := range page.Statutory() {
		p.Saw(len(t.Facts) + 1)
		for _, f := range t.Facts {
			if !f.IsNumber() || f.Missing != "" || f.Kind == disclosure.Rate {
				continue
			}
			v := check.Values{Found: f.Value.String(), Expected: "≥ 0"}
			args := []any{f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.Value, t.Address(f)}
			switch {
			case f.Value.Cmp(disclosure.Int(0)) < 0:
				p.Errorf(page.At(t.At(f.ID)), v, "“%[1]s”为 %[3]s（%[4]s），不能小于 0；请改正", "%[2]q is %[3]s (%[4]s); it cannot be below 0, so correct it", args...)
			case f.Kind == disclosure.Count && strings.Contains(f.Value.String(), "."):
				p.Errorf(page.At(t.At(f.ID)), v, "“%[1]s”为 %[3]s（%[4]s），件数应为整数；请改正", "%[2]q is %[3]s (%[4]s); a count is a whole number, so correct it", args...)
			}
		}
	}
}

// numbersDigitsAbroad looks for cells of printed tables without a number.
func numbersDigitsAbroad(p *check.Pass, page *check.Page) {
	for _, t := range page.Statutory() {
		p.Saw(len(t.Facts) + 1)
		for _, k := range t.Unread {
			text := check.Text(t.Cell(k))
			p.Warnf(page.At(t.Cell(k)), check.Values{Found: text, Expected: "0"}, "统计表有一格是“%s”，读不成数字；应只填数字，没有的填 0", "a cell of the table says %q, which is no number that can be read; it should be digits alone, 0 where there is nothing", text)
		}
		for _, sign := range []disclosure.Missing{disclosure.Blank, disclosure.Slash, disclosure.Dash, disclosure.None} {
			missingAbroad(p, page, t, sign)
		}
	}
}

// missingAbroad tells once of all cells of a table that hold the sign.
func missingAbroad(p *check.Pass, page *check.Page, t *check.StatutoryTable, sign disclosure.Missing) {
	var places []string
	first := ""
	for _, f := range t.Facts {
		if f.IsNumber() && f.Missing == sign {
			if places = append(places, t.Address(f)); len(places) == 1 {
				first = f.ID
			}
		}
	}
	n := len(places)
	if n == 0 {
		return
	}
	list := strings.Join(places[:min(n, 3)], ", ")
	if n > 3 {
		list += ", …"
	}
	v := check.Values{Found: t.Table.ID + " " + string(sign), Expected: "0"}
	zh, en := t.Table.Caption.In(disclosure.ZhCN), t.Table.Caption.In(disclosure.En)
	if sign == disclosure.Blank {
		p.Warnf(page.At(t.At(first)), v, "表“%[1]s”有 %[3]d 格空白；没有的应填 0（%[4]s）", "the table %[2]q has blank cells (%[3]d); where there is nothing, fill in 0 (%[4]s)", zh, en, n, list)
		return
	}
	p.Warnf(page.At(t.At(first)), v, "表“%[1]s”有 %[3]d 格为“%[5]s”；没有的应填 0（%[4]s）", "the table %[2]q holds %[5]q in place of a number (cells: %[3]d); where there is nothing, fill in 0 (%[4]s)", zh, en, n, list, string(sign))
}

// hasStatutory selects the pages that print such a table.
func hasStatutory(page *check.Page) bool { return len(page.Statutory()) > 0 }
