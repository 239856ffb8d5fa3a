package rules

import (
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolContent5Other looks for the last of the five items.
var RolContent5Other = &check.Rule{
	ID:    "rol-content-5-other",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告写明其他需要报告的情况，或者说明没有

规定列举的五项内容之一。没有这一章、也没有说明“无其他需要报告的情况”的，作为提示：多数报告都略去这一项，而读者无从知道是没有，还是遗漏。`,
		disclosure.En: `the report tells other matters, or says that there are none

One of the five items the provision lists. Where neither a chapter nor a sentence speaks of other matters, that is noted: most
reports leave the item out, and a reader cannot tell whether there was nothing or it was forgotten.`,
	},
	Cites:   []disclosure.Cite{rolItems},
	Subject: ruleOfLawReport,
	Of:      asksFor("other"),
	Report: func(p *check.Pass, filed *check.Filed) {
		c := chapterOf(p, filed, "other", nil)
		if c == nil {
			return
		}
		switch {
		case len(c.own) == 0 && c.paragraph("其他", noOther) == nil:
			p.Infof(c.shown.At(), c.values(), "没有“%[1]s”一章，也没有说明无此情况；请增设，没有的写明“无”", "there is no chapter on %[2]q, nor a word that there are none; add it, and if there are none, say so",
				c.asked.Name.In(disclosure.ZhCN), c.asked.Name.In(disclosure.En))
		case len(c.own) > 0 && c.text(c.own[0]) == "":
			p.Infof(c.at(c.own[0]), check.Values{Found: c.own[0].Text}, "“%s”之下没有内容；没有的，写明“无”", "nothing stands below %q; if there is nothing to report, say so", c.own[0].Text)
		}
	},
}

var noOther = regexp.MustCompile(`(无|没有)其他(需要|应当|应予)?(报告|说明)|其他(需要|应当|应予)?(报告|说明)的(情况|事项)`)
