package rules

import (
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebBreadcrumb looks for the line that says where the reader is.
var WebBreadcrumb = &check.Rule{
	ID:    "web-breadcrumb",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `内容页写明当前位置

读者从搜索引擎直接进入内容页，靠“当前位置：首页 > 栏目”知道自己在哪里。规则在内容页上找“当前位置”“您所在的位置”之类的文字，或者以此命名的导航（aria-label）；没有的为警告。
别人建的页面，有 ArticleTitle 标签的视为内容页，没有的为提示；由脚本或包含文件带入的看不到。位置写得对不对不看。`,
		disclosure.En: `a content page says where the reader is

Readers come to a content page from search engines; a line such as "You are here: Home > Column" tells them where they are. The
rule looks on content pages for "current position" (当前位置), "You are here" and the like, as text or as the name of a navigation
(aria-label), and warns where there is none. On pages that we did not build, those with an ArticleTitle tag are content pages, and
one without the line is a note; what scripts or includes bring in is not seen. Whether the place is right is not looked at.`,
	},
	Cites: []disclosure.Cite{
		{Instrument: "政府网站内容页的通行写法", Confidence: disclosure.P},
		{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "当前位置", Confidence: disclosure.M},
	},
	Subject: disclosure.Say("内容页", "content page"),
	Foreign: true,
	On:      aContentPage,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if containsOne(page.Raw(), placeLabels) {
			return
		}
		for _, b := range page.Blocks() {
			if !b.Hidden && len(b.Text) < 600 && placeWords.MatchString(check.Squeeze(b.Text)) {
				return
			}
		}
		switch {
		case !p.Site.Foreign:
			p.Warnf(page.At(bodyOf(page)), check.Values{}, "内容页没有写明当前位置；请在模板中加上", "the content page does not say where the reader is (当前位置); add it to the layout")
		case aFragment(page) || page.Foot().Node == nil && !page.Foot().Elsewhere:
			p.Skip("有的内容页只保存了正文，有无当前位置看不出来", "of some content pages only the text was saved, so whether they say where the reader is was not judged")
		default:
			p.Infof(page.At(bodyOf(page)), check.Values{}, "页面文件中没有“当前位置”之类的字样；读者从搜索引擎进来，不知道身在哪个栏目，请在模板中加上", "the file does not say where the reader is (当前位置); whoever comes from a search engine cannot tell the column, so add it to the template")
		}
	},
}

var (
	placeLabels = [][]byte{[]byte(`aria-label="当前位置`), []byte(`aria-label="您所在的位置`), []byte(`aria-label="You are here`), []byte(`aria-label="Breadcrumb`), []byte(`aria-label="breadcrumb`)}

	placeWords = regexp.MustCompile(`(?i)(?:当前|所在|您的|现在|目前)的?位置|^位置[:：]|youarehere|currentlocation|breadcrumb`)
)

// aContentPage selects content pages: ours say so, others have the tag of an
// article's title.
func aContentPage(page *check.Page) bool {
	return page.Kind == "content" || page.Kind == "" && page.Meta("ArticleTitle") != nil
}
