package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtLawTitles reads the titles of laws and policies that a page quotes.
var TxtLawTitles = &check.Rule{
	ID:      "txt-law-titles",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `法律、政策的名称照原名写，书名号分内外

引用的名称差一个字，读者就查不到。规则手里的名称不多，只有：《法治政府建设实施纲要（2021－2025年）》（常漏“年”字，或误作“法制政府”）、《中华人民共和国政府信息公开条例》
（常误作“信息公开条例”）；不同的为警告，每种每页一条。“全国法治示范政府”通称“法治政府建设示范”，为提示。书名号里面再用书名号，外层用《》、内层用〈〉；
用了两层《》或尖括号 < > 的，本工具所建页面为警告，他处页面为提示。别的名称对不对，本规则不知道。`,
		disclosure.En: `titles of laws and policies are quoted as they are, the inner ones in 〈〉

A title that is one character off cannot be looked up. The rule knows few: that of the outline for a law-based government
(《法治政府建设实施纲要（2021－2025年）》, often without its 年, "year", or with another word for law, 法制政府) and that of the
Regulations on Open Government Information (《中华人民共和国政府信息公开条例》, often shortened to 信息公开条例). Otherwise it is a warning, one of each kind for each page. "national model of a law-based
government" (全国法治示范政府), commonly called "demonstration of building a law-based government" (法治政府建设示范), is a note. A title within a
title stands in 〈〉 inside 《》; 《》 twice, or < >, is a warning on pages built here and a note on others. Whether other titles are
right is not known here.`,
	},
	Cites:   []disclosure.Cite{punctuation, outline2025, ogiTitle},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		found := make([][]slip, len(knownTitles))
		var nested []slip
		for _, b := range chineseProse(p, page, hintTitle|hintName) {
			for i, t := range knownTitles {
				for _, at := range t.wrong.FindAllStringSubmatchIndex(b.Text, -1) {
					words, want := b.Text[at[2]:at[3]], t.right
					if want == "" {
						want = strings.Replace(words, "法制", "法治", 1)
					}
					found[i] = append(found[i], slip{block: b, words: words, want: want})
				}
			}
			if inner := nestedTitle(b.Text); inner != "" {
				nested = append(nested, slip{block: b, words: inner, want: "〈" + strings.Trim(inner, "《》<>＜＞") + "〉"})
			}
		}
		for i, t := range knownTitles {
			report := p.Warnf
			if t.usual {
				report = p.Infof
			}
			tell(p, page, report, found[i], disclosure.Say("引用的名称与原名不同", "a title is not quoted as the original has it"), disclosure.Say("请按原名书写", "write it as the original has it"))
		}
		tell(p, page, warnOrInfo(p), nested, disclosure.Say("书名号里面的书名号不是〈〉", "a title within a title does not stand in 〈〉"), disclosure.Say("外层用《》，内层用〈〉", "the outer one stands in 《》, the inner one in 〈〉"))
	},
}

// knownTitles are those that were read; usual ones are no titles, but names
// that most use. Without right, 法制 should read 法治.
var knownTitles = []struct {
	wrong *regexp.Regexp
	right string
	usual bool
}{
	{regexp.MustCompile(`((?:法治|法制)政府建设实施纲要[（(]2021[^）)\d]{0,3}2025[）)])`), "法治政府建设实施纲要（2021－2025年）", false},
	{regexp.MustCompile(`(法制政府建设(?:实施纲要)?)(?:[^（(实]|$|[（(][^2]|[（(]2021[^）)\d]{0,3}2025年)`), "", false},
	{regexp.MustCompile(`(《(?:中华人民共和国)?信息公开条例》)`), "《中华人民共和国政府信息公开条例》", false},
	{regexp.MustCompile(`(全国法治示范政府)`), "全国法治政府建设示范", true},
}

// nestedTitle gives a title within a title that is not in 〈〉, or "". Where a
// bracket was lost, nothing is certain.
func nestedTitle(text string) string {
	depth, start, inner := 0, 0, ""
	for i, r := range text {
		switch r {
		case '《':
			inner = ""
			if depth++; depth == 2 {
				start = i
			}
		case '<', '＜':
			if end := strings.IndexAny(text[i:], ">＞《》。"); depth == 1 && end > 0 && (text[i+end] == '>' || strings.HasPrefix(text[i+end:], "＞")) {
				return text[i:i+end] + ">"
			}
		case '》':
			switch {
			case depth == 1 && inner != "":
				return inner
			case depth == 2:
				inner = text[start:i] + "》"
			}
			depth = max(0, depth-1)
		case '。':
			depth, inner = 0, ""
		}
	}
	return ""
}
