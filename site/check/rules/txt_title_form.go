package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtTitleForm reads how titles of documents end.
var TxtTitleForm = &check.Rule{
	ID:      "txt-title-form",
	Level:   check.Info,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `公文标题写明文种

公文标题由发文机关、事由和文种组成，文种（报告、通知、意见……）不省略。标题里有“关于”、却不以文种结尾的，为提示。没有“关于”的标题（新闻、栏目名）和“关于我们”一类不看；
后面带括号的（“（试行）”“（2022年版）”）先去掉括号再看。文种用得对不对，本规则不判断。`,
		disclosure.En: `titles of documents end with their kind

A title names the issuer, the matter and the kind of document (报告, 通知, 意见 and so on), and the kind is not left out. A title with
"on" (关于) that does not end in one is a note. Titles without 关于, as of news and columns, and such as "about us" (关于我们) are not
looked at; what stands in brackets at the end is taken off first. Whether it is the right kind is not judged.`,
	},
	Cites:   []disclosure.Cite{gb("7.3.1")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		for _, n := range page.H1 {
			if p.Site.Foreign || reportAround(n) != "" {
				titleForm(p, page, n, check.Text(n))
			}
		}
		if m := page.Meta("ArticleTitle"); m != nil && len(page.H1) == 0 {
			titleForm(p, page, m.Node, m.Content)
		}
	},
}

func titleForm(p *check.Pass, page *check.Page, n *html.Node, title string) {
	bare := strings.TrimSpace(titleTail.ReplaceAllString(check.Squeeze(title), ""))
	// 关于我们 is a column.
	if i := strings.Index(bare, "关于"); i < 0 || i == 0 && len(bare) < len("关于七个字的事项") || kindOfDocument.MatchString(bare) || hidden(n) {
		return
	}
	p.Infof(page.At(n), check.Values{Found: title}, "标题“%[1]s”没有以文种结尾；公文标题应写明是报告、通知、意见还是其他", "the title %[1]q does not end with the kind of document; say whether it is a 报告, 通知, 意见 or other", short(title))
}

var (
	titleTail      = regexp.MustCompile(`(?:[（(【〔\[][^（）()【】〔〕\[\]]{1,20}[）)】〕\]]|》)+$`)
	kindOfDocument = regexp.MustCompile(`(?:报告|情况|总结|通知|意见|方案|办法|规定|决定|公告|通告|公报|批复|答复|复函|来函|的函|信函|纪要|条例|细则|规划|计划|要点|指南|目录|清单|制度|说明|统计|年报|名单|命令|决议|请示|通报|议案|标准|预案|措施|规则|规程|章程|协议|解读|结果|建议|启事|倡议书|公示|事项|安排|汇报|规范|指引|实施意见|声明|提示|问答|讲话|批示|须知|告知书|一览表|数据)$`)
)
