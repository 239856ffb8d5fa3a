package rules

import (
	"fmt"
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrStatPeriod looks at the period that the report says its numbers are of.
var OdrStatPeriod = &check.Rule{
	ID:    "odr-stat-period",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `统计期限是报告年度的1月1日至12月31日

年度报告的引言通常写明“数据统计期限自×年1月1日起至×年12月31日止”。规则在中文页面谈到统计期限的句子里读起止日期，与报告年度不同的为警告；
句中没有起止日期的，不作判断。别的日期，如征求意见的起止，不看。这是通行的做法和一项地方标准的写法，没有读到国家层面的规定，所以不是错误。`,
		disclosure.En: `the numbers are of 1 January to 31 December of the report's year

The introduction of a report usually says from which day to which its numbers run. The rule reads these days in the sentences
of the Chinese page that speak of the period of the statistics, and warns if they are not those of the report's year; a sentence
without two days is not judged. Other days, as those of a consultation, are not read. This is what most do, and one province's
standard; no national provision was read, so it is no error.`,
	},
	Cites:   []disclosure.Cite{odrPractice, {Instrument: "DB51/T 2660-2019", Article: "2.1", Confidence: disclosure.V2}},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		wanted := fmt.Sprintf("%[1]d-01-01 – %[1]d-12-31", filed.Year)
		for _, s := range r.prose {
			for _, sentence := range sentences(s.text) {
				if !ofPeriod.MatchString(sentence) {
					continue
				}
				p.Saw(1)
				m := fromTo.FindStringSubmatch(sentence)
				if m == nil {
					continue
				}
				if m[4] == "" {
					m[4] = m[1] // 自2022年1月1日至12月31日
				}
				found := fmt.Sprintf("%s-%02d-%02d – %s-%02d-%02d", m[1], arabicValue(m[2]), arabicValue(m[3]), m[4], arabicValue(m[5]), arabicValue(m[6]))
				if found != wanted {
					p.Warnf(r.shown.Page.At(s.node), check.Values{Found: found, Expected: wanted}, "统计期限写作 %[1]s，按报告年度应为 %[2]s", "the period of the statistics is given as %[1]s; for the report's year it should be %[2]s", found, wanted)
				}
			}
		}
	},
}

var (
	ofPeriod = regexp.MustCompile(`统计(数据)?(的)?(期限|时限|周期|时间|期间|范围)|(数据|报告)(的)?(期限|时限|起止)|所列数据`)
	fromTo   = regexp.MustCompile(`(20\d\d)年(\d{1,2})月(\d{1,2})日(?:起)?[，,]?(?:至|到|—+|－|-|~|～)(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日`)
)
