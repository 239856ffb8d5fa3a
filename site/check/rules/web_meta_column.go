package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebMetaColumn looks for the four tags of the column (栏目).
var WebMetaColumn = &check.Rule{
	ID:    "web-meta-column",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `列表页和内容页有栏目名称、描述、关键词和类别四个标签

ColumnName、ColumnDescription、ColumnKeywords、ColumnType 应各有一个，且有实际内容。所见的规范转载件把栏目标签列在栏目页；
内容页也应带有，依据的是厂商的说明。栏目类别的名目没有封闭的清单，本规则不判断。
不是本工具所建的页面（--foreign）同样为警告，只查看得出是政府网站的列表页和内容页。`,
		disclosure.En: `list and content pages have the four tags of their column

ColumnName, ColumnDescription, ColumnKeywords and ColumnType should be there once each and say something. The reproduction
of the standard that was read lists them for pages of columns; that content pages carry them too rests on a vendor's note.
The kinds of column are an open list, so ColumnType is not judged.
Pages that were not built here (--foreign) are warned of in the same way, where they show that they are list or content pages of a government.`,
	},
	Cites:   []disclosure.Cite{tags},
	Subject: disclosure.Say("列表页或内容页", "list or content page"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("看得出是政府网站的列表页或内容页", "list or content page that shows it is a government's"), On: foreignColumn, Page: metaColumnAbroad},
	On: func(page *check.Page) bool {
		return page.Kind == "list" || page.Kind == "content" || isReportPage(page)
	},
	Page: func(p *check.Pass, page *check.Page) {
		for _, name := range []string{"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} {
			soundTag(p, page, name, "", true, p.Warnf)
		}
	},
}
