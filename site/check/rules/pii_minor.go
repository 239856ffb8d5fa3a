package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// PiiMinor finds lists of children, of the ill and of those who get relief.
var PiiMinor = &check.Rule{
	ID:    "pii-minor",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `未成年人、患者和救助对象的名单已经遮盖姓名

有“姓名”栏、姓名没有遮盖的名单，如另有低保、特困、残疾、病种、救助金额等栏，或有班级、年级、学籍等栏而标题、表头写明是小学、幼儿园、初中或儿童，报为错误；这些情况只出现在标题里，或名单带有职务、部门等栏的，只提醒。
姓名写成张*、张某、张某某的算已遮盖。至少有两个像姓名的才报；姓名按常见姓氏判断。不是表格的名单看不出。
社会救助等依法应当在一定范围公示的，也请只公示必要的内容，期满撤下；确需保留的，可登记豁免并写明理由。`,
		disclosure.En: `lists of children, of the ill and of those who get relief mask the names

A list with a column "name" (姓名) whose names are not masked is an error where it also has a column on subsistence allowance,
disability, illness or the relief given, or one on class or school record while title or heads say that it is of a primary school,
a kindergarten, a middle school or children. Where only the title says so, or the list has columns for posts and departments, it
is a warning. 张*, 张某 and 张某某 count as masked. Two names at least are needed; names are told by common surnames. Lists that are no
tables are not seen. Where a law asks to post such a list in some place, post what is needed only, and take it down when the time
is over; where it must stay, accept the finding with a waiver that gives the reason.`,
	},
	Cites:   []disclosure.Cite{ogi15, sensitiveData, masking},
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for r := range eachRoster(p, page) {
			at := page.At(r.Node)
			v := check.Values{Found: r.Column}
			switch {
			case r.Names < 2 || r.Column == "" && !r.Titled:
			case r.Column != "" && r.Minors && !r.Staff:
				p.Errorf(at, v, "名单有未遮盖的姓名（%[1]d个），又有“%[2]s”一栏，属于未成年人、健康状况或救助方面的敏感信息；请遮盖姓名（如张*），或删去这张表",
					"a list has names that are not masked (%[1]d) and a column %[2]q, which is sensitive: it is on children, health or relief; mask the names (张*), or take the table out", r.Names, r.Column)
			case r.Column != "":
				p.Warnf(at, v, "名单有未遮盖的姓名（%[1]d个），又有“%[2]s”一栏；请核对是否有未成年人或敏感信息，如有，请遮盖姓名",
					"a list has names that are not masked (%[1]d) and a column %[2]q; see whether it is on children or holds sensitive information, and mask the names if so", r.Names, r.Column)
			default:
				p.Warnf(at, v, "从标题看，这是救助对象、残疾人或患者一类的名单，姓名没有遮盖（%d个）；请遮盖姓名，或删去名单", "by its title this is a list of people who get relief, are disabled or ill, and the names are not masked (%d); mask them, or take the list out", r.Names)
			}
		}
	},
}
