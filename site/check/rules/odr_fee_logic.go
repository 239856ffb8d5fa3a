package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrFeeLogic looks for what the text says of fees where some went unpaid.
var OdrFeeLogic = &check.Rule{
	ID:    "odr-fee-logic",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `有申请因逾期未缴费而不再处理的，第六章写到信息处理费

表二“申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”大于0，说明发过收费通知；第六章却没有“信息处理费”的，
报告前后不相符，为警告。“行政事业性收费”是另一回事，不算。该格为0或空白的，没有可比的。`,
		disclosure.En: `where applications were closed because a fee was not paid, chapter six tells of the fee

A number above 0 in the row of applications that were closed because the fee notified was not paid in time shows that notices
went out; a sixth chapter without a word on the information processing fee (信息处理费) does not go with it, and is a warning. Administrative
fees (行政事业性收费) are another thing. Where the cell is 0 or blank, there is nothing to compare.`,
	},
	Cites:   []disclosure.Cite{logic, fees},
	Subject: disclosureReport2021,
	Of:      in2021Format,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		unpaid, ok := cellsSum(filed.Report, "b.result.other.fee_unpaid.total")
		if ok && unpaid.Sign() > 0 && !strings.Contains(r.text("other"), "信息处理费") {
			p.Warnf(r.at("other"), check.Values{Expected: "信息处理费"}, "表二有 %[1]s 件申请因未缴费而不再处理，第六章却没有写到信息处理费；请补写收取情况",
				"by the table, applications were closed because the fee was not paid (%[1]s), but chapter six says nothing of the information processing fee; say there what was charged", decimal(unpaid))
		}
	},
}
