package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiReconsiderationDecisions looks for the column that a report speaks of.
var OgiReconsiderationDecisions = &check.Rule{
	ID:    "ogi-reconsideration-decisions",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告说复议决定书网上公开的，链接到公开的地方

行政复议法规定，行政复议机关应当根据被申请行政复议的行政行为的公开情况，按照国家有关规定将行政复议决定书向社会公开。报告写到复议决定书网上公开的，读者应能找到：规则看中文页面上有没有链接文字带“复议”的链接，没有的为提示。
决定书是否都已公开，静态页面上看不到。`,
		disclosure.En: `a report that says reconsideration decisions are published online links to where they are

The Reconsideration Law asks that decisions be made public according to the openness of the act. Where a report says that its
reconsideration decisions are published online, a reader should find them: the rule looks for a link on the Chinese page whose
words hold "reconsideration" (复议), and notes where there is none. Whether all decisions were published is not seen on static
pages.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "《中华人民共和国行政复议法》（2023年修订）", Article: "第七十九条", Confidence: disclosure.V}},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		p.Saw(1)
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		for _, s := range r.prose {
			said := decisionsOnline.FindString(s.text)
			if said == "" {
				continue
			}
			for _, l := range r.shown.Page.Links {
				if l.Node.Data == "a" && strings.Contains(check.Text(l.Node), "复议") && !strings.HasPrefix(l.URL, "#") {
					return
				}
			}
			p.Infof(r.shown.Page.At(s.node), check.Values{Found: said}, "报告写到“%[1]s”，页面上没有链接到公开的地方；请在相关链接中加上", "the report says %[1]q, but the page has no link to where they are published; add one to its related links", said)
			return
		}
	},
}

var decisionsOnline = regexp.MustCompile(`复议决定书[^。；，]{0,12}(?:网上公开|上网公开|公开上网)`)
