package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nLinks finds links that leave the reader's language without need.
var I18nLinks = &check.Rule{
	ID:    "i18n-links",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `链接不离开读者的语言

英文页面中的链接指向中文页面、而该页面有英文页面的（以及反过来），为提示：读者点进去就换了语言。
注明语言（hreflang 或 lang）的链接，以及转到本页另一语言的链接，不在此列。`,
		disclosure.En: `links stay in the reader's language

A link of an English page that leads to a Chinese page which has an English one, or the other way round, is a note: who follows it
finds another language. Links that name their language (hreflang or lang), and those to the page's own translation, are not meant.`,
	},
	Cites:   []disclosure.Cite{wcag("3.2.4")},
	Subject: disclosure.Say("页面", "page"),
	Site: func(p *check.Pass) {
		for note := range p.Site.Notes() {
			p.Saw(1)
			for _, link := range note.Across {
				if better := inLanguage(p.Site.Note(link.Target), note.HTMLLang); better != "" && p.Site.Has(better) {
					p.Infof(linkOn(p, note.Path, link.URL), check.Values{Found: link.URL, Expected: better}, "链接 %q 指向另一种语言的页面；本语言的页面是 %s，请改为指向它，或注明 hreflang", "the link %q leads into another language; the page in this one is %s: please link that, or name the language with hreflang", link.URL, better)
				}
			}
		}
	},
}

// inLanguage gives the page that a page names as its translation.
func inLanguage(note *check.Note, lang string) string {
	if note != nil {
		for _, alt := range note.Alts {
			if strings.EqualFold(alt.HTMLLang, lang) {
				return alt.Target
			}
		}
	}
	return ""
}
