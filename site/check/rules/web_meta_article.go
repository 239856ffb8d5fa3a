package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebMetaArticle looks at the tags of a page with content.
var WebMetaArticle = &check.Rule{
	ID:    "web-meta-article",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `内容页有标题、发布时间和来源三个标签，并与填报一致

ArticleTitle、PubDate、ContentSource 应各有一个，且有实际内容。报告页面的这三个标签出自填报的数据，缺少、没有内容或与填报不同的，为错误；
手写的页面缺少的，为警告。可选的标签可以没有，有而无内容的为警告；Description、Keywords 与填报不同的，Author 不是发布机关名称的，为错误。
任何标签重复出现，为警告。
ArticleTitle 的内容由 web-meta-title-equal 核对，PubDate 的由 web-pubdate-equal-visible 核对。
不是本工具所建的页面（--foreign）：三个标签缺少、没有内容或两处不同的，以及 ContentSource 与页面所显示的来源不同的，为警告。`,
		disclosure.En: `content pages have the tags for title, time of publication and source, as filed

ArticleTitle, PubDate and ContentSource should be there once each and say something. A report's page makes them from what was
filed: one that is missing, says nothing or differs is an error; on pages written by hand it is a warning. Optional tags
may be absent; one without content is a warning; a Description or Keywords other than filed, or an Author other than the
organ's name, is an error. A tag that is there twice is a warning. What ArticleTitle says is compared by web-meta-title-equal, PubDate by web-pubdate-equal-visible.
On pages that were not built here (--foreign) it is a warning if one of the three is missing, empty or there twice with different content, and if ContentSource is not the source that the page shows.`,
	},
	Cites:   []disclosure.Cite{logic, tags},
	Subject: disclosure.Say("内容页", "content page"),
	Abroad:  &check.Abroad{Subject: governmentContent, On: foreignContent, Page: metaArticleAbroad, Cites: []disclosure.Cite{tags}},
	On:      func(page *check.Page) bool { return page.Kind == "content" || isReportPage(page) },
	Page:    webMetaArticle,
}

func webMetaArticle(p *check.Pass, page *check.Page) {
	filed := map[string]string{}
	report := p.Warnf
	if r := page.Report; r != nil {
		lang := langOf(page.Path)
		filed = map[string]string{
			"ArticleTitle":  r.Title.In(lang),
			"PubDate":       r.Published.Format("2006-01-02 15:04"),
			"ContentSource": r.Source.In(lang),
			"Description":   r.Summary.In(lang),
			"Keywords":      strings.Join(keywordsIn(r, lang), ","),
			"Author":        r.Organ.Name.In(lang),
		}
		report = p.Errorf
		filedTag(p, page, "ContentSource", filed["ContentSource"])
		filedTag(p, page, "Description", filed["Description"])
		filedTag(p, page, "Author", filed["Author"])
		filedKeywords(p, page, filed["Keywords"])
	}
	for _, name := range []string{"ArticleTitle", "PubDate", "ContentSource"} {
		soundTag(p, page, name, filed[name], true, report)
	}
	for _, name := range []string{"Description", "Keywords", "Author", "Image", "Url"} {
		soundTag(p, page, name, filed[name], false, p.Warnf)
	}
}

func keywordsIn(r *disclosure.Report, lang disclosure.Lang) []string {
	if words, ok := r.Keywords[lang]; ok {
		return words
	}
	return r.Keywords[disclosure.ZhCN]
}

// filedKeywords compares keywords whichever comma stands between them.
func filedKeywords(p *check.Pass, page *check.Page, filed string) {
	commas := strings.NewReplacer("，", ",", "、", ",", "；", ",", ";", ",")
	for _, m := range tagsNamed(page, "Keywords") {
		p.Saw(1)
		if !check.SameWords(commas.Replace(m.Content), commas.Replace(filed)) {
			p.Errorf(page.At(m.Node), check.Values{Found: m.Content, Expected: filed},
				"Keywords 标签为“%s”，填报为“%s”；请改成一致", "the Keywords tag says %q, but %q was filed; make them agree", m.Content, filed)
		}
	}
}
