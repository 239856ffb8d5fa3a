package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// DateOrder compares the dates of reports in forms without a rule of their own.
var DateOrder = &check.Rule{
	ID:    "date-order",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `成文日期不晚于发布日期，也不早于报告年度

先成文，后发布；次序相反的为错误。年度报告成文或发布于报告年度之内的为提示，年度开始之前的为警告：多半是年份写错。清单和单件文件可以在当年成文，只核对次序。
规则只看填报的日期。法治政府建设年度报告由 rol-date-order 核对。
不是本工具所建的页面（--foreign）：比较页面上的成文日期与发布日期，次序相反的为错误；“生成日期”“发文日期”等也可能另有所指，或只有正文之后单独成行的日期（2023年1月17日），为警告。`,
		disclosure.En: `a document is formed before it is published, and not before its year

A document is formed first and published afterwards; the other order is an error. An annual report that was formed or published within the
year it is on is a note, before that year began a warning: probably a wrong year. Catalogues and single documents may be formed in their
year, so only the order counts. The rule looks at the dates that were filed. The rule-of-law report is for rol-date-order.
On pages that were not built here (--foreign) the dates on the page are compared; the other order is an error, but a warning where the label (生成日期, 发文日期) may mean something else, and where only a line of its own below the text (2023年1月17日) gives the day.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("其他格式的报告", "report in another form"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("既显示成文日期又显示发布日期的页面", "page that shows when it was formed and when it was published"), On: func(page *check.Page) bool { return hasBothDates(page) && !lawReport(page) }, Page: dateOrderAbroad, Cites: []disclosure.Cite{pageItself}},
	Of:      func(r *disclosure.Report) bool { return !ruleOfLaw(r) },
	Report:  dateOrder,
}

// dateOrder compares when a document was formed and published with each other
// and, of an annual report, with its year.
func dateOrder(p *check.Pass, filed *check.Filed) {
	formed, published := filed.Formed, disclosure.DateOf(filed.Published)
	p.Saw(2)
	if published.Before(formed) {
		p.Errorf(zhHook(filed, "data-formed"), check.Values{Found: formed.String(), Expected: "≤ " + published.String()},
			"成文日期 %s 晚于发布日期 %s；请改正其中写错的一个", "formed on %s, which is after it was published on %s; correct the date that is wrong", formed, published)
	}
	if filed.Form.Kind == disclosure.AnnualForm {
		yearEnds(p, filed, formed, "data-formed", "成文", "formed")
		yearEnds(p, filed, published, "data-published", "发布", "published")
	}
}
