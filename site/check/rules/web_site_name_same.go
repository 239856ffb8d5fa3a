package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebSiteNameSame compares the SiteName tags of all pages.
var WebSiteNameSame = &check.Rule{
	ID:    "web-site-name-same",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `同一语言的各页面，SiteName 标签相同

与首页（没有首页的，与第一个页面）比较，每种语言只警告一次，指出第一个不同的页面，并说明共有几个。没有该标签的由 web-meta-site 检查。`,
		disclosure.En: `the SiteName tag is the same on all pages of one language

Pages are compared with the home page, or, without one, with the first page. There is one warning for each language: it names
the first page that differs and says how many do. web-meta-site tells of a missing tag.`,
	},
	Cites:   []disclosure.Cite{tags},
	Subject: disclosure.Say("带 SiteName 标签的页面", "page with a SiteName tag"),
	Site:    webSiteNameSame,
}

func webSiteNameSame(p *check.Pass) {
	named := map[disclosure.Lang][]*check.Note{}
	want := map[disclosure.Lang]*check.Note{}
	for note := range p.Site.Notes() {
		if note.SiteName == "" || strings.EqualFold(note.SiteName, "null") {
			continue
		}
		lang := langOf(note.Path)
		named[lang] = append(named[lang], note)
		if want[lang] == nil || note.Kind == "home" {
			want[lang] = note
		}
	}
	if len(named) == 0 {
		p.Skip("没有带 SiteName 标签的页面", "there is no page with a SiteName tag")
	}
	for _, lang := range disclosure.Langs {
		var others []*check.Note
		for _, note := range named[lang] {
			p.Saw(1)
			if note.SiteName != want[lang].SiteName {
				others = append(others, note)
			}
		}
		if len(others) > 0 {
			first := others[0]
			p.Warnf(siteNameOn(p, first.Path), check.Values{Found: first.SiteName, Expected: want[lang].SiteName},
				"SiteName 标签为“%[1]s”，而 %[3]s 上是“%[2]s”；与后者不同的页面共 %[4]d 个；请统一", "the SiteName tag says %[1]q, but on %[3]s it is %[2]q; pages that differ from that: %[4]d; use one name",
				first.SiteName, want[lang].SiteName, want[lang].Path, len(others))
		}
	}
}

// siteNameOn finds the tag on a page.
func siteNameOn(p *check.Pass, path string) check.Spot {
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Missing(path)
	}
	if m := page.Meta("SiteName"); m != nil {
		return page.At(m.Node)
	}
	return page.At(page.Head)
}
