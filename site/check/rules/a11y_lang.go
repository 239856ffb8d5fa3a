package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yLang reads the language that each page declares to browsers and screen
// readers.
var A11yLang = &check.Rule{
	ID:      "a11y-lang",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个页面声明自己的语言，与所在的语言目录一致

读屏软件按 html 元素的 lang 属性发音。中文页面应为 zh-CN，en/ 目录下的页面应为 en。声明成另一种语言的，与网站自己的设置矛盾，为错误；
没有声明，或写成 zh、en-GB 之类的，为警告；本工具所建页面上的文字究竟是什么语言，本规则不看。
他处页面没有声明语言，或文字多为中文而声明为别的语言、文字多为外文而声明为中文的，为警告；网页片段不判断。`,
		disclosure.En: `every page declares its language, that of the folder it lies in

Screen readers pronounce a page by the lang of its html element. It should be zh-CN on Chinese pages and en on those below
en/. A page that declares another language contradicts the site's own settings: an error. None, or a form such as zh or
en-GB, is a warning. Which language the words are in is not looked at. On pages that were not built here, no language, another
than Chinese where most words are Chinese, and Chinese where few are, are warnings; fragments are passed over.`,
	},
	Cites:   []disclosure.Cite{settings, accessibility32, wcag("3.1.1")},
	Subject: disclosure.Say("页面", "page"),
	Page:    a11yLang,
}

// htmlLangs are our languages as HTML writes them.
var htmlLangs = map[disclosure.Lang]string{disclosure.ZhCN: "zh-CN", disclosure.En: "en"}

func a11yLang(p *check.Pass, page *check.Page) {
	p.Saw(1)
	if p.Site.Foreign {
		foreignLang(p, page)
		return
	}
	want, at := htmlLangs[langOf(page.Path)], page.At(page.Head.Parent)
	found := strings.TrimSpace(page.HTMLLang)
	v := check.Values{Found: found, Expected: want}
	switch {
	case strings.EqualFold(found, want):
	case found == "":
		p.Warnf(at, v, "页面没有声明语言，应为 %s", "the page names no language; it should be %s", want)
	case strings.EqualFold(primary(found), primary(want)):
		p.Warnf(at, v, "页面的语言写成 %s，应为 %s", "the page writes its language as %s; it should be %s", found, want)
	default:
		p.Errorf(at, v, "页面声明的语言是 %s，所在目录的语言是 %s；请改正 lang，或把页面移到对应的目录", "the page declares the language %s, but its folder is for %s; correct its lang, or move it", found, want)
	}
}

// foreignLang judges a page that was not built here by its own words.
func foreignLang(p *check.Pass, page *check.Page) {
	found, zh := strings.TrimSpace(page.HTMLLang), chinese(p, page)
	at, v := page.At(page.Head.Parent), check.Values{Found: found}
	if zh {
		v.Expected = "zh-CN"
	}
	switch {
	case !page.Whole() || len(page.Blocks()) == 0:
	case found == "":
		p.Warnf(at, v, "页面没有声明语言；请在 html 元素上写 lang", "the page names no language; give its html element a lang")
	case strings.EqualFold(primary(found), "zh") != zh && (!zh || !strings.EqualFold(primary(found), "ja")):
		p.Warnf(at, v, "页面声明的语言是 %s，文字却不是这种语言；请改正 lang", "the page declares the language %s, but its words are in another; mend its lang", found)
	}
}

// primary is the language without script and country: zh of zh-CN.
func primary(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	return tag
}
