package rules

import (
	"slices"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// acrossReports judges the equations of the rule that hold a report against
// another year or another form of the same organ. It runs when all reports
// were read; a page is read again only to name the place of a fault.
func acrossReports(p *check.Pass) {
	ledger := p.Site.Ledger()
	if ledger == nil {
		p.Skip("没有填报的数据", "nothing was filed")
		return
	}
	asked, judged, gaps := 0, 0, 0
	for _, e := range ledger.Entries() {
		if !slices.ContainsFunc(e.Form.Identities, func(q *disclosure.Equation) bool {
			return judges(p.Rule.ID, q) && q.Outward() && q.Concerns(e.Organ)
		}) {
			continue
		}
		asked++
		seen := false
		for _, i := range ledger.Identities(e) {
			if !judges(p.Rule.ID, i.Equation) {
				continue
			}
			seen = true
			switch p.Saw(1); i.State() {
			case disclosure.Undecided:
				gaps++
			case disclosure.Broken:
				tellBroken(p, placeAcross(p, e, i), p.Site.Filings.Address, i, nil)
			}
		}
		if seen {
			judged++
		}
	}
	switch {
	case asked == 0:
		p.Skip("没有%[1]s", "there is no %[2]s", p.Rule.Subject.In(disclosure.ZhCN), p.Rule.Subject.In(disclosure.En))
	case judged < asked:
		p.Skip("%d 份报告没有可供比对的另一份报告，或其中没有相应的数", "reports for which there is no other report, or no number in it, to compare: %d", asked-judged)
	}
	if gaps > 0 {
		p.Skip("%d 个等式有空白的数，不能判断", "equations that cannot be judged for missing numbers: %d", gaps)
	}
}

// placeAcross is where the Chinese page of the report prints the equation's
// first number of its own, or the page.
func placeAcross(p *check.Pass, e *disclosure.Entry, i *disclosure.Identity) check.Spot {
	path := check.PagePath(e.Report, disclosure.ZhCN)
	if !p.Site.Has(path) {
		return check.Missing(path)
	}
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Missing(path)
	}
	if a := page.Article(e.Report); a != nil {
		for _, f := range slices.Concat(i.Left, i.Right) {
			for _, shown := range a.Facts {
				if e.Of(f) && shown.ID == f.ID {
					return page.At(shown.Node)
				}
			}
		}
		return page.At(a.Node)
	}
	return page.At(nil)
}
