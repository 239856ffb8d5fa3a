package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// PiiNameList finds lists of persons.
var PiiNameList = &check.Rule{
	ID:    "pii-name-list",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `成批公布的姓名确有必要

有“姓名”栏、未遮盖的姓名不少于5个的表，提醒核对公布这些姓名有没有依据、是否必要、期满是否撤下。
领导、值班人员、执法人员等的名单（有职务、部门、单位、岗位、执法证号等栏，或标题如此）不算；已按 pii-minor 报告的不重复报。不是表格的名单看不出。报告中不显示姓名。`,
		disclosure.En: `names are published in numbers only where need be

A table with a column "name" (姓名) and five names or more that are not masked is a warning: see what asks to publish them, whether
it is needed, and when it is to be taken down. Lists of leaders, of staff on duty and of enforcement officers are not meant
(columns for post, department, unit or certificate, or a title that says so), nor what pii-minor tells already. Lists that are no
tables are not seen. Findings show no names.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for r := range eachRoster(p, page) {
			if r.Names >= 5 && !r.Staff && r.Column == "" && !r.Titled {
				p.Warnf(page.At(r.Node), check.Values{}, "这张表列出了未遮盖的姓名（%d个）；请核对公布的依据和必要性，期满撤下，或遮盖姓名", "this table lists names that are not masked (%d); see what asks for the list and whether it is needed; take it down when its time is over, or mask the names", r.Names)
			}
		}
	},
}
