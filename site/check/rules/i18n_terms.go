package rules

import (
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nTerms compares the renderings of terms across the reports of a site.
var I18nTerms = &check.Rule{
	ID:    "i18n-terms",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `一个中文术语在全站只用一种英文译法

同一个词有时译成 law-based government，有时译成 government under the rule of law，读者会以为是两回事。规则附有一份词表（一百多条，约一半没有读到官方译法，是自拟的，
可以不同），只就其中并存两种译法的三个词——法治政府、依法行政、商业秘密——比较各报告的英文本，用了两种的为警告，指出用得少的那些报告；“主动公开”译成 voluntarily disclose 的
也为警告，那是较早的译法。引用的文件名称照原译，不算。其他词只作参考：译得准不准、前后一不一致，要懂两种语言的人来看。`,
		disclosure.En: `a Chinese term has one English rendering throughout the site

With law-based government here and government under the rule of law there, readers think of two things. A glossary comes with the
rule (over a hundred terms, about half of which are our own renderings for want of an official one that was read, and may be
otherwise). Only the three of its terms that have two renderings in use (法治政府, 依法行政, 商业秘密) are compared between the English texts
of the reports: both on one site is a warning that names the reports with the rarer one. "proactively disclose" (主动公开) as
"voluntarily disclose", an older rendering, is a warning too. Titles of documents keep their own words and do not count. The other
terms are there to consult: whether a translation is right takes a person who knows both languages.`,
	},
	Cites:   []disclosure.Cite{editorial},
	Subject: disclosure.Say("有英文本的报告", "report with an English text"),
	Keep: func(r *disclosure.Report) any {
		body := r.Bodies[disclosure.En]
		if body == nil {
			return nil
		}
		text := strings.ToLower(strings.Join(strings.Fields(body.Markdown), " "))
		used := map[string]int{}
		for _, t := range comparedTerms {
			for _, words := range slices.Concat(t.One, t.Avoid) {
				if n := strings.Count(text, words); n > 0 {
					used[words] = n
				}
			}
		}
		return used
	},
	Site: func(p *check.Pass) {
		for _, t := range comparedTerms {
			total := map[string]int{}
			for _, k := range p.Kept() {
				p.Saw(1)
				for words, n := range k.Value.(map[string]int) {
					total[words] += n
				}
			}
			most := ""
			for _, words := range t.One {
				if total[words] > 0 && (most == "" || total[words] > total[most]) {
					most = words
				}
			}
			for _, k := range p.Kept() {
				used := k.Value.(map[string]int)
				for _, words := range t.One {
					if words != most && used[words] > 0 {
						p.Warnf(englishSpot(p, k.Report, words), check.Values{Found: words, Expected: most}, "“%[1]s”在这里译作 %[2]s，而全站多译作 %[3]s；请用同一种译法",
							"%[1]s is rendered as %[2]q here, but mostly as %[3]q on this site; use one rendering", t.Chinese, words, most)
					}
				}
				for _, words := range t.Avoid {
					if used[words] > 0 {
						p.Warnf(englishSpot(p, k.Report, words), check.Values{Found: words, Expected: t.English[0]}, "“%[1]s”译作 %[2]s 是较早的译法；请用 %[3]s",
							"%[1]s as %[2]q is an older rendering; write %[3]q", t.Chinese, words, t.English[0])
					}
				}
			}
		}
	},
}

// comparedTerms are the terms of the glossary that texts are searched for.
var comparedTerms = slices.DeleteFunc(Glossary(), func(t Term) bool { return len(t.One)+len(t.Avoid) == 0 })

// englishSpot is the paragraph of the report's English page with the words, or
// the page.
func englishSpot(p *check.Pass, report, words string) check.Spot {
	path := check.PagePath(report, disclosure.En)
	if !p.Site.Has(path) {
		return check.Missing(path)
	}
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Missing(path)
	}
	for _, b := range page.Blocks() {
		if strings.Contains(strings.ToLower(b.Text), words) && isProse(b, false) && reportAround(b.Node) == report {
			return page.At(b.Node)
		}
	}
	return page.At(bodyOf(page))
}
