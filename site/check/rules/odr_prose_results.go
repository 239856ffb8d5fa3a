package rules

import (
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrProseResults holds the results that the text counts against the table.
var OdrProseResults = &check.Rule{
	ID:    "odr-prose-results",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `正文写的各类办理结果与表中一致

规则在中文页面的正文里找“予以公开N件”“部分公开N件”“不予公开N件”“无法提供N件”“不予处理N件”“其他处理N件”，与表二总计栏比较；
后四类是表中各小项之和。“予以公开”含不含“部分公开”都可以。都不等的为警告：有的报告只写了其中一个小项，或只数了自然人。
不谈申请的句子（如建议提案的办理）、别的年度、其中一部分，不看；表中有空白的，不作判断。`,
		disclosure.En: `the results that the text counts are those of the table

The rule looks in the text of the Chinese page for 予以公开N件 (disclosed) and so on through the six kinds of results, and compares
each number with the totals of the second table; the last four kinds are sums of its rows. What was disclosed may or may not
include what was disclosed in part. Any other number is a warning: some reports count one row only, or natural persons only.
Sentences that are not on applications (as on motions and proposals), on another year or on some of the applications are not read;
where the table has a blank, nothing is said.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		for _, c := range claims(filed, r, resultClaim) {
			if !onApplications(c.passage) {
				continue
			}
			sums := [][]string{below(filed.Report, resultRows[c.name])}
			if c.name == "予以公开" {
				sums = append(sums, append(below(filed.Report, "result.partial"), sums[0]...))
			}
			judgeClaim(p, filed, r, c, sums...)
		}
	},
}

var (
	resultRows = map[string]string{
		"予以公开": "result.granted", "部分公开": "result.partial", "不予公开": "result.withheld",
		"无法提供": "result.unavailable", "不予处理": "result.not_processed", "其他处理": "result.other",
	}
	resultClaim = regexp.MustCompile(`(予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)(?:的|的有|申请|共)*` + numeral + `(?:件|条|份|宗)`)
)
