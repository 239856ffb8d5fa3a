package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolPartyGovStyle holds title and signatories of a joint report together.
var RolPartyGovStyle = &check.Rule{
	ID:    "rol-party-gov-style",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `党委和政府联合报告的，标题和署名都写双方

法治政府建设年度报告可以由党委和政府联合报告，如“中共三元区委 三元区人民政府关于……的报告”。规则看填报的标题和署名机关（signatories）：标题开头写了双方而署名没有同时列出的，或者署名有双方而标题写了机关却只写一方的，为警告。
标题不写机关名称的不看；署名在页面上是否照填报显示，由 rol-signoff 检查。`,
		disclosure.En: `a joint report of Party committee and government names both in title and signature

Party committee and government may report together, as in "report of the Party committee and the government of Sanyuan District on
…" (中共三元区委 三元区人民政府关于……的报告). The rule looks at the title and the signatories that were filed: a title that opens with both while
not both sign, or both signing under a title that names one, is a warning. Titles that name no organ are passed over; rol-signoff
holds the page against the signatories that were filed.`,
	},
	Cites:   []disclosure.Cite{rolName},
	Subject: ruleOfLawReport,
	Of:      ruleOfLaw,
	Report: func(p *check.Pass, filed *check.Filed) {
		p.Saw(1)
		title, _, _ := strings.Cut(check.Squeeze(filed.Title.In(disclosure.ZhCN)), "关于")
		party, government := strings.Contains(title, "中共"), strings.Contains(title, "人民政府")
		var signs []string
		var partySigns, governmentSigns bool
		for _, o := range filed.Signatories {
			name := o.Name.In(disclosure.ZhCN)
			signs = append(signs, name)
			partySigns = partySigns || strings.Contains(name, "中共")
			governmentSigns = governmentSigns || strings.Contains(name, "人民政府")
		}
		list := strings.Join(signs, "、")
		v := check.Values{Found: list, Expected: title}
		at := zhHook(filed, "data-signoff")
		switch {
		case party && government && !(partySigns && governmentSigns):
			p.Warnf(at, v, "标题写的是党委和政府联合报告，署名却是“%[1]s”；请在 signatories 中列出双方", "the title is of a joint report of Party committee and government, but it is signed by %[1]q; name both in signatories", list)
		case partySigns && governmentSigns && party != government:
			p.Warnf(at, v, "署名是党委和政府双方，标题却只写了一方“%[2]s”；请核对", "both Party committee and government sign (%[1]s), but the title names one of them, %[2]q; check it", list, title)
		}
	},
}
