package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrContact looks for whom a reader can turn to.
var OdrContact = &check.Rule{
	ID:    "odr-contact",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告写明联系地址、邮编、电话和电子版的下载处

多数报告的引言告诉读者电子版在哪里，有疑问向谁询问：地址、邮编、电话。规则在中文页面的文字中查找这几项，缺少的一并作为提示。这是通行的做法，
格式原文中没有读到。号码是否正确，规则无从知道。`,
		disclosure.En: `the report gives an address, a postcode, a telephone number and where to find it as a file

Most reports open by telling the reader where the file is and whom to ask: the address, the postcode, the telephone. The rule looks
for these in the text of the Chinese page and notes, once, which are missing. It is what most do; the format, as far as it was
read, does not ask for it. Whether a number is right the rule cannot know.`,
	},
	Cites:   []disclosure.Cite{odrPractice},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		text := r.text()
		var zh, en []string
		for _, t := range contactTopics {
			p.Saw(1)
			if !t.words.MatchString(text) {
				zh, en = append(zh, t.name.In(disclosure.ZhCN)), append(en, t.name.In(disclosure.En))
			}
		}
		if len(zh) > 0 && !r.unwritten("overview") {
			p.Infof(r.shown.At(), check.Values{Expected: strings.Join(zh, "、")}, "没有写明%[1]s；请补上", "the report does not give: %[2]s; add what is missing", strings.Join(zh, "、"), strings.Join(en, ", "))
		}
	},
}

var contactTopics = []topic{
	{disclosure.Say("地址", "an address"), regexp.MustCompile(`地址|地点|[路街巷]\d+号`)},
	{disclosure.Say("邮编", "a postcode"), regexp.MustCompile(`邮编|邮政编码`)},
	{disclosure.Say("电话", "a telephone number"), regexp.MustCompile(`电话|联系方式|0\d{2,3}[-—－]+\d{7,8}`)},
	{disclosure.Say("电子版的下载处", "where to find it as a file"), regexp.MustCompile(`电子版|电子文本|下载|网站上?.{0,6}(查阅|查询|浏览)`)},
}
