package rules

import (
	"cmp"
	"slices"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiAnnualReportExists looks for years without a disclosure report.
var OgiAnnualReportExists = &check.Rule{
	ID:    "ogi-annual-report-exists",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `同一机关的政府信息公开工作年度报告逐年都有，中间不缺年度

条例要求每年编制、公布年度报告。规则按机关看填报的报告：两份之间缺少的年度，每年给一条，正式网站为错误，示例网站为警告，位置是缺口之后的那一份。第一份之前、最后一份之后的年度，
规则不知道该机关是否已设立、报告是否在别处公布，不作判断。机构撤并、更名的，应以同一机关填报。`,
		disclosure.En: `an organ's disclosure reports run from year to year, without a gap

The Regulations ask for a report on every year. The rule looks at the reports that were filed for each organ: a year between two of
them that has none is told at the report behind the gap, as an error on an official site and a warning on a sample. Of the years before the first report and after the last one
the rule cannot know whether the organ was there, or its report published elsewhere, and says nothing. An organ that was merged or
renamed should be filed as one.`,
	},
	Cites:   []disclosure.Cite{ogi49and50},
	Subject: disclosureReport,
	Keep: func(r *disclosure.Report) any {
		if !ofDisclosure(r) {
			return nil
		}
		return keptYear{r.Organ, r.Year}
	},
	Site: func(p *check.Pass) {
		gap := p.Warnf // years are taken from what is there; only of an official site is it known that all are
		if p.Site.Official {
			gap = p.Errorf
		}
		all := slices.Clone(p.Kept())
		slices.SortStableFunc(all, func(a, b check.Kept) int {
			x, y := a.Value.(keptYear), b.Value.(keptYear)
			return cmp.Or(cmp.Compare(x.organ.ID, y.organ.ID), cmp.Compare(x.year, y.year))
		})
		for i, kept := range all {
			p.Saw(1)
			k := kept.Value.(keptYear)
			if i == 0 || all[i-1].Value.(keptYear).organ.ID != k.organ.ID {
				continue
			}
			for year := all[i-1].Value.(keptYear).year + 1; year < k.year; year++ {
				gap(articleAt(p, kept.Report), check.Values{Expected: disclosure.Period{Year: year}.In(disclosure.ZhCN)}, "%[1]s有 %[3]d 年度和 %[4]d 年度的报告，没有 %[5]d 年度的；请补上",
					"%[2]s has reports on %[3]d and %[4]d, but none on %[5]d; add it", k.organ.Name.In(disclosure.ZhCN), k.organ.Name.In(disclosure.En), all[i-1].Value.(keptYear).year, k.year, year)
			}
		}
	},
}

// A keptYear is the year of a report and its organ; organs are read once and
// stay.
type keptYear struct {
	organ *disclosure.Organ
	year  int
}
