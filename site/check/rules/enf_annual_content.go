package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// EnfAnnualContent looks for both parts of the enforcement statistics, and for
// each kind of act.
var EnfAnnualContent = &check.Rule{
	ID:    "enf-annual-content",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `行政执法统计年报有数据和情况说明两部分，十类执法行为都已填报

读到的制度要求年报包括行政执法数据和行政执法情况说明，并列出处罚、许可、强制、征收、检查、裁决、给付、确认、奖励和其他十类行为。没有标题写明其中一部分的，
或只有标题没有内容的，一类行为的格子是空白、“/”或“-”的，为警告：没有的应填 0 或“无”，读者才知道是没有，还是遗漏。该制度只约束制定它的城市，所以只是警告。`,
		disclosure.En: `the enforcement statistics have their data and an explanation, and a number for each kind of act

The rules that were read ask for the data on enforcement and an explanation of it, and name ten kinds of acts: penalties,
licensing, compulsion, collection, inspection, adjudication, payment, confirmation, rewards and others. The rule warns if no
heading announces one of the parts or nothing stands below it, and of a kind whose cell is blank, "/" or "-": where there were
none it should be 0 or "none" (无), so that readers know it was not forgotten. These rules bind the city that made them only, so it
is a warning.`,
	},
	Cites:   []disclosure.Cite{enforcementRules},
	Subject: disclosure.Say("行政执法统计年报", "annual statistics of administrative law enforcement"),
	Of:      ofEnforcement,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		for _, c := range filed.Form.Chapters {
			zh, en := c.Name.In(disclosure.ZhCN), c.Name.In(disclosure.En)
			switch {
			case !c.Required:
			case !r.has(c.Key):
				p.Warnf(r.shown.At(), check.Values{Found: r.headings(), Expected: zh, Key: "chapter " + c.Key}, "没有标题写明“%[1]s”；请补上这一部分", "no heading announces %[2]q; add this part", zh, en)
			case r.text(c.Key) == "" && !r.holdsTable(c.Key):
				p.Warnf(r.at(c.Key), check.Values{Expected: zh}, "“%[1]s”之下没有内容；请补写", "nothing stands below %[2]q; write it", zh, en)
			}
		}
		var zh, en []string
		var first *disclosure.Fact
		for _, f := range filed.Facts {
			if f.Table == nil || f.Table.Form == nil || f.Table.ID != "enforcement" {
				continue
			}
			p.Saw(1)
			if f.Missing == "" || f.Missing == disclosure.None {
				continue
			}
			if first == nil {
				first = f
			}
			zh, en = append(zh, rowLabel(f, disclosure.ZhCN)), append(en, rowLabel(f, disclosure.En))
		}
		if first != nil {
			p.Warnf(shownAt(filed, first.ID), check.Values{Found: strings.Join(zh, "、")}, "没有填报：%[1]s；没有发生的应填 0 或“无”", "not filled in: %[2]s; where there were none, it should be 0 or 无",
				strings.Join(zh, "、"), strings.Join(en, ", "))
		}
	},
}

// rowLabel is the label of the row in which a cell stands.
func rowLabel(f *disclosure.Fact, lang disclosure.Lang) string {
	for _, row := range f.Table.AllRows() {
		for _, cell := range row.Cells {
			if cell == f {
				return row.Label.In(lang)
			}
		}
	}
	return f.Label.In(lang)
}

// holdsTable reports whether a table stands in the chapter.
func (r *reading) holdsTable(chapter string) bool {
	for n, in := range r.marks {
		if in == chapter && n.Data == "table" {
			return true
		}
	}
	return false
}
