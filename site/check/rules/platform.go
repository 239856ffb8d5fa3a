package rules

import (
	"bytes"
	"regexp"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// What rules ask of the disclosure platform (政府信息公开平台): the column, and the
// four parts that its home page leads to.

// platformParts are the parts, by the words of links to them.
var platformParts = []struct {
	name  disclosure.Text
	words *regexp.Regexp
}{
	{disclosure.Say("政府信息公开指南", "disclosure guide (政府信息公开指南)"), regexp.MustCompile(`(?:信息)?公开指南`)},
	{disclosure.Say("政府信息公开制度", "disclosure rules (政府信息公开制度)"), regexp.MustCompile(`(?:信息)?公开制度`)},
	{disclosure.Say("法定主动公开内容", "what is disclosed proactively by law (法定主动公开内容)"), regexp.MustCompile(`法定主动公开`)},
	{disclosure.Say("政府信息公开年报", "disclosure annual reports (政府信息公开年报)"), regexp.MustCompile(`公开(?:工作)?年(?:度)?报(?:告)?`)},
}

// platformLinks tells how many of the parts the page itself leads to, and which
// no link of it leads to. On our own pages only the middle counts for the former: a
// menu stands on every page, and makes none of them the home of the platform.
func platformLinks(p *check.Pass, page *check.Page) (leads int, missing []disclosure.Text) {
	var main *html.Node
	if !p.Site.Foreign {
		main = mainOf(page)
	}
	found, inMain := make([]bool, len(platformParts)), make([]bool, len(platformParts))
	for _, l := range page.Links {
		if l.Node.Data != "a" {
			continue
		}
		text := check.Squeeze(check.Text(l.Node))
		for i, part := range platformParts {
			if len(text) < 60 && part.words.MatchString(text) {
				found[i] = true
				inMain[i] = inMain[i] || main == nil || within(l.Node, main)
			}
		}
	}
	for i, part := range platformParts {
		if inMain[i] {
			leads++
		}
		if !found[i] {
			missing = append(missing, part.name)
		}
	}
	return leads, missing
}

// mayBePlatform selects the pages that may be the home of the platform: Chinese
// ones with links to parts of it.
func mayBePlatform(page *check.Page) bool {
	if langOf(page.Path) != disclosure.ZhCN || page.Kind == "content" || page.Kind == "other" {
		return false
	}
	return bytes.Contains(page.Raw(), []byte("公开指南")) || platformName.MatchString(titleText(page))
}

// platformName ends the name of the platform.
var platformName = regexp.MustCompile(`政府信息公开(?:专栏|平台|专题|网)?$`)

// sayings of the notice on the platform, read on a mirror.
var (
	platform61     = disclosure.Cite{Instrument: "《国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）", Article: "二、统一规范", Confidence: disclosure.V2}
	platform61Memo = disclosure.Cite{Instrument: platform61.Instrument, Article: "平台的四个部分", Confidence: disclosure.M}
	platformSeen   = disclosure.Cite{Instrument: "各地政府信息公开专栏的通行写法", Confidence: disclosure.P}
)
