package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrYCarry holds the carry-over of a year against the year before.
var OdrYCarry = &check.Rule{
	ID:    "odr-y-carry",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `本年的“上年结转”等于上年报告的“结转下年度继续办理”

总计不符为错误；单列不符为警告，因为申请人可能重新归类。机构合并、第一年填报时没有可比的数。2021年的报告与2019年格式的上年报告比较。只比较同一机关的报告；没有可比的报告，或其中没有该数的，列入“未检查”。`,
		disclosure.En: `what was carried over from last year is what last year's report carried over

A total that differs is an error; a single column a warning, as applicants may have been classed anew. Merged organs and first years have
nothing to compare. A report for 2021 is compared with last year's in the format of 2019. Only reports of the same organ are compared; where there is none, or it lacks the number, that is listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("政府信息公开年度报告", "disclosure report"),
	Site:    acrossReports,
}
