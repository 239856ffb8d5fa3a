package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolCataloguedChannel looks for the column in which rule-of-law reports can be
// found.
var RolCataloguedChannel = &check.Rule{
	ID:    "rol-catalogued-channel",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `法治政府建设年度报告在专门的栏目里找得到

各地多设“法治政府建设年度报告”一类的栏目。规则看中文的列表页：标题带“法治政府建设”或“工作报告”的列表页上，须有填报的每份法治政府建设年度报告；没有的合为一条提示，指出第一份。
按报告种类的索引页（forms/rule-of-law/）就是这样的栏目。门户网站上的栏目看不到；别人建的页面不检查。`,
		disclosure.En: `rule-of-law reports can be found in a column of their own

Many sites have a column such as "annual reports on building a law-based government" (法治政府建设年度报告). The rule looks at Chinese list
pages: one whose title holds "building a law-based government" (法治政府建设) or "work report" (工作报告) should list every rule-of-law
report that was filed; reports that are in none make one note, at the first of them. The index of reports by kind
(forms/rule-of-law/) is such a column. A column on a portal is not seen; pages that we did not build are not checked.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "各地法治政府建设年度报告栏目的通行做法", Confidence: disclosure.P}},
	Subject: ruleOfLawReport,
	Keep: func(r *disclosure.Report) any {
		if !ruleOfLaw(r) {
			return nil
		}
		return true
	},
	Site: func(p *check.Pass) {
		listed := map[string]bool{}
		for note := range p.Site.Notes() {
			if note.Kind == "list" && langOf(note.Path) == disclosure.ZhCN && (strings.Contains(note.H1, "法治政府建设") || strings.Contains(note.H1, "工作报告")) {
				for _, e := range note.Entries {
					listed[e.Report] = true
				}
			}
		}
		first, n := "", 0
		for _, kept := range p.Kept() {
			if p.Saw(1); !listed[kept.Report] {
				if n++; first == "" {
					first = kept.Report
				}
			}
		}
		if n > 0 {
			p.Infof(articleAt(p, first), check.Values{Expected: "法治政府建设年度报告"}, "没有列入“法治政府建设”一类栏目的法治政府建设年度报告有 %[1]d 份，这是第一份；请设栏目并列入", "rule-of-law reports that no column such as 法治政府建设 lists: %[1]d, this being the first; set up the column and list them", n)
		}
	},
}
