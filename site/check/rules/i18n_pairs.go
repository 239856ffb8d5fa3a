package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nPairs holds the pages of both languages together.
var I18nPairs = &check.Rule{
	ID:    "i18n-pairs",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个页面都指明另一种语言的对应页面，且互相指认

首页、列表页和报告页的 head 中须有 hreflang 为 zh-CN、en 和 x-default 的链接，所指页面存在、语言相符，并指回本页。
所指页面不存在的为错误；缺少或不互认的为警告。没有译文的报告也有英文页面，页面上注明无译文。`,
		disclosure.En: `each page names its page in the other language, and that one names it back

The head of home, list and report pages links its translations with hreflang zh-CN, en and x-default. The pages named must
be there, be in that language, and name this page back. One that is not there is an error; a link that is missing or not
returned is a warning. A report without a translation has an English page too, which says so.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("首页、列表页或报告页", "home, list or report page"),
	Site:    i18nPairs,
}

var hreflangs = []string{"zh-CN", "en", "x-default"}

func i18nPairs(p *check.Pass) {
	if oneLanguage(p) {
		return
	}
	for note := range p.Site.Notes() {
		if note.Kind != "home" && note.Kind != "list" && note.Kind != "content" {
			continue
		}
		named := map[string]string{}
		for _, a := range note.Alts {
			named[a.HTMLLang] = a.Target
		}
		for _, lang := range hreflangs {
			p.Saw(1)
			target, there := named[lang]
			other := p.Site.Note(target)
			switch {
			case !there:
				p.Warnf(headOf(p, note.Path, ""), check.Values{Expected: lang}, "没有 hreflang 为 %s 的链接；请在页头（head）加上", "there is no link with hreflang %s; add one to the head", lang)
			case other == nil:
				p.Errorf(headOf(p, note.Path, lang), check.Values{Found: target}, "%s 的对应页面 %s 不存在；请补上页面，或改正链接", "the page named for %s, %s, is not there; add the page, or correct the link", lang, target)
			case lang != "x-default" && strings.TrimSpace(other.HTMLLang) == "":
				p.Warnf(headOf(p, note.Path, lang), check.Values{Expected: lang}, "所指页面 %s 没有声明语言；请在 html 元素上写明 lang=\"%s\"", "the page %s names no language; put lang=\"%s\" on its html element", target, lang)
			case lang != "x-default" && !strings.EqualFold(other.HTMLLang, lang):
				p.Warnf(headOf(p, note.Path, lang), check.Values{Found: other.HTMLLang, Expected: lang}, "所指页面 %s 的语言是 %s，不是 %s；请改正链接或页面的语言", "the page %s is in %s, not in %s; correct the link, or the language of the page", target, other.HTMLLang, lang)
			case lang != "x-default" && !names(other, note.Path):
				p.Warnf(headOf(p, note.Path, lang), check.Values{Found: target}, "%s 没有指回本页；请在那里加上 hreflang 链接", "%s does not link back to this page; add a link with hreflang there", target)
			}
		}
	}
}

func names(note *check.Note, page string) bool {
	for _, a := range note.Alts {
		if a.Target == page {
			return true
		}
	}
	return false
}

// headOf finds the alternate link of a language on a page, or its head.
func headOf(p *check.Pass, path, lang string) check.Spot {
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Spot{}
	}
	var at *html.Node = page.Head
	for _, a := range page.Alts {
		if a.Lang == lang {
			at = a.Node
		}
	}
	return page.At(at)
}
