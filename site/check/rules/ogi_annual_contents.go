package rules

import (
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiAnnualContents looks for what article 50 asks of the report.
var OgiAnnualContents = &check.Rule{
	ID:    "ogi-annual-contents",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `年度报告有条例第五十条列出的内容；政府的报告还有工作考核、社会评议和责任追究结果

条例列出年度报告应当包括的内容，并要求各级人民政府的报告写明工作考核、社会评议和责任追究结果情况。2021年格式的各章由 odr-six-chapters 检查；
2019年格式的报告，没有标题写明其中一项的为错误。政府的报告，在总体情况、问题和其他事项三章（没有总体情况一章的，在全文）中找不到考核、评议、追究之一的，各给一条警告：
没有需要追究的也应写明。政府办公室的报告是部门的报告。有这些词不等于写明了结果。`,
		disclosure.En: `the report holds what article 50 lists; that of a government also appraisal, evaluation by the public and accountability

The Regulations list the contents of the report, and ask governments to tell the results of appraisal, of evaluation by the public
and of holding people to account. The chapters of the format of 2021 are for odr-six-chapters; in a report in the format of 2019 it
is an error that no heading announces one of the items. Of a government's report, the rule warns of each of the three results that
its overview, its problems and its other matters (or, without an overview, the whole text) have no word for: that nobody had to be
held to account is to be said as well. The report of a government's office is that of a department. A word is no proof that results
are told.`,
	},
	Cites:   []disclosure.Cite{ogi50},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		for _, c := range filed.Form.Chapters {
			if c.Required && !in2021Format(filed.Report) && !r.has(c.Key) {
				p.Errorf(r.shown.At(), check.Values{Found: r.headings(), Expected: c.Name.In(disclosure.ZhCN), Key: "chapter " + c.Key}, "报告应包括“%[1]s”，但没有标题写明这一项；请增设标题",
					"the report is to hold %[2]q, but no heading announces it; add one", c.Name.In(disclosure.ZhCN), c.Name.In(disclosure.En))
			}
		}
		switch {
		case filed.Organ.Level != "government":
		case r.has("overview"):
			untold(p, r, governmentTopics, "overview", "problems", "other")
		default:
			untold(p, r, governmentTopics)
		}
	},
}

var governmentTopics = []topic{
	{disclosure.Say("工作考核", "appraisal of the work"), regexp.MustCompile(`考核|考评`)},
	{disclosure.Say("社会评议", "evaluation by the public"), regexp.MustCompile(`评议`)},
	{disclosure.Say("责任追究", "accountability"), regexp.MustCompile(`追究|追责|问责`)},
}
