package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebThreeZones looks for the three zones of a page.
var WebThreeZones = &check.Rule{
	ID:    "web-three-zones",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面分为头部标识区、中部内容区和底部功能区

本站页面用 header、main、footer 三个元素（或者 banner、main、contentinfo 三种 role）表示，读屏软件据此跳转；缺一为警告。头部应有网站名称，即 SiteName 标签的文字，没有也为警告。
文章内部的 header、footer 不算。各区的样子由样式表决定，不看；别人建的页面不用这些元素也可以分区，不检查。`,
		disclosure.En: `a page has its three zones: the head with the site's name, the middle, the foot

On our pages they are the elements header, main and footer, or the roles banner, main and contentinfo, by which screen readers jump; a missing one is a
warning. So is a head without the site's name, the words of the SiteName tag. A header or footer inside an article does not count. How zones
look is for style sheets and not seen. Pages that we did not build may have zones without these elements, so they are not checked.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "页面布局", Confidence: disclosure.V2,
	}},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		body := bodyOf(page)
		zones := map[string]*html.Node{}
		findZones(body, zones)
		var missing []string
		for _, zone := range []string{"header", "main", "footer"} {
			if zones[zone] == nil {
				missing = append(missing, zone)
			}
		}
		if len(missing) > 0 {
			zh, en := strings.Join(missing, "、"), strings.Join(missing, ", ")
			p.Warnf(page.At(body), check.Values{Expected: en}, "页面没有 %[1]s 元素；请在模板中用这些元素标出各区", "the page has no zone marked by: %[2]s; mark what is missing in the layout", zh, en)
		}
		name := page.Meta("SiteName")
		if head := zones["header"]; head != nil && name != nil && saysSomething(name) && !strings.Contains(check.Squeeze(check.Text(head)), check.Squeeze(name.Content)) && !altSays(head, name.Content) {
			p.Warnf(page.At(head), check.Values{Found: check.Text(head), Expected: name.Content}, "页面头部没有网站名称“%[1]s”；请在模板中加上", "the head of the page does not show the site's name, %[1]q; add it to the layout", strings.TrimSpace(name.Content))
		}
	},
}

var zoneOf = map[string]string{"banner": "header", "main": "main", "contentinfo": "footer"}

// findZones finds the zones of the page below n, the first of each.
func findZones(n *html.Node, zones map[string]*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		zone := c.Data
		if role := zoneOf[check.Attr(c, "role")]; role != "" {
			zone = role
		}
		switch zone {
		case "header", "main", "footer":
			if zones[zone] == nil {
				zones[zone] = c
			}
		case "article", "section", "nav", "aside", "script", "style":
		default:
			findZones(c, zones)
		}
	}
}

// altSays reports whether an image below n stands for the words.
func altSays(n *html.Node, words string) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.Data == "img" && strings.Contains(check.Squeeze(check.Attr(c, "alt")), check.Squeeze(words)) || altSays(c, words)) {
			return true
		}
	}
	return false
}
