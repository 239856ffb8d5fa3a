package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nUnits reads what English pages count numbers in.
var I18nUnits = &check.Rule{
	ID:    "i18n-units",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `英文页面上数的单位与填报的相同，不暗中换算

以“万元”填报的数，英文页面写 CNY 10,000；写成 yuan、million 就差了一万倍，或要读者猜换算过没有，为错误。以“户”填报的数紧跟着写 people 一类、
而同一份报告里 people 对应另一个量词的，为警告。只看正文中用 stat 引用的数紧挨着的字；表格的单位由 stat-tables-filed 核对，隔了别的词的看不出。`,
		disclosure.En: `numbers on English pages have the units that were filed, and none is converted in silence

A number filed in 10,000 yuan (万元) is CNY 10,000 on the English page; with yuan or million it is off by ten thousand, or readers
must guess whether it was converted: an error. A number filed in households or entities (户) that is followed by people, say, where
people renders another measure of the same report, is a warning. Only the words right beside numbers in the text are read; units
of tables are for stat-tables-filed, and behind other words a unit is not seen.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		shown := filed.Pages[disclosure.En]
		p.Saw(1)
		if shown.Article == nil {
			return
		}
		units := map[string]*disclosure.Unit{} // by English word
		for _, f := range filed.Shown() {
			if f.Unit != nil && !f.IsPercent() {
				units[strings.ToLower(f.Unit.Word.In(disclosure.En))] = f.Unit
				units[strings.ToLower(f.Unit.One.In(disclosure.En))] = f.Unit
			}
		}
		for _, s := range shown.Article.Facts {
			f := filed.Fact(s.ID)
			if f == nil || f.Unit == nil || s.Hidden || inField(s.Node) {
				continue
			}
			p.Saw(1)
			before, behind := wordsBefore(blockOf(s.Node), s.Node), textBehind(s.Node, 60)
			moneyUnit(p, shown.Page.At(s.Node), f, s.Node, before, behind)
			if other := unitBehind(units, f.Unit, strings.ToLower(strings.TrimSpace(behind))); other != nil && kindOf(other) != kindOf(f.Unit) {
				p.Warnf(shown.Page.At(s.Node), check.Values{Found: other.Word.In(disclosure.En), Expected: f.Unit.Word.In(disclosure.En)},
					"“%[1]s”的单位填报为“%[3]s”，英文页面写成 %[5]s；请核对", "%[2]q was filed in %[3]s (%[4]s), but the page says %[5]s; look which is right",
					f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.Unit.Word.In(disclosure.ZhCN), f.Unit.Word.In(disclosure.En), other.Word.In(disclosure.En))
			}
		}
	},
}

var (
	goesOn   = regexp.MustCompile(`^[a-z'’-]`) // people's, case-file
	bigMoney = regexp.MustCompile(`(?i)^[^\d.;]{0,20}\b(million|billion|trillion|thousand)\b`)
	money    = regexp.MustCompile(`(?i)\b(?:yuan|rmb|cny|renminbi)\b|[¥￥]`)
	tenK     = regexp.MustCompile(`(?i)10,000|ten[ -]thousand`)
)

// unitBehind is the unit whose word the text begins with, the longest first; nil
// where that is the unit filed, or none.
func unitBehind(units map[string]*disclosure.Unit, filed *disclosure.Unit, text string) *disclosure.Unit {
	longest, found := "", (*disclosure.Unit)(nil)
	for word, u := range units {
		rest, ok := strings.CutPrefix(text, word)
		if ok && !goesOn.MatchString(rest) && len(word) > len(longest) {
			longest, found = word, u
		}
	}
	for _, word := range []string{filed.Word.In(disclosure.En), filed.One.In(disclosure.En)} {
		if strings.HasPrefix(text, strings.ToLower(word)) && len(word) >= len(longest) {
			return nil
		}
	}
	return found
}

// kindOf sorts units by their Chinese measures: what counts people, bodies and
// occasions is no other's translation.
func kindOf(u *disclosure.Unit) string {
	switch word := u.Word.In(disclosure.ZhCN); {
	case isMoney(u):
		return "money"
	case strings.Contains("名人位", word):
		return "people"
	case strings.Contains("户家", word):
		return "bodies"
	case strings.Contains("次场期天", word):
		return "occasions"
	}
	return "things"
}

func isMoney(u *disclosure.Unit) bool { return u.Key == "yuan" || u.Key == "wanyuan" }

// moneyUnit judges a number filed in 元 or 万元.
func moneyUnit(p *check.Pass, at check.Spot, f *disclosure.Fact, n *html.Node, before, behind string) {
	if !isMoney(f.Unit) {
		return
	}
	near := before[max(0, len(before)-24):] + " | " + behind[:min(40, len(behind))]
	wan := f.Unit.Key == "wanyuan"
	found := ""
	switch m := bigMoney.FindStringSubmatch(behind); {
	case m != nil && !tenK.MatchString(near):
		found = m[1]
	case wan && money.MatchString(near) && !tenK.MatchString(near):
		found = money.FindString(near)
	case !wan && tenK.MatchString(behind[:min(40, len(behind))]):
		found = tenK.FindString(behind)
	}
	if found != "" {
		p.Errorf(at, check.Values{Found: check.Text(n) + " " + found, Expected: f.Unit.Word.In(disclosure.En)}, "“%[1]s”以%[3]s填报，英文页面在 %[5]s 旁写的是 %[6]s；请写 %[4]s，不作换算",
			"%[2]q was filed in %[3]s, but beside %[5]s the page says %[6]s; write %[4]s and do not convert", f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En),
			f.Unit.Word.In(disclosure.ZhCN), f.Unit.Word.In(disclosure.En), check.Text(n), found)
	}
}
