package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkEmptyColumn looks for columns with nothing in them.
var ChkEmptyColumn = &check.Rule{
	ID:    "chk-empty-column",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `没有空白栏目，也没有“建设中”的页面

列表页（data-page-type="list"）的正文区没有任何条目、也没有文字的，正式网站为错误，示例网站为警告。页面上单独成行的“建设中”“敬请期待”“暂无内容”之类，而正文区别无条目的，同样处理。
别人建的页面只看这样的字样，为警告；“暂无数据”常由脚本随后换掉，为提示。表格单元格里的、句子里的“暂无”不算，被隐藏的不算。由脚本填入的列表看不到条目；刚建的示例网站，一份报告也没有填报的，不看列表。`,
		disclosure.En: `no column is empty, and no page is "under construction"

A list page (data-page-type="list") whose middle holds neither entries nor a text is an error on an official site and a warning on
a sample. So is a line of its own that says "under construction" (建设中), "coming soon" (敬请期待), "nothing yet" (暂无内容) or the like,
where the middle holds no entry. On pages that we did not build only such lines are looked at, as warnings; "no data" (暂无数据),
which scripts often replace, is a note. Such words in the cell of a table or within a sentence do not count, nor what is hidden.
Lists that scripts fill show no entries here. The lists of a new sample site for which no report was filed yet are passed over.`,
	},
	Cites:   []disclosure.Cite{zhejiangOne, i19Columns},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		report := p.Warnf
		if p.Site.Official {
			report = p.Errorf
		}
		var main *html.Node
		entries := 0
		if page.Kind == "list" || page.Kind == "home" {
			main = mainOf(page)
			eachSeen(main, func(n *html.Node) {
				if n.Data == "li" || n.Data == "tr" || n.Data == "article" || n.Data == "dd" || hasAttr(n, "data-report-link") {
					entries++
				}
			})
		}
		for _, b := range page.Blocks() {
			if b.Hidden || len(b.Text) > 3*24 || !mayBeEmpty(b.Text) || inCell(b.Node) {
				continue
			}
			text := check.Squeeze(b.Text)
			building, nothing := underConstruction.MatchString(text), nothingYet.MatchString(text)
			switch {
			case !building && !nothing || entries > 0:
			case p.Site.Foreign && page.Reading().Tags["ArticleTitle"] != "":
			case p.Site.Foreign && nothing:
				p.Infof(page.At(b.Node), check.Values{Found: b.Text}, "页面写着“%[1]s”；如果不是由脚本随后换掉，栏目就是空的，请充实或者撤下", "the page says %[1]q; unless a script replaces it, the column is empty, so fill it or take it down", b.Text)
			default:
				report(page.At(b.Node), check.Values{Found: b.Text}, "页面写着“%[1]s”，没有内容；请充实栏目，或者撤下", "the page says %[1]q and has nothing to show; fill the column, or take it down", b.Text)
				return
			}
		}
		if page.Kind == "list" && entries == 0 && len(page.Articles) == 0 && !written(page, main) && (p.Site.Official || !nothingFiled(p)) {
			report(page.At(main), check.Values{Found: "0"}, "栏目“%[1]s”没有任何条目；请充实栏目，或者撤下", "the column %[1]q holds no entry; fill it, or take it down", namedTitle(page))
		}
	},
}

var (
	underConstruction = regexp.MustCompile(`(?i)^[（(【]?(?:本?(?:栏目|页面|网站|频道|内容|系统|功能|版块))?(?:正在|尚在|还在)?(?:建设|开发|筹建|完善|升级)(?:之)?中[,，!！。.…]*(?:敬请期待|请稍候|请期待)?[!！。.…]*[）)】]?$|^[（(【]?敬请期待[!！。.…]*[）)】]?$|^underconstruction[.!…]*$|^comingsoon[.!…]*$`)
	nothingYet        = regexp.MustCompile(`(?i)^[（(【]?(?:本栏目|栏目|对不起[,，]?)?(?:暂无|暂时没有|目前没有|没有)(?:相关|任何)?(?:内容|数据|信息|记录|文章|资料|文件)[!！。.…]*[）)】]?$|^(?:nothinghereyet|nocontent|norecords?|nodata)[.!…]*$`)
)

// nothingFiled reports whether the site is new: not one report was filed for it.
func nothingFiled(p *check.Pass) bool { return p.Site.Filings != nil && len(p.Site.Filings.IDs()) == 0 }

// written reports whether the middle of a page has a text beside its title.
func written(page *check.Page, main *html.Node) bool {
	for _, b := range page.Blocks() {
		if !b.Hidden && b.Node.Data != "h1" && within(b.Node, main) {
			return true
		}
	}
	return false
}

// mayBeEmpty is a quick look: most lines hold none of these.
func mayBeEmpty(text string) bool {
	return strings.ContainsAny(text, "中待无没") || strings.Contains(text, "onstruction") || strings.Contains(text, "oming") || strings.Contains(text, "othing") || strings.HasPrefix(text, "No ")
}

// inCell reports whether an element is, or stands in, the cell of a table of data:
// of one that has more than a cell.
func inCell(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th") {
			return n.PrevSibling != nil && hasElement(n, true) || hasElement(n, false)
		}
	}
	return false
}

// hasElement reports whether another element stands beside n, before or after.
func hasElement(n *html.Node, before bool) bool {
	next := func(n *html.Node) *html.Node {
		if before {
			return n.PrevSibling
		}
		return n.NextSibling
	}
	for s := next(n); s != nil; s = next(s) {
		if s.Type == html.ElementNode {
			return true
		}
	}
	return false
}
