package rules

import (
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrProseReceived holds the applications that the text says were received
// against the table.
var OdrProseReceived = &check.Rule{
	ID:    "odr-prose-received",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `正文写的收到申请数与表中一致

规则在中文页面的正文里找“收到（新收、受理）政府信息公开申请N件”这样的句子，与表二比较：等于本年新收，或等于新收与上年结转之和，都可以，两种写法都有人用；
都不等的为警告。说到别的年度或时段的、其中一部分的（如网上申请、某部门）、一句之中几个数的，不看；表中有空白的，不作判断。
数字用引用（stat）或直接写出都一样。`,
		disclosure.En: `the applications that the text says were received are those of the table

The rule looks in the text of the Chinese page for sentences such as "N applications for government information were received"
(收到政府信息公开申请N件) and compares the number with the second table: it may be the applications newly received, or those with the ones
carried over, for both ways of counting are in use; any other number is a warning. Sentences on another year or a part of the
year, on some of the applications (those made online, or to one department) and those with several numbers are not read; where the
table has a blank, nothing is said. A number that refers to a fact and one that was typed are read alike.`,
	},
	Cites:   []disclosure.Cite{logic, odrPractice},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		for _, c := range claims(filed, r, receivedClaim) {
			if onApplications(c.passage) {
				judgeClaim(p, filed, r, c, []string{"b.received.total"}, []string{"b.received.total", "b.carried_in.total"})
			}
		}
	},
}

var receivedClaim = regexp.MustCompile(`((?:收到|新收|接收|受理)(?:到)?(?:各类|社会|公众|群众|政府|信息|公开|依|提交|提出|有效|的)*(?:申请|依申请公开)(?:公开)?(?:政府信息)?(?:的)?)(?:数量|总数)?(?:共计|总计|合计|共|计|为)?` + numeral + `(?:件|条|份|宗)`)
