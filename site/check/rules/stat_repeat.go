package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatRepeat holds numbers that pages repeat against what was filed.
var StatRepeat = &check.Rule{
	ID:    "stat-repeat",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `同一指标在全站只有一个数值

历年数据表等处重复列出各报告的数。规则把每一处与填报的数核对；图形由同一数据画出，图中的文字不单独核对。
报告页面上的数由 facts-on-page 核对，下载文件由 web-downloads 核对，两种语言由 i18n-numbers-equal 核对。只认带有 data-report 和 data-fact 的数。`,
		disclosure.En: `a measure has one value on the whole site

Tables over the years and the like repeat the numbers of reports. Each is held against what was filed; charts are drawn from the same data,
and the words in them are not looked at apart. Numbers on a report's own page are for facts-on-page, downloads for web-downloads, the two
languages for i18n-numbers-equal. Only numbers with data-report and data-fact are known.`,
	},
	Cites:   []disclosure.Cite{logic, ogi6},
	Subject: disclosure.Say("重复列出报告数据的页面", "page that repeats numbers of reports"),
	Site:    statRepeat,
}

func statRepeat(p *check.Pass) {
	ledger := p.Site.Ledger()
	if ledger == nil {
		p.Skip("没有填报的数据，无从比较", "there are no filed data to compare")
		return
	}
	seen := false
	for note := range p.Site.Notes() {
		for _, r := range note.Repeats {
			p.Saw(1)
			seen = true
			v := check.Values{Found: r.Text}
			e := ledger.Entry(r.Report)
			if e == nil {
				p.Errorf(repeatOn(p, note.Path, r), v, "列出了报告“%[1]s”的数，该报告没有填报；请核对报告的编号", "the page shows a number of the report %[1]q, which was not filed; check the id of the report", r.Report)
				continue
			}
			f := e.Fact(r.Fact)
			if f == nil {
				p.Errorf(repeatOn(p, note.Path, r), v, "报告 %[1]s 没有可重复列出的数“%[2]s”；请核对数的标识", "the report %[1]s has no number %[2]q to be repeated; check the key of the number", r.Report, r.Fact)
				continue
			}
			if text := f.Text(langOf(note.Path)); r.Value != f.Plain() || !check.SameWords(r.Text, text) {
				v.Expected = text
				p.Errorf(repeatOn(p, note.Path, r), v, "“%[1]s”（报告 %[5]s）在此显示为 %[3]s，填报为 %[4]s；请重新生成页面或检查模板", "%[2]q of the report %[5]s reads %[3]s here, but %[4]s was filed; build the page again or check its layout",
					f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), r.Text, text, r.Report)
			}
		}
	}
	if !seen {
		p.Skip("没有%[1]s", "there is no %[2]s", p.Rule.Subject.In(disclosure.ZhCN), p.Rule.Subject.In(disclosure.En))
	}
}

// repeatOn is where the page shows the number, or the page.
func repeatOn(p *check.Pass, path string, r check.RepeatNote) check.Spot {
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Missing(path)
	}
	for _, a := range page.Articles {
		for _, f := range a.Facts {
			if a.Report == r.Report && f.ID == r.Fact {
				return page.At(f.Node)
			}
		}
	}
	return page.At(bodyOf(page))
}
