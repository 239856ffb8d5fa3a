package rules

import (
	"maps"
	"path"
	"slices"
	"strconv"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ArcSnapshotImmutable compares what is filed for a closed year with what was frozen.
var ArcSnapshotImmutable = &check.Rule{
	ID:    "arc-snapshot-immutable",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `年度封存后，填报的数据有改动的，应另出一版

archives/年份.toml 记下封存时 reports/年份/ 全部文件的校验值；现在的与它不同，说明封存后有更正、撤下或别的改动，归档文件包与网站不再一致，
应运行 gongkai archive 年份 --note 另出一版。不合的为警告：更正和撤下须能立即发布，不等归档。文件包自身有无改动，由 gongkai verify 核对。`,
		disclosure.En: `what was filed for a closed year, once changed, becomes a new version of its archive

archives/YEAR.toml has the digest of all files in reports/YEAR/ as they were frozen. Where they differ now, something was corrected, withdrawn or changed since, and the packages
are no longer what the site shows: gongkai archive YEAR --note makes a new version. It is a warning, for corrections and withdrawals must be published at once and not wait for
the archive. Whether the packages themselves were changed is for gongkai verify.`,
	},
	Cites:   []disclosure.Cite{logic, {Instrument: "《中华人民共和国档案法》", Article: "第三十七条", Confidence: disclosure.V}},
	Subject: disclosure.Say("已封存的年度", "year that was closed"),
	Site: func(p *check.Pass) {
		if p.Site.Filings == nil || len(p.Site.Filings.Archives) == 0 {
			p.Skip("没有封存的年度", "no year was closed")
			return
		}
		for _, year := range slices.Sorted(maps.Keys(p.Site.Filings.Archives)) {
			p.Saw(1)
			last := p.Site.Filings.Archives[year].Last()
			now, err := p.Site.Filings.Digest(year, published(p, year, last))
			if err != nil {
				p.Skip("无法读取 reports/%[1]d：%[2]v", "reports/%[1]d cannot be read: %[2]v", year, err)
				continue
			}
			if now != last.Filed {
				p.Warnf(check.Missing("index.html"), check.Values{Found: now, Expected: last.Filed, Key: strconv.Itoa(year)},
					"%[1]d 年度已于 %[2]s 封存（第 %[3]d 版），此后 reports/%[1]d/ 有改动；请运行 gongkai archive %[1]d --note 另出一版",
					"%[1]d was frozen on %[2]s (version %[3]d), and reports/%[1]d/ has changed since; run gongkai archive %[1]d --note for a new version", year, last.On(), last.N)
			}
		}
	},
}

// published lists the reports of a year that were frozen, or have come to the site since;
// drafts of an official site have no page.
func published(p *check.Pass, year int, last *disclosure.Frozen) []string {
	ids := p.Site.Filings.IDs()
	for _, w := range p.Site.Filings.Withdrawn {
		ids = append(ids, w.ID)
	}
	return slices.DeleteFunc(ids, func(id string) bool {
		known := last.Holds(id) || slices.Contains(last.Withdrawn, id)
		return path.Dir(id) != strconv.Itoa(year) || !known && !p.Site.Has(check.PagePath(id, disclosure.ZhCN))
	})
}
