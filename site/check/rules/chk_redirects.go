package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkRedirects follows pages that only lead elsewhere.
var ChkRedirects = &check.Rule{
	ID:    "chk-redirects",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `跳转页面一步到达，不兜圈子

只有跳转（meta refresh）而没有内容的页面，所指的文件须存在。指向不存在的文件，或转来转去回到自己的，读者到不了任何地方，为错误；要转两次以上的，为警告。
地址指向文件夹而末尾没有斜杠的，服务器要先答复一次跳转，为提示。不是本工具所建的网站，兜圈子只作警告。脚本造成的跳转、服务器设置的跳转看不到。`,
		disclosure.En: `pages that only lead elsewhere arrive in one step, and never in a circle

The file to which a page leads that holds nothing but a redirect (meta refresh) must be there. One that leads to nothing, or round
to itself, takes readers nowhere: an error. One that takes two steps or more is a warning. An address that names a folder without
the slash at its end makes a server redirect first: a note. On sites that were not built here a circle is a warning. Redirects by
scripts or by the settings of the server are not seen.`,
	},
	Cites:   []disclosure.Cite{logic, indicators},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Site:    chkRedirects,
}

func chkRedirects(p *check.Pass) {
	p.Saw(1)
	for _, hop := range p.Site.Hops() {
		followHop(p, hop)
	}
	if !p.Site.Whole() {
		return
	}
	for note := range p.Site.Notes() {
		for _, url := range note.Slashless {
			p.Infof(linkOn(p, note.Path, url), check.Values{Found: url}, "地址“%s”指向文件夹，末尾应加斜杠，否则服务器要先跳转一次", "the address %q names a folder; with a slash at its end no redirect would be needed", url)
		}
	}
}

// followHop follows one page to where it leads in the end.
func followHop(p *check.Pass, hop check.Hop) {
	p.Saw(1)
	at, v := check.AtFile(hop.Path, 0), check.Values{Found: hop.URL}
	circle := p.Errorf
	if p.Site.Foreign {
		circle = p.Warnf
	}
	seen := map[string]bool{hop.Path: true}
	next, steps := hop, 1
	for {
		to := next.To
		switch {
		case next.Err != nil:
			circle(at, v, "页面只转往地址 %q，但这个地址无法识别", "the page only leads to the address %q, which cannot be read", next.URL)
			return
		case !to.Internal:
			return
		case seen[to.Path]:
			circle(at, v, "页面只转往“%s”，而这样转下去又回到 %s，读者到不了任何地方；请改正转往的地址", "the page only leads to %q, and from there back to %s, so readers arrive nowhere; correct where it leads", hop.URL, to.Path)
			return
		case !p.Site.Has(to.Path):
			if p.Site.Whole() && (!p.Site.Foreign || check.IsStatic(to.Path)) {
				p.Errorf(at, check.Values{Found: hop.URL, Expected: to.Path}, "页面只转往“%s”，而文件 %s 不存在；请改正转往的地址", "the page only leads to %q, and %s is not there; correct where it leads", hop.URL, to.Path)
			}
			return
		}
		seen[to.Path] = true
		further, ok := p.Site.Hop(to.Path)
		if !ok {
			break
		}
		next = further
		steps++
	}
	if steps > 1 {
		p.Warnf(at, v, "页面要转 %[2]d 次才到 %[3]s；请直接转往那里", "the page leads to %[3]s in %[2]d steps; please let it lead there at once", hop.URL, steps, next.To.Path)
	}
}
