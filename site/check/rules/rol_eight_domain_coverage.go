package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolEightDomainCoverage looks for the domains of the Outline in the text.
var RolEightDomainCoverage = &check.Rule{
	ID:    "rol-eight-domain-coverage",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告涉及法治政府建设实施纲要的各个方面

《法治政府建设实施纲要（2021－2025年）》按八个体系和党的领导部署工作，政府的年度报告通常也照此写；部门、乡镇各管一面，不检查。
规则在中文页面的文字和标题中查找格式为每个方面列出的词，一个也没有的，一并作为提示：也许当年没有这方面的工作，也许写漏了。没有规定要求逐一写到；词是我们选的，有词不等于写到了实处。`,
		disclosure.En: `the report touches on each domain of the Implementation Outline for a law-based government

The Outline for 2021–2025 sets out its work in eight systems and the Party's leadership, and the annual reports of governments
usually follow it; departments and townships see to a part each, and are not looked at. The rule looks in the text and the headings
of the Chinese page for the words that the form lists for each domain, and notes, once, those that have none: there may have been
no such work, or it was left out. Nothing asks for each of them. The words are our choice, and a word is no proof of substance.`,
	},
	Cites:   []disclosure.Cite{outline2025},
	Subject: disclosure.Say("政府的法治政府建设年度报告", "government's annual report on building a law-based government"),
	Of: func(r *disclosure.Report) bool {
		return ruleOfLaw(r) && r.Organ.Level == "government" && len(r.Form.Domains) > 0
	},
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		text := r.headings() + "\n" + r.text()
		var zh, en []string
		for _, d := range filed.Form.Domains {
			p.Saw(1)
			if !d.Match.MatchString(text) {
				zh, en = append(zh, d.Name.In(disclosure.ZhCN)), append(en, d.Name.In(disclosure.En))
			}
		}
		if len(zh) > 0 && !r.unwritten("measures") {
			p.Infof(r.shown.At(), check.Values{Expected: strings.Join(zh, "、")}, "没有写到：%[1]s；有这些工作的，请补写", "nothing is said of: %[2]s; if work was done on it, write of it", strings.Join(zh, "、"), strings.Join(en, "; "))
		}
	},
}
