package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolRecipients looks at whom a county government's report is addressed to.
var RolRecipients = &check.Rule{
	ID:    "rol-recipients",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `县级政府的法治政府建设年度报告报送同级党委、人大常委会和上一级政府

一个省的工作指引要求，县级政府的年度报告报送同级党委、同级人大常委会和上一级党委、政府。规则看县级政府（没有填写层级 tier 的政府也算）填报的主送机关（addressees），各份报告缺少的合为一条提示，位置是其中第一份。
实际报送可以另行行文，许多地方公开的报告不写主送机关，没有填写的不看，缺少的只是提示。页面上的主送机关与填报是否一致，由 rol-recipients-shown 检查；别省的规定没有读到。`,
		disclosure.En: `a county government's annual report on building a law-based government goes to Party committee, people's congress and higher government

One province's guide has the report of a county government go to the Party committee and the standing committee of the people's congress of the same level, and to Party committee and government of the level above. The rule looks at the
addressees that county governments filed, and governments whose tier is not given; what reports lack makes one note for the site, at the first of them. A report may be sent under separate cover, and many published ones have no addressee: reports without any are passed over, and what is lacking is a note only. rol-recipients-shown
holds pages against what was filed. The rules of other provinces were not read.`,
	},
	Cites:   []disclosure.Cite{rolName},
	Subject: disclosure.Say("写明主送机关的县级政府法治政府建设年度报告", "county government's annual report on building a law-based government that is addressed to anybody"),
	Keep: func(r *disclosure.Report) any {
		if !ruleOfLaw(r) || r.Organ.Level != "government" || r.Organ.Tier != "county" && r.Organ.Tier != "" || len(r.Addressees) == 0 {
			return nil
		}
		var party, congress, above bool
		for _, o := range r.Addressees {
			name := o.Name.In(disclosure.ZhCN)
			party = party || strings.Contains(name, "中共") || strings.HasSuffix(name, "党委") || strings.HasSuffix(name, "县委") || strings.HasSuffix(name, "区委") || strings.HasSuffix(name, "市委")
			congress = congress || strings.Contains(name, "人民代表大会") || strings.Contains(name, "人大")
			above = above || o != r.Organ && strings.Contains(name, "人民政府")
		}
		return []bool{party, congress, above}
	},
	Site: func(p *check.Pass) {
		lacks := make([]bool, 3)
		first, n := "", 0
		for _, kept := range p.Kept() {
			p.Saw(1)
			has := kept.Value.([]bool)
			if has[0] && has[1] && has[2] {
				continue
			}
			if n++; first == "" {
				first = kept.Report
			}
			for i := range has {
				lacks[i] = lacks[i] || !has[i]
			}
		}
		var missing []disclosure.Text
		for i, name := range []disclosure.Text{
			disclosure.Say("同级党委", "Party committee of the same level"), disclosure.Say("同级人大常委会", "standing committee of the people's congress"), disclosure.Say("上一级政府", "government of the level above"),
		} {
			if lacks[i] {
				missing = append(missing, name)
			}
		}
		if n > 0 {
			p.Infof(articleAt(p, first), check.Values{Expected: footNames(missing, disclosure.ZhCN)}, "主送机关中没有%[1]s的县级政府报告有 %[3]d 份，这是第一份；另行报送的不必改", "county governments' reports whose addressees lack one of these: %[3]d, this being the first: %[2]s; where they were sent under separate cover, nothing need be changed",
				footNames(missing, disclosure.ZhCN), footNames(missing, disclosure.En), n)
		}
	},
}
