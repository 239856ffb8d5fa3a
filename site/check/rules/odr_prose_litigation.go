package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrProseLitigation holds the lawsuits that the text counts against the table.
var OdrProseLitigation = &check.Rule{
	ID:    "odr-prose-litigation",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `正文写的政府信息公开行政诉讼件数与表中一致

规则在中文页面的正文里找谈政府信息公开而写“行政诉讼N件”的句子，与表三比较：应等于未经复议直接起诉和复议后起诉两个总计之和，不等的为警告。
没有写明是政府信息公开的（如全县的行政诉讼案件）、别的年度、其中一部分，不看；表中有空白的，不作判断。`,
		disclosure.En: `the lawsuits on disclosure that the text counts are those of the table

The rule looks in the text of the Chinese page for sentences on government information disclosure that say "N administrative
lawsuits" (行政诉讼N件), and compares the number with the third table: it is the sum of both totals, of suits brought with and without
prior reconsideration; another number is a warning. Sentences that do not name disclosure (as on all lawsuits of the county), on
another year or on some of the suits are not read; where the table has a blank, nothing is said.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		for _, c := range claims(filed, r, lawsuitClaim) {
			if strings.Contains(c.sentence, "信息公开") || c.passage.chapter == "review-litigation" {
				judgeClaim(p, filed, r, c, []string{"c.litigation_direct.total", "c.litigation_after.total"})
			}
		}
	},
}

var lawsuitClaim = regexp.MustCompile(`(行政诉讼)(?:案件|案)?(?:共计|总计|合计|共|计|为)?` + numeral + `(?:件|起|宗)`)
