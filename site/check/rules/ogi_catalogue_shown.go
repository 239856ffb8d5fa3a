package rules

import (
	"path"
	"slices"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiCatalogueShown holds the catalogue against what was filed.
var OgiCatalogueShown = &check.Rule{
	ID:    "ogi-catalogue-shown",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府信息公开目录列出每份报告的索引号、名称、内容概述、发布机构和生成日期

条例第十二条所列的目录项目。规则在各语言的目录页（reports/catalogue/）查找每份报告的一行（data-report-link），各项须是填报的内容；没有索引号的不查索引号。
名称和链接由 list-entries-filed 核对。`,
		disclosure.En: `the catalogue gives index number, title, summary, publishing body and date formed of every report

These are the fields that article 12 names. The rule looks on the catalogue page of each language (reports/catalogue/) for the row of every
report (data-report-link); what stands in it must be what was filed. Without an index number none is looked for. Titles and links are for
list-entries-filed.`,
	},
	Cites:   []disclosure.Cite{ogi12, logic},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Keep: func(r *disclosure.Report) any {
		return keptEntry{r.Index, r.Summary, r.Organ.Name, r.Formed}
	},
	Site: func(p *check.Pass) {
		for _, lang := range p.Site.Languages() {
			name := "reports/catalogue/index.html"
			if lang != disclosure.ZhCN {
				name = path.Join(string(lang), name)
			}
			page, err := p.Reread(name)
			if err != nil || page == nil {
				p.Errorf(check.Missing(name), check.Values{}, "没有信息目录；请重新生成网站", "there is no catalogue; build the site again")
				continue
			}
			rows := map[string][]*html.Node{}
			for _, n := range visible(page.Hooks["data-report-link"]) {
				id := check.Attr(n, "data-report-link")
				rows[id] = append(rows[id], n)
			}
			for _, kept := range p.Kept() {
				catalogued(p, page, rows[kept.Report], kept, lang)
			}
		}
	},
}

// A keptEntry is what the catalogue says of a report beside its title.
type keptEntry struct {
	index          string
	summary, organ disclosure.Text
	formed         disclosure.Date
}

// catalogued compares the row of one report.
func catalogued(p *check.Pass, page *check.Page, rows []*html.Node, kept check.Kept, lang disclosure.Lang) {
	p.Saw(1)
	switch len(rows) {
	case 0:
		p.Errorf(page.At(bodyOf(page)), check.Values{Expected: kept.Report}, "目录没有列出报告 %s；请补上", "the catalogue does not hold the report %s; add it", kept.Report)
		return
	case 1:
	default:
		p.Errorf(page.At(rows[1]), check.Values{Found: kept.Report}, "目录中报告 %s 不止一行；请只留一行", "the catalogue holds the report %s more than once; keep one row", kept.Report)
	}
	var cells []string
	for c := rows[0].FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !hidden(c) {
			cells = append(cells, check.Squeeze(check.Text(c)))
		}
	}
	e := kept.Value.(keptEntry)
	for _, x := range []struct{ want, zh, en string }{
		{e.index, "索引号", "index number"}, {e.summary.In(lang), "内容概述", "summary"},
		{e.organ.In(lang), "发布机构", "publishing body"}, {e.formed.In(lang), "生成日期", "date formed"},
	} {
		if x.want != "" && !slices.Contains(cells, check.Squeeze(x.want)) {
			p.Errorf(page.At(rows[0]), check.Values{Expected: x.want}, "目录中报告 %[1]s 的%[2]s不是填报的“%[4]s”；请改正", "the %[3]s of the report %[1]s in the catalogue is not %[4]q, as filed; correct it", kept.Report, x.zh, x.en, x.want)
		}
	}
}
