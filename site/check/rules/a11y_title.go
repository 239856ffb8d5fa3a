package rules

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yTitle reads what browsers show in their tabs and search engines in their
// lists.
var A11yTitle = &check.Rule{
	ID:      "a11y-title",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个页面有自己的标题，不空、不重

读屏软件打开页面时先读 title，浏览器标签和检索结果也用它。本工具所建页面没有标题的为错误（法律要求逐步符合无障碍标准，而标题由模板自动写出，没有不写的理由）；
他处页面为警告。“无标题文档”“index”一类模板遗留的标题、几个页面用同一标题的，为警告（他处页面上重名为提示，网站常以站名作全部页面的标题）。
没有 html、head 的网页片段不判断。标题是否切合内容，本规则不看。`,
		disclosure.En: `every page has a title of its own

Screen readers begin with it, and tabs and search results show it. A page built here without one is an error: the law asks
sites to conform step by step, and templates write titles by themselves, so nothing stands in the way. On other pages it is a
warning. A title that a template left behind ("Untitled", "index") is a warning; so is one title for several pages, a note on
pages that were not built here, where the name of the site is often the title of all. Fragments without html and head are
passed over. Whether a title fits its page is not looked at.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("2.4.2")},
	Subject: disclosure.Say("页面", "page"),
	Site: func(p *check.Pass) {
		pages := map[string][]string{} // their paths, by language and title
		for n := range p.Site.Notes() {
			p.Saw(1)
			key := strings.ToLower(n.HTMLLang) + " " + n.Title
			switch {
			case n.Fragment || onlyUnfilled(n.Title):
			case n.Title == "":
				untitled(p, n.Path)
			case leftTitle.MatchString(n.Title):
				p.Warnf(titleSpot(p, n.Path), check.Values{Found: n.Title}, "页面标题“%s”是编辑器或模板留下的，请换成本页的标题", "the title %q was left by an editor or a template; give the page its own", n.Title)
			default:
				pages[key] = append(pages[key], n.Path)
			}
		}
		report := p.Warnf
		if p.Site.Foreign {
			report = p.Infof
		}
		for n := range p.Site.Notes() {
			same := pages[strings.ToLower(n.HTMLLang)+" "+n.Title]
			if len(same) < 2 || same[0] != n.Path || n.Fragment {
				continue
			}
			report(titleSpot(p, n.Path), check.Values{Found: n.Title}, "%[1]d 个页面的标题都是“%[2]s”（另见 %[3]s），请各写各的", "%[1]d pages have the title %[2]q (also %[3]s); give each its own",
				len(same), n.Title, others(same))
		}
	},
}

// onlyUnfilled reports whether a title is one of a new report: txt-placeholder
// tells that.
func onlyUnfilled(title string) bool {
	for _, words := range disclosure.Unfilled {
		if strings.Contains(title, words) {
			return true
		}
	}
	return false
}

var leftTitle = regexp.MustCompile(`(?i)^(?:untitled(?: document| page)?|无标题(?:文档|页)?|新建网页 ?\d*|new page ?\d*|document|index|home ?page|title|标题|网页标题|test|测试)$`)

func untitled(p *check.Pass, path string) {
	errorOrWarn(p)(titleSpot(p, path), check.Values{}, "页面没有标题（title），请写上本页的标题", "the page has no title; write one that names this page")
}

// titleSpot is the title of the page, or its head.
func titleSpot(p *check.Pass, path string) check.Spot {
	page, err := p.Reread(path)
	switch {
	case err != nil || page == nil:
		return check.Missing(path)
	case page.TitleNode != nil:
		return page.At(page.TitleNode)
	}
	return page.At(page.Head)
}

// others names the pages behind the first.
func others(pages []string) string {
	paths := slices.Sorted(slices.Values(pages[1:]))
	if len(paths) > 3 {
		paths = append(paths[:3], "…")
	}
	return strings.Join(paths, ", ")
}
