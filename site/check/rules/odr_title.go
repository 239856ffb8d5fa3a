package rules

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrTitle looks at the Chinese title of a disclosure report.
var OdrTitle = &check.Rule{
	ID:    "odr-title",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `标题写作“机关＋年份＋年政府信息公开工作年度报告”，年份就是填报的年度

格式给出的名称是“政府信息公开工作年度报告”。规则看中文页面的 h1：没有这个名称的为警告；有名称而次序不同的（如“2022年度某镇政府信息公开工作年度报告”）
作为提示，次序是通行写法，未见于所读的格式原文。写的是别的年度为错误，没有写年度为警告。标题中的换行和空白不计；有“关于”也可以。`,
		disclosure.En: `the title names the organ, the year and the report, and the year is the one that was filed

The format calls the report "annual report on government information disclosure work" (政府信息公开工作年度报告). The rule reads the h1 of the
Chinese page: a title without that name is a warning; another order, as "2022, town so-and-so, annual report …"
(2022年度某镇政府信息公开工作年度报告), is noted, for the order is what most do and was not read in the format. Another year is an error, no year
a warning. Line breaks and white space do not count, and "on" (关于) may stand in it.`,
	},
	Cites:   []disclosure.Cite{logic, odrFormat, odrPractice},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		shown := filed.Pages[disclosure.ZhCN]
		if unheld(p, filed, shown) {
			return
		}
		p.Saw(1)
		h1 := titleOf(shown)
		if h1 == nil {
			return // web-meta-title-equal tells
		}
		title := check.Squeeze(check.Text(h1))
		wanted := filed.Organ.Name.In(disclosure.ZhCN) + strconv.Itoa(filed.Year) + "年" + odrName
		v, at := check.Values{Found: title, Expected: wanted}, shown.Page.At(h1)
		years := titleYears(title)
		switch named := strings.Contains(title, odrName); {
		case len(years) > 0 && !slices.Contains(years, strconv.Itoa(filed.Year)):
			p.Errorf(at, v, "标题写的年度是 %[1]s，报告年度是 %[2]d；请改正", "the title gives the year %[1]s, but the report is on %[2]d; correct it", strings.Join(years, ", "), filed.Year)
		case !named:
			p.Warnf(at, v, "标题“%[1]s”没有写作“%[2]s”；请改正", "the title %[1]q does not call the report %[2]s; correct it", title, odrName)
		case len(years) == 0:
			p.Warnf(at, v, "标题没有写明年度 %d；请补上", "the title does not give the year, %d; add it", filed.Year)
		case !odrTitle.MatchString(title):
			p.Infof(at, v, "标题“%[1]s”与通行的次序（机关、年份、名称）不同", "the title %[1]q does not follow the usual order: organ, year, name", title)
		}
	},
}

const odrName = "政府信息公开工作年度报告"

var odrTitle = regexp.MustCompile(`^(.+?)(?:关于)?(20\d{2})年(?:度)?` + odrName + `$`)
