package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkPolicyInterpretation looks for links between policies and their
// interpretation.
var ChkPolicyInterpretation = &check.Rule{
	ID:    "chk-policy-interpretation",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政策文件与解读互相链接

规则看栏目类别（ColumnType 标签）为政策文件或者政策解读的内容页：文件页应有写着“解读”的链接，解读页应有指向文件的链接（链接文字写着“文件”“原文”，或者带书名号、“关于”）。没有的为提示。
不是每份文件都有解读；由脚本写入的相关链接看不到；标签没有写类别的页面看不出来。`,
		disclosure.En: `a policy and its interpretation link to each other

The rule looks at content pages whose ColumnType tag says policies (政策文件) or interpretation (政策解读). The former should have a link
that says "interpretation" (解读), the latter one to the document, with "document" (文件), "original" (原文), "on" (关于) or book title
marks in its words. None is a note. Not every document has an interpretation; links that scripts write are not seen, nor are pages
whose tags do not say.`,
	},
	Cites:   []disclosure.Cite{i19("发布解读")},
	Subject: disclosure.Say("政策文件或政策解读的内容页", "content page of a policy or its interpretation"),
	Foreign: true,
	On: func(page *check.Page) bool {
		return aContentPage(page) && (columnType(page) == "政策文件" || columnType(page) == "政策解读")
	},
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		policy, main := columnType(page) == "政策文件", mainOf(page)
		for _, l := range page.Links {
			if l.Node.Data != "a" || !within(l.Node, main) {
				continue
			}
			text := check.Text(l.Node) + check.Attr(l.Node, "title")
			if policy && strings.Contains(text, "解读") || !policy && (strings.Contains(text, "文件") || strings.Contains(text, "原文") || strings.Contains(text, "《") || strings.Contains(text, "关于")) {
				return
			}
		}
		if policy {
			p.Infof(page.At(main), check.Values{}, "政策文件一页没有链接到它的解读；有解读的，请加上链接", "the page of the policy links to no interpretation (解读); if there is one, add a link")
		} else {
			p.Infof(page.At(main), check.Values{}, "政策解读一页没有链接到所解读的文件；请加上链接", "the page of the interpretation does not link to the document that it explains; add a link")
		}
	},
}
