package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yIDs counts the ids of a page.
var A11yIDs = &check.Rule{
	ID:      "a11y-ids",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `同一页面中 id 不重复

label、aria 属性和页内链接都按 id 找元素；id 重复时只能找到第一个。有重复为警告；他处页面上，没有任何地方按它找元素的重复 id 为提示。
每页合并为一条。脚本后来加入的元素，本规则看不到。`,
		disclosure.En: `no id stands twice on a page

Labels, ARIA attributes and links within a page find elements by their ids, and where one is there twice only the first is
found. That is a warning; on pages that were not built here it is a note where nothing refers to the id. One finding for each
page. Elements that scripts add later are not seen.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("4.1.2")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1 + len(page.IDs))
		seen, twice := make(map[string]bool, len(page.IDs)), false
		for _, id := range page.IDs {
			twice = twice || seen[id]
			seen[id] = true
		}
		if !twice { // as on most pages; names of anchors count among them
			return
		}
		first, times := map[string]*html.Node{}, map[string]int{}
		var again []*html.Node
		used := map[string]bool{}
		page.Each(func(n *html.Node) {
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					if times[a.Val]++; times[a.Val] == 1 {
						first[a.Val] = n
					} else if times[a.Val] == 2 && a.Val != "" {
						again = append(again, n)
					}
				case "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details":
					for _, id := range strings.Fields(a.Val) {
						used[id] = true
					}
				case "href":
					if id, ok := strings.CutPrefix(a.Val, "#"); ok {
						used[id] = true
					}
				}
			}
		})
		if len(again) == 0 {
			return
		}
		report := p.Warnf
		if p.Site.Foreign {
			report = p.Infof
			for _, n := range again {
				if used[check.Attr(n, "id")] {
					report = p.Warnf
				}
			}
		}
		id := check.Attr(again[0], "id")
		report(page.At(again[0]), check.Values{Found: id}, "%[1]d 个 id 在页面中出现不止一次，如“%[2]s”（%[3]d 次）；请给每个元素不同的 id",
			"%[4]s more than once on the page, as %[2]q (%[3]d times); give each element its own", len(again), id, times[id], counted(len(again), "id stands", "ids stand"))
	},
}
