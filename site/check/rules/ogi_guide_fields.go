package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiGuideFields looks for what a disclosure guide must tell of the office.
var OgiGuideFields = &check.Rule{
	ID:    "ogi-guide-fields",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府信息公开指南写明工作机构的地址、时间、电话、传真和网上联系方式

条例要求指南包括政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式。规则看标题是“政府信息公开指南”的页面（或者 ColumnType 标签为信息公开指南），缺少的各项合为一条警告。
信息的分类、编排体系和获取方式有没有写清楚，须由人判断；没有指南页的，由 plat-four-parts 说明；只列出各机关指南的目录页、正文是图片或附件的，跳过。`,
		disclosure.En: `the disclosure guide gives the office's address, hours, phone, fax and internet contact

The Regulations ask that the guide give the name, address, hours, telephone, fax and internet contact of the office in charge. The
rule looks at pages titled "guide to government information disclosure" (政府信息公开指南), or of that ColumnType; what is missing makes
one warning. Whether classification, layout and ways to obtain information are told well is for a person to judge. plat-four-parts
tells where there is no guide; pages that only list the guides of several organs, and guides that are images or attachments, are
passed over.`,
	},
	Cites:   []disclosure.Cite{ogi("第十二条第二款")},
	Subject: disclosure.Say("政府信息公开指南", "disclosure guide"),
	Foreign: true,
	On: func(page *check.Page) bool {
		return page.Kind != "list" && page.Kind != "home" && (strings.HasSuffix(strings.TrimRight(titleText(page), "）)0123456789年版修订试行（("), "信息公开指南") || columnType(page) == "信息公开指南" || guideTitle.MatchString(page.Title))
	},
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		text := squeezedLines(page)
		if !guideText.MatchString(text) {
			p.Skip("有的指南页没有正文，可能是目录、图片或附件", "some guides have no text; they may be lists, images or attachments")
			return
		}
		var missing []disclosure.Text
		for _, f := range guideFields {
			if !f.words.MatchString(text) {
				missing = append(missing, f.name)
			}
		}
		if len(missing) > 0 {
			p.Warnf(page.At(mainOf(page)), check.Values{Expected: footNames(missing, disclosure.ZhCN)}, "政府信息公开指南没有写明工作机构的%[1]s；请补上", "the disclosure guide does not give the office's %[2]s; add what is missing", footNames(missing, disclosure.ZhCN), footNames(missing, disclosure.En))
		}
	},
}

var (
	guideTitle = regexp.MustCompile(`(?i)guide to government information|disclosure guide`)
	guideText  = regexp.MustCompile(`(?i)受理|申请|工作机构|apply|application|request`)
)

var guideFields = []struct {
	name  disclosure.Text
	words *regexp.Regexp
}{
	{disclosure.Say("办公地址", "address"), regexp.MustCompile(`(?i)(?:办公|通讯|通信|联系|受理|单位|机构)?(?:地址|地点)[:：\n]|地址为|address[:：\n]`)},
	{disclosure.Say("办公时间", "hours"), regexp.MustCompile(`(?i)(?:办公|受理|工作|接待|服务)时间|hours`)},
	{disclosure.Say("联系电话", "telephone"), regexp.MustCompile(`(?i)电话|telephone|phone|\btel\b`)},
	{disclosure.Say("传真号码", "fax"), regexp.MustCompile(`(?i)传真|fax`)},
	{disclosure.Say("互联网联系方式", "internet contact"), regexp.MustCompile(`(?i)互联网联系|电子邮[箱件]|电子信箱|邮箱|E-?mail|https?://|www\.|网址|网站[:：]|online[:：]|@`)},
}
