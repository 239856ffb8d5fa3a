package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkVetoSeriousError looks for dates that cannot be.
var ChkVetoSeriousError = &check.Rule{
	ID:    "chk-veto-serious-error",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面没有不可能的日期，发布日期不在将来

检查指标把弄虚作假（如伪造发稿日期）列为严重问题。规则看 PubDate 标签，别人建的页面还看“发布日期”“成文日期”等字样之后的日期：日历上没有的日期（如 2月30日）为错误；
晚于检查之日（--today）的，正式网站为错误，页面应在所写的那天发布；示例网站和别人建的页面为警告，检查之日可能早于建成、保存之日。发布早于成文由 rol-date-order、date-order 检查。
严重表述错误、泄密、篡改等其他严重问题须由人判断，本规则不看。`,
		disclosure.En: `a page has no impossible date, and was not published in the future

The inspection indicators count forgery, as of a date of publication, among serious problems. The rule reads the PubDate tag, and
on pages that we did not build also the dates behind "date of publication" (发布日期), "date formed" (成文日期) and the like. A date that
no calendar has (30 February) is an error. One after the day of the check (--today) is an error on an official site, whose pages
should go out on the day they state; on samples and on pages that we did not build a warning, for the day of the check may lie
before that of building or saving. rol-date-order and date-order look for publication before forming. Other serious problems, such
as grave misstatements, leaks and defacement, are for people to judge and not looked at.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "页面自身的日期和日历", Confidence: disclosure.Logic}, i19Serious},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		for _, m := range tagsNamed(page, "PubDate") {
			if d := dateSaid.FindStringSubmatch(m.Content); d != nil {
				possible(p, page, m.Node, disclosure.Say("PubDate 标签", "the PubDate tag"), d, true)
			}
		}
		if !p.Site.Foreign {
			return // what our pages show is held against what was filed
		}
		for _, b := range page.Blocks() {
			if b.Hidden || !strings.ContainsAny(b.Text, "期间") || !strings.ContainsAny(b.Text, "0123456789") {
				continue
			}
			for _, m := range labelledDate.FindAllStringSubmatch(b.Text, -1) {
				label := check.Squeeze(m[1])
				published := !strings.Contains(label, "成") && !strings.Contains(label, "发文")
				possible(p, page, b.Node, disclosure.Say("“%[1]s”", "%[1]q", label), m[1:], published)
			}
		}
	},
}

// possible tells of a date that no calendar has, or of one to come.
func possible(p *check.Pass, page *check.Page, n *html.Node, where disclosure.Text, m []string, published bool) {
	said := m[1] + "-" + m[2] + "-" + m[3]
	d, real := realDate(m)
	v := check.Values{Found: said}
	switch {
	case !real:
		p.Errorf(page.At(n), v, "%[1]s的日期 %[3]s 日历上没有；请改正", "%[2]s gives the date %[3]s, which no calendar has; correct it", where.In(disclosure.ZhCN), where.In(disclosure.En), said)
	case p.Site.Today.Before(d) && published:
		v.Expected = "≤ " + p.Site.Today.String()
		report := p.Warnf
		if p.Site.Official {
			report = p.Errorf
		}
		report(page.At(n), v, "%[1]s的日期 %[3]s 晚于检查之日 %[4]s；请在那天发布，或者改正日期", "%[2]s gives %[3]s, after the day of the check, %[4]s; publish the page on that day, or correct the date",
			where.In(disclosure.ZhCN), where.In(disclosure.En), d, p.Site.Today)
	}
}

var labelledDate = regexp.MustCompile(`((?:发\s*布|公\s*开|更\s*新|成\s*文|发\s*文|公文生成)\s*(?:日\s*期|时\s*间))\s*[】\]]?\s*[:：]?\s*((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?:\D|$)`)
