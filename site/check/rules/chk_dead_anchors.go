package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkDeadAnchors proves links to places within pages.
var ChkDeadAnchors = &check.Rule{
	ID:    "chk-dead-anchors",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `指向页面内某处的链接，该处存在

地址中 # 后的标识须是所指页面上某个元素的 id。所指页面本身不存在的，由 chk-dead-links-inner 报告。
不是本工具所建的页面，id 可能由脚本添加，因此只作警告；以 / 或 ! 开头的标识由脚本解释，不作判断。`,
		disclosure.En: `a link to a place in a page finds it

What follows # in an address must be the id of an element of the page it leads to. That the page itself is not there is
reported by chk-dead-links-inner. On pages that were not built here scripts may add ids, so it is a warning there. What begins with
/ or ! behind the # is read by scripts, and not judged.`,
	},
	Cites:   []disclosure.Cite{logic, indicators},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Site: func(p *check.Pass) {
		for note := range p.Site.Notes() {
			p.Saw(1)
			target := note // of the anchor before: a list of places mostly leads to one page
			for _, a := range note.Anchors {
				if target == nil || target.Path != a.Target {
					target = p.Site.Note(a.Target)
				}
				if target == nil || target.HasID(a.Fragment) {
					continue
				}
				report := p.Errorf
				if p.Site.Foreign {
					report = p.Warnf
				}
				report(linkOn(p, note.Path, a.URL), check.Values{Found: a.URL}, "%s 上没有 id 为“%s”的元素；请改正链接，或给相应的标题加上这个 id", "%s has no element with the id %q; correct the link, or give the heading this id", a.Target, a.Fragment)
			}
		}
	},
}

// linkOn finds the first element of a page that uses the address.
func linkOn(p *check.Pass, path, url string) check.Spot {
	page, err := p.Reread(path)
	if err != nil || page == nil {
		return check.Spot{}
	}
	first := page.Once("links by address", func() any {
		first := make(map[string]*html.Node, len(page.Links))
		for _, l := range page.Links {
			if first[l.URL] == nil {
				first[l.URL] = l.Node
			}
		}
		return first
	}).(map[string]*html.Node)
	if n := first[url]; n != nil {
		return page.At(n)
	}
	return page.At(page.Head)
}
