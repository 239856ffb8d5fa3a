package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// decisionList is the form of the catalogue of major administrative decisions.
const decisionList = "list-decisions"

// filedConsultations counts the days of the consultations in a filed catalogue.
func filedConsultations(p *check.Pass, page *check.Page, r *disclosure.Report) {
	for _, t := range r.Tables {
		for _, b := range t.Blocks {
			for _, row := range b.Rows {
				var from, to, name *disclosure.Fact
				explained := false
				for i, c := range b.Columns {
					cell := row.Cells[i]
					switch c.ID {
					case "consulted_from":
						from = cell
					case "consulted_to":
						to = cell
					case "name":
						name = cell
					}
					explained = explained || shortened.MatchString(cell.Words.In(disclosure.ZhCN))
				}
				p.Saw(1)
				if from == nil || to == nil || name == nil || explained {
					continue
				}
				start, err := disclosure.ParseDate(from.Key)
				end, also := disclosure.ParseDate(to.Key)
				if err != nil || also != nil {
					continue
				}
				at, days := page.At(cellOf(page, from.ID)), daysBetween(start, end)+1
				v := check.Values{Found: start.String() + " – " + end.String(), Expected: "≥ 30"}
				zh, en := name.Words.In(disclosure.ZhCN), name.Words.In(disclosure.En)
				switch {
				case end.Before(start):
					p.Warnf(at, v, "“%[1]s”公开征求意见的截止日期 %[4]s 早于开始日期 %[3]s；请核对", "the consultation on %[2]q ends on %[4]s, before it begins, on %[3]s; check the dates", zh, en, start, end)
				case days < 30:
					p.Warnf(at, v, "“%[1]s”公开征求意见从 %[3]s 到 %[4]s，共 %[5]d 日；条例规定一般不少于30日，缩短的应当说明原因，请核对", "the consultation on %[2]q lasts from %[3]s to %[4]s, a time of %[5]d days; it is commonly no less than 30, and a shorter one is to be explained, so check it",
						zh, en, start, end, days)
				}
			}
		}
	}
}

// cellOf is the cell of words with the id on the page, or else its body.
func cellOf(page *check.Page, id string) *html.Node {
	for _, a := range page.Articles {
		for _, n := range a.Hooks["data-cell"] {
			if check.Attr(n, "data-cell") == id {
				return n
			}
		}
	}
	return bodyOf(page)
}
