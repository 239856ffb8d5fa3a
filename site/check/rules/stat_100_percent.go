package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Stat100Percent looks for claims of 100 % that rest on no numbers.
var Stat100Percent = &check.Rule{
	ID:    "stat-100-percent",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `写“100%”的地方，有可以核对的基数

“满意率100%”说的可能是三份问卷，也可能是三万份。规则看中文页面的正文：填报的数为100%而不是由别的数算出的比率（derived）的，直接写出的“100%”“百分之百”，
各作为提示。不是说数字不对，是说读者无从核对；按比率填报分子分母，页面就会显示算法。表格中的数不看。`,
		disclosure.En: `a claim of 100 % comes with the number it is a share of

A satisfaction of 100 % may be that of three answers or of thirty thousand. The rule reads the text of the Chinese page and notes
each fact of 100 % that is no rate computed from others, and each 100% or "one hundred per cent" in words (百分之百) that was typed.
It does not say that the number is wrong, but that readers cannot check it; filed as a rate, with both its numbers, the page shows
how it comes about. Numbers in tables are not looked at.`,
	},
	Cites:   []disclosure.Cite{statistics},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		rates := map[string]bool{}
		for _, d := range filed.Derived {
			rates[d.ID] = true
		}
		for _, f := range r.shown.Article.Facts {
			fact := filed.Fact(f.ID)
			if fact == nil || !fact.IsNumber() || !fact.IsPercent() || fact.Table != nil || fact.Value.Cmp(disclosure.Int(100)) != 0 {
				continue
			}
			p.Saw(1)
			if !rates[f.ID] && !f.Hidden {
				p.Infof(r.shown.Page.At(f.Node), check.Values{Found: f.Text}, "“%[1]s”为 100%%，没有填报基数；请补填，或在正文写明；已印发的，正文不改", "%[2]q is 100%%, and no number that it is a share of was filed; file it, or name it in the text unless that was issued", fact.Label.In(disclosure.ZhCN), fact.Label.In(disclosure.En))
			}
		}
		for _, s := range r.prose {
			if !strings.Contains(s.text, "100") && !strings.Contains(s.text, "百分之百") {
				continue
			}
			var b strings.Builder
			words(s.node, &b)
			typed := check.Squeeze(signed.ReplaceAllString(b.String(), "…"))
			for _, at := range wholeClaim.FindAllStringIndex(typed, -1) {
				if c := typed[at[0]:at[1]]; !strings.HasPrefix(c, "百") {
					at[0] += strings.Index(c, "1") // the sign before it only shows that the number begins here
				}
				p.Infof(r.shown.Page.At(s.node), check.Values{Found: typed[at[0]:at[1]]}, "“%[1]s”没有写明基数；请写明是多少件、多少人中的比例", "%[1]q gives no number that it is a share of; say of how many", before(typed, at))
			}
		}
	},
}

var (
	wholeClaim = regexp.MustCompile(`(?:(?:^|[^\d.])100(?:\.0+)?[%％])|百分之百`)
	signed     = regexp.MustCompile("\x00[^\x00]*\x00")
)

// before is a claim with a few words that stand before it.
func before(text string, at []int) string {
	runes := []rune(text[:at[0]])
	return string(runes[max(0, len(runes)-8):]) + text[at[0]:at[1]]
}
