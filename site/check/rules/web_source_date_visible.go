package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebSourceDateVisible looks for the date of publication and the source that
// readers see below the title.
var WebSourceDateVisible = &check.Rule{
	ID:    "web-source-date-visible",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告页面在标题附近显示发布日期和来源，并与填报一致

两种语言的页面都须显示填报的发布时间（中文如 2023-01-19 10:24，英文如 19 January 2023, 10:24）和来源。没有标记（data-published、data-source）、被隐藏或与填报不同的，为错误。
日期和来源之前应有“日期”“发布时间”“来源”等字样，离标题不超过六百字，否则为警告。样式表和脚本的隐藏效果看不出来。
不是本工具所建的页面（--foreign）：没有显示发布日期或来源（发布机构等也算）、日期读不出、来源看不出是谁、模板代码没有替换的，为警告；日期没有时和分的，为提示。`,
		disclosure.En: `a report's page shows its date and source near the title, as filed

The pages in both languages must show the time of publication that was filed (19 January 2023, 10:24; in Chinese
2023-01-19 10:24) and the source. One that is not marked (data-published,
data-source), hidden or different is an error. A label such as "Date" or "Source"
should stand before each, and both within six hundred characters of the title; otherwise it is a warning. What style
sheets or scripts hide is not seen.
On pages that were not built here (--foreign) it is a warning if no date of publication or no source (an issuing organ will do) is shown, if the date
cannot be read, the source names no one, or template code was left unfilled; a date without hour and minute is a note.`,
	},
	Cites:   []disclosure.Cite{logic, visibleDate, tags},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Abroad:  &check.Abroad{Subject: governmentContent, On: foreignContent, Page: sourceDateAbroad, Cites: []disclosure.Cite{visibleDate, tags}},
	Report:  webSourceDateVisible,
}

// Labels of the date and of the source. 成文日期 is another date than these.
var (
	dateLabels = map[disclosure.Lang][]string{
		disclosure.ZhCN: {"日期", "时间"},
		disclosure.En:   {"date", "published", "published on", "date of publication", "released", "updated", "time"},
	}
	notDateLabels = []string{"成文日期", "生成日期", "成文时间", "生成时间"}
	sourceLabels  = map[disclosure.Lang][]string{
		disclosure.ZhCN: {"来源", "稿源"},
		disclosure.En:   {"source"},
	}
	publishedAs = map[disclosure.Lang]string{
		disclosure.ZhCN: "2006-01-02 15:04",
		disclosure.En:   "2 January 2006, 15:04",
	}
)

func webSourceDateVisible(p *check.Pass, filed *check.Filed) {
	for lang, shown := range held(p, filed) {
		date := filed.Published.Format(publishedAs[lang])
		times := visible(shown.Article.Hooks["data-published"])
		if len(shown.Article.Hooks["data-published"]) == 0 {
			p.Errorf(shown.At(), check.Values{Expected: date}, "页面没有标记为发布日期的元素，填报为 %s；请重新生成页面或检查模板", "the page has no element marked as the date of publication; filed is %s; build the page again or check its layout", date)
		} else if len(times) == 0 {
			p.Errorf(shown.At(), check.Values{Expected: date}, "页面没有显示发布日期，填报为 %s；请重新生成页面或检查模板", "the page shows no date of publication; filed is %s; build the page again or check its layout", date)
		}
		for _, n := range times {
			p.Saw(1)
			if text := check.Text(n); !check.SameWords(text, date) {
				p.Errorf(shown.Page.At(n), check.Values{Found: text, Expected: date}, "显示的发布日期是 %s，填报为 %s；请重新生成页面或检查模板", "the date of publication shows %s, but %s was filed; build the page again or check its layout", text, date)
			}
			words := wordsBefore(shown.Article.Node, n)
			if !endsIn(words, lang, dateLabels[lang]) || endsIn(words, lang, notDateLabels) {
				p.Warnf(shown.Page.At(n), check.Values{}, "发布日期之前没有“日期”“发布时间”之类的字样；请在模板中加上", "no label such as \"Date\" stands before the date of publication; add one to the layout")
			}
			nearTitle(p, shown, n, disclosure.Say("发布日期", "the date of publication"))
		}
		source := filed.Source.In(lang)
		sources := visible(shown.Article.Hooks["data-source"])
		if len(shown.Article.Hooks["data-source"]) == 0 {
			p.Errorf(shown.At(), check.Values{Expected: source}, "页面没有标记为来源的元素，填报为“%s”；请重新生成页面或检查模板", "the page has no element marked as the source; filed is %q; build the page again or check its layout", source)
		} else if len(sources) == 0 {
			p.Errorf(shown.At(), check.Values{Expected: source}, "页面没有显示来源，填报为“%s”；请重新生成页面或检查模板", "the page shows no source; filed is %q; build the page again or check its layout", source)
		}
		for _, n := range sources {
			p.Saw(1)
			if text := check.Text(n); !check.SameWords(text, source) {
				p.Errorf(shown.Page.At(n), check.Values{Found: text, Expected: source}, "显示的来源是“%s”，填报为“%s”；请重新生成页面或检查模板", "the source shows %q, but %q was filed; build the page again or check its layout", text, source)
			}
			if !endsIn(wordsBefore(shown.Article.Node, n), lang, sourceLabels[lang]) {
				p.Warnf(shown.Page.At(n), check.Values{}, "来源之前没有“来源”字样；请在模板中加上", "no label such as \"Source\" stands before the source; add one to the layout")
			}
			nearTitle(p, shown, n, disclosure.Say("来源", "the source"))
		}
	}
}

// nearTitle warns where more than six hundred runes lie between title and n.
func nearTitle(p *check.Pass, shown *check.Shown, n *html.Node, what disclosure.Text) {
	title := titleOf(shown)
	if title == nil {
		return // web-meta-title-equal tells
	}
	if d := runesBetween(shown.Page.Doc.Nodes[0], title, n); d > 600 {
		p.Warnf(shown.Page.At(n), check.Values{}, "%[1]s与标题之间隔了 %[3]d 个字，应在标题附近", "%[3]d characters lie between the title and %[2]s, which should stand near it",
			what.In(disclosure.ZhCN), what.In(disclosure.En), d)
	}
}
