package rules

import (
	"path"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ListEntriesFiled holds the lists of reports against what was filed.
var ListEntriesFiled = &check.Rule{
	ID:    "list-entries-filed",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `首页和列表页上的每一项都是填报的报告，标题和链接正确，且没有遗漏

每一项（data-report-link）须链接到该报告同一语言的页面，链接文字与填报的标题相同；没有译名的用中文标题，标题前可以写明是哪个机关哪一年的什么报告；没有填报过的报告不得列出。
每份填报的报告，在两种语言的当年列表页（reports/年份/）上都须有一项。比较时不计空白；被隐藏的不算。
标题的摘要、日期和排列顺序，本规则不看。`,
		disclosure.En: `each entry of a list is a report that was filed, with its title and its page, and none is left out

An entry (data-report-link) on a home or list page links to that report's page in the same language, in the words of the title
filed, which is the Chinese one where there is no other; before that may stand what the report is: its organ, kind and
year, as its form has it. A report that nobody filed is not listed. Each report filed has an entry on the list of its year
(reports/YEAR/) in both languages. White space is not compared; what is hidden does not count. Summaries, dates and the order
of entries are not looked at.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("首页、列表页或填报的报告", "home page, list page or filed report"),
	Site:    listEntriesFiled,
}

func listEntriesFiled(p *check.Pass) {
	if p.Site.Filings == nil {
		p.Skip("没有填报的数据，无从比较", "there are no filed data to compare")
		return
	}
	p.Saw(1)
	listed := map[string]map[string]bool{} // reports by the page that lists them
	for note := range p.Site.Notes() {
		listed[note.Path] = map[string]bool{}
		if note.Kind == "home" || note.Kind == "list" || isYearList(note.Path) {
			entriesOn(p, note, listed[note.Path])
		}
	}
	for _, lang := range p.Site.Languages() {
		for _, id := range p.Site.Titled() {
			p.Saw(1)
			list := check.ListPath(id, lang)
			switch {
			case listed[list] == nil:
				p.Errorf(check.Missing(list), check.Values{Expected: id}, "没有列出报告 %s 的当年列表页；请重新生成网站", "there is no list of the year to hold the report %s; build the site again", id)
			case !listed[list][id]:
				p.Errorf(entryOn(p, list, ""), check.Values{Expected: id}, "当年列表页没有列出报告 %s；请补上", "the list of the year does not hold the report %s; add it", id)
			}
		}
	}
}

// isYearList reports whether the page stands where the list of a year must.
func isYearList(page string) bool {
	return page == check.ListPath(path.Join(path.Base(path.Dir(page)), "any"), langOf(page))
}

// entriesOn looks at the entries of one page and adds their reports to listed.
func entriesOn(p *check.Pass, note *check.Note, listed map[string]bool) {
	for _, e := range note.Entries {
		p.Saw(1)
		listed[e.Report] = true
		lang := langOf(note.Path)
		titles, filed := p.Site.Title(e.Report)
		title, target := titles.In(lang), check.PagePath(e.Report, lang)
		switch {
		case !filed:
			p.Errorf(entryOn(p, note.Path, e.Report), check.Values{Found: e.Report}, "列出了没有填报的报告“%s”；请删去，或先填报", "the list holds a report that nobody filed, %q; remove it, or file it first", e.Report)
		case e.URL == "":
			p.Errorf(entryOn(p, note.Path, e.Report), check.Values{Expected: target}, "报告 %s 一项没有链接；请加上", "the entry of the report %s has no link; add it", e.Report)
		case e.Target != target:
			p.Errorf(entryOn(p, note.Path, e.Report), check.Values{Found: e.URL, Expected: target},
				"报告 %[1]s 一项链接到“%[2]s”，应链接到 %[3]s；请改正", "the entry of the report %[1]s links to %[2]q; correct it to %[3]s", e.Report, e.URL, target)
		case !check.SameWords(e.Text, title) && !check.SameWords(e.Text, p.Site.Described(e.Report, lang)+title):
			p.Errorf(entryOn(p, note.Path, e.Report), check.Values{Found: e.Text, Expected: title},
				"报告 %[1]s 一项的标题是“%[2]s”，填报为“%[3]s”；请改正", "the entry of the report %[1]s is titled %[2]q; correct it to %[3]q, as filed", e.Report, e.Text, title)
		}
	}
}

// entryOn finds the entry of a report on a page, or else the page's body.
func entryOn(p *check.Pass, path, report string) check.Spot {
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Missing(path)
	}
	nodes := page.Hooks["data-report-link"]
	for _, a := range page.Articles {
		nodes = append(nodes[:len(nodes):len(nodes)], a.Hooks["data-report-link"]...)
	}
	for _, n := range nodes {
		if check.Attr(n, "data-report-link") == report && !hidden(n) {
			return page.At(n)
		}
	}
	return page.At(bodyOf(page))
}
