package rules

import (
	"fmt"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrProblemsReal looks at the chapter on problems, this year's and last
// year's.
var OdrProblemsReal = &check.Rule{
	ID:    "odr-problems-real",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `第五章写了实际的问题，不是空话，也不是照抄上年

格式把内容雷同、敷衍应付列为追究责任的情形。规则看填报的中文文本：“存在的主要问题及改进情况”不足60字的为警告，只写“无”的也在其中；
与同一机关上年报告的这一章相比，去掉数字、标点和机关名称后九成以上字句相同的为警告。相同程度由文本的概要估算，误差约百分之几。
写得长、写得不同，不等于写的是真问题，规则不能判断。`,
		disclosure.En: `the fifth chapter tells of real problems: it is neither empty nor last year's

The format makes copied and perfunctory content a ground for liability. The rule reads the Chinese text that was filed: fewer than
60 characters on the main problems and improvements are a warning, and so is a mere "none"; and so is a chapter that shares more
than nine tenths of its wording with that of the same organ's report on the year before, numbers, punctuation and the organ's name
left out. How much is shared is estimated from a sketch of each text, within a few hundredths. A text that is long, and new, need
not tell of real problems: that the rule cannot see.`,
	},
	Cites:   []disclosure.Cite{odrFormat},
	Subject: disclosureReport,
	Keep: func(r *disclosure.Report) any {
		if !ofDisclosure(r) {
			return nil
		}
		k := &keptProblems{organ: r.Organ.ID, year: r.Year}
		text, there := filedChapter(r, "problems")
		k.there, k.sketch = there && !onlyPlaceholder(text), sketchOf(text, namesOf(r)...)
		k.runes = lettersIn(text)
		return k
	},
	Site: func(p *check.Pass) {
		before := map[string]check.Kept{}
		key := func(organ string, year int) string { return fmt.Sprint(organ, " ", year) }
		for _, kept := range p.Kept() {
			k := kept.Value.(*keptProblems)
			before[key(k.organ, k.year)] = kept
		}
		for _, kept := range p.Kept() {
			p.Saw(1)
			k := kept.Value.(*keptProblems)
			if !k.there {
				continue // odr-six-chapters tells
			}
			if k.runes < tooShort {
				p.Warnf(chapterAt(p, kept.Report, "problems"), check.Values{Found: fmt.Sprint(k.runes), Expected: fmt.Sprintf("≥ %d", tooShort), Key: "short"},
					"“存在的主要问题及改进情况”只有 %[1]d 字，不足 %[2]d 字，请人工判断是否写了实际的问题",
					"the chapter on problems and improvements is shorter than %[2]d characters (it has %[1]d); a person should judge whether real ones are told", k.runes, tooShort)
				continue
			}
			last, ok := before[key(k.organ, k.year-1)]
			if !ok {
				continue
			}
			if share := k.like(&last.Value.(*keptProblems).sketch); share > alike {
				p.Warnf(chapterAt(p, kept.Report, "problems"), check.Values{Found: percent(share), Expected: "≤ " + percent(alike), Key: "like " + last.Report},
					"“存在的主要问题及改进情况”与上年报告（%[1]s）约 %[2]s 的字句相同；请写本年的实际情况", "the chapter on problems and improvements shares about %[2]s of its wording with that of the report before (%[1]s); write what holds this year", last.Report, percent(share))
			}
		}
	},
}

type keptProblems struct {
	organ string
	year  int
	there bool
	sketch
}

// percent writes a share, cut to whole hundredths.
func percent(share float64) string { return fmt.Sprintf("%d%%", int(share*100+1e-9)) }

// chapterAt finds the heading of a chapter on the Chinese page of a report, or
// else the article, for rules of the site.
func chapterAt(p *check.Pass, report, chapter string) check.Spot {
	path := check.PagePath(report, disclosure.ZhCN)
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Missing(path)
	}
	for _, h := range page.Headings {
		if h.ID == chapter {
			return page.At(h.Node)
		}
	}
	if a := page.Article(report); a != nil {
		return page.At(a.Node)
	}
	return page.At(bodyOf(page))
}
