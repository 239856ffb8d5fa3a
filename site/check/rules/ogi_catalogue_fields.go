package rules

import (
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiCatalogueFields looks for what a catalogue needs of each report.
var OgiCatalogueFields = &check.Rule{
	ID:    "ogi-catalogue-fields",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每份报告有目录所需的索引、名称、内容概述和生成日期

条例要求政府信息公开目录包括这四项。名称、内容概述、成文日期，填报时就必须有；规则看它们是否有实际内容，并看索引号：格式不要求索引号的报告，别的有而这一份没有的为警告；
全站都没有的，只提示一次，网站可能由上级平台编号。格式要求索引号的，没有就不能读入，仍是“（待填写）”的为警告。索引号的写法各地不同，不作判断。`,
		disclosure.En: `each report has what a catalogue needs: index, name, summary and date formed

The Regulations ask for these four in the catalogue of government information. Name, summary and date cannot be left out when a
report is filed; the rule sees that they say something, and looks at the index number: of reports whose form does not require one, it
warns of those that have none where others have; if none has, that is noted once, for a platform above the site may number them. Where the form
requires a number, a report without one is refused on loading, and one that was not filled in yet is a warning. How numbers are written differs by place and is not judged.`,
	},
	Cites:   []disclosure.Cite{ogi12},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Keep: func(r *disclosure.Report) any {
		says := func(t disclosure.Text) bool {
			words := t.In(disclosure.ZhCN)
			return lettersIn(words) > 0 && words != disclosure.Unfilled.In(disclosure.ZhCN)
		}
		return keptFields{index: hasIndex(r), required: slices.Contains(r.Form.Require, "index"), title: says(r.Title), summary: says(r.Summary), formed: !r.Formed.IsZero()}
	},
	Site: func(p *check.Pass) {
		chosen, any := false, false
		for _, kept := range p.Kept() {
			k := kept.Value.(keptFields)
			any = any || k.index
			chosen = chosen || k.index && !k.required
		}
		for i, kept := range p.Kept() {
			p.Saw(1)
			k := kept.Value.(keptFields)
			var zh, en []string
			for _, f := range []struct {
				there  bool
				zh, en string
			}{
				{k.index || !k.required && !chosen, "索引号", "an index number"}, {k.title, "名称", "a name"},
				{k.summary, "内容概述", "a summary"}, {k.formed, "生成日期", "the date it was formed"},
			} {
				if !f.there {
					zh, en = append(zh, f.zh), append(en, f.en)
				}
			}
			if len(zh) > 0 {
				p.Warnf(articleAt(p, kept.Report), check.Values{Expected: strings.Join(zh, "、")}, "报告 %[1]s 没有%[2]s；请填报", "the report %[1]s lacks %[3]s; file what is missing", kept.Report, strings.Join(zh, "、"), strings.Join(en, ", "))
			}
			if !any && i == 0 {
				p.Infof(articleAt(p, kept.Report), check.Values{Expected: "索引号"}, "全站 %[1]d 份报告都没有索引号；请编制并填报", "no report of the site has an index number (reports: %[1]d); give each one", len(p.Kept()))
			}
		}
	},
}

type keptFields struct{ index, required, title, summary, formed bool }
