package rules

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolTitleYear looks for the report's year in the titles of its pages.
var RolTitleYear = &check.Rule{
	ID:    "rol-title-year",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `标题写明报告年度，且与填报的年度一致

规则查看每种语言页面的 h1、title 和 ArticleTitle。写的是别的年度为错误，没有写年度为警告。标题可有两个年度（如“2022年……及2023年……”），
其中有报告年度即可；《》内的年份不计。发布年份既非报告年度也非次年的，为警告。`,
		disclosure.En: `the title carries the report's year, and it is the year that was filed

The rule reads h1, title and ArticleTitle of the page in each language. Another year is an error, no year a warning. A
title may hold two years ("in 2022, and plans for 2023"): one of them must be the report's. Years inside 《》 do not count.
A report published neither in its year nor in the next is a warning.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: ruleOfLawReport,
	Of:      ruleOfLaw,
	Report:  rolTitleYear,
}

func rolTitleYear(p *check.Pass, filed *check.Filed) {
	for _, shown := range held(p, filed) {
		for _, t := range titlesOf(shown) {
			p.Saw(1)
			v := check.Values{Found: t.text, Expected: strconv.Itoa(filed.Year)}
			years := titleYears(t.text)
			if slices.Contains(years, strconv.Itoa(filed.Year)) {
				continue
			}
			if len(years) > 0 {
				p.Errorf(shown.Page.At(t.node), v, "%[1]s 写的年度是 %[2]s，报告年度是 %[3]d；请改正", "%[1]s gives the year %[2]s, but the report is on %[3]d; correct it", t.name, strings.Join(years, ", "), filed.Year)
			} else {
				p.Warnf(shown.Page.At(t.node), v, "%s 没有写明年度 %d；请补上", "%s does not give the year, %d; add it", t.name, filed.Year)
			}
			break // the others are made from the first
		}
	}
	if year := filed.Published.Year(); year != filed.Year && year != filed.Year+1 {
		p.Warnf(zhHook(filed, "data-published"), check.Values{Found: strconv.Itoa(year), Expected: strconv.Itoa(filed.Year + 1)},
			"%[1]d 年发布，而报告年度是 %[2]d；通常在次年发布，请核对", "published in %[1]d, but the report is on %[2]d; it is usually published in the year after, so check both", year, filed.Year)
	}
}

type shownTitle struct {
	name, text string
	node       *html.Node
}

// titlesOf lists the titles of the page that holds a report, the h1 first.
func titlesOf(shown *check.Shown) []shownTitle {
	var out []shownTitle
	if h1 := titleOf(shown); h1 != nil {
		out = append(out, shownTitle{"h1", check.Text(h1), h1})
	}
	out = append(out, shownTitle{"title", shown.Page.Title, titleNode(shown.Page)})
	if m := shown.Page.Meta("ArticleTitle"); m != nil {
		out = append(out, shownTitle{"ArticleTitle", m.Content, m.Node})
	}
	return out
}

// titleNode is the title element, or the head that should hold it.
func titleNode(page *check.Page) *html.Node {
	if page.Head != nil {
		for c := page.Head.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && c.Data == "title" {
				return c
			}
		}
	}
	return page.Head
}

var (
	quoted   = regexp.MustCompile(`《[^》]*》`)
	fourYear = regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})(?:[^0-9]|$)`)
	numerals = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4",
		"五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

// titleYears lists the years that a title names, also as 二〇二二年.
func titleYears(title string) []string {
	rest := numerals.Replace(quoted.ReplaceAllString(title, " "))
	var out []string
	for {
		at := fourYear.FindStringSubmatchIndex(rest)
		if at == nil {
			return out
		}
		out = append(out, rest[at[2]:at[3]])
		rest = rest[at[3]:]
	}
}
