package rules

import (
	"fmt"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatCountOfList proves that "eight areas" are followed by eight.
var StatCountOfList = &check.Rule{
	ID:    "stat-count-of-list",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `“四张清单”“八个方面”与所列项数一致

数字声明了它所数的项目（members）或章节（counts）时，所列项数须与该数相等。未声明所数对象的数字不作核对。

正文中未声明的，以及并非本工具所建的页面，只读“四张清单（即甲、乙、丙、丁）”和“以下三个方面：一是……二是……三是……”，只提醒。有“等”的不看；“和”“及”两边算一项还是两项，取相符的一种。`,
		disclosure.En: `"four lists" and "eight areas" are as many as are listed

Where a number declares what it counts, the members of a list or the parts of a chapter, there must be as many of them.
Numbers that declare nothing of the kind are not looked at.

Where nothing was declared, and on pages that were not built here, two forms are read: "four lists, namely …" (四张清单（即……）) and
"three things: first …, second …, third …" (以下三个方面：一是…二是…三是…); this only warns. A list with "and others" (等) is open; "and" (和)
and "and" (及) are read in whichever way fits.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("声明了所数项目的报告", "report with a number that declares what it counts"),
	Of: func(r *disclosure.Report) bool {
		for _, f := range r.Facts {
			if f.Members != nil || f.Counts != "" {
				return true
			}
		}
		return textHolds(r, listWords)
	},
	Abroad: inSentences(proseLists, disclosure.Say("先说项数、随即列出的句子", "sentence that counts what it lists")),
	Report: func(p *check.Pass, filed *check.Filed) {
		for _, f := range filed.Facts {
			n := len(f.Members)
			if f.Counts != "" {
				n = filed.Bodies[disclosure.ZhCN].Under(f.Counts)
			}
			if n == 0 && f.Counts == "" {
				continue
			}
			p.Saw(1)
			if f.Value.Cmp(disclosure.Int(int64(n))) != 0 {
				p.Errorf(shownAt(filed, f.ID), check.Values{Found: f.Value.String(), Expected: fmt.Sprint(n)},
					"“%[1]s”为 %[3]s，所列为 %[4]d 项；请核对项数和清单", "%[2]q is %[3]s, but the list has %[4]d; check the number and the list",
					f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.Value, n)
			}
		}
		if page := ownText(filed); page != nil {
			p.Saw(1)
			proseLists(p, page, uncounted(filed))
		}
	},
}
