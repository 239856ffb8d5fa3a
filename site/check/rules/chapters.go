package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// asksFor selects the rule-of-law reports whose form asks for the chapter.
func asksFor(key string) func(*disclosure.Report) bool {
	return func(r *disclosure.Report) bool { return ruleOfLaw(r) && r.Form.Chapter(key) != nil }
}

// A chapter is one item that the form asks for, as the Chinese page has it.
type chapter struct {
	asked *disclosure.Chapter
	shown *check.Shown
	own   []check.Heading // of the first level, that announce it
	sub   []check.Heading // of lower levels
	all   []check.Heading
}

// chapterOf looks for a chapter on the Chinese page, by the form's wordings or
// by announces if that is given. It returns nil if there is no page to look at.
func chapterOf(p *check.Pass, filed *check.Filed, key string, announces func(heading string) bool) *chapter {
	c := &chapter{asked: filed.Form.Chapter(key), shown: filed.Pages[disclosure.ZhCN]}
	if unheld(p, filed, c.shown) {
		return nil
	}
	if announces == nil {
		announces = c.asked.Match.MatchString
	}
	c.all = outline(c.shown.Page, c.shown.Article)
	p.Saw(1 + len(c.all))
	for _, h := range c.all {
		switch {
		case !announces(h.Text):
		case h.Level == 2:
			c.own = append(c.own, h)
		default:
			c.sub = append(c.sub, h)
		}
	}
	return c
}

// at names the heading's place.
func (c *chapter) at(h check.Heading) check.Spot { return c.shown.Page.At(h.Node) }

// values are the chapters there are, and the one that is asked for.
func (c *chapter) values() check.Values {
	var found []string
	for _, h := range c.all {
		if h.Level == 2 {
			found = append(found, h.Text)
		}
	}
	return check.Values{Found: strings.Join(found, "；"), Expected: c.asked.Name.In(disclosure.ZhCN), Key: "chapter " + c.asked.Key}
}

// required reports a chapter that is missing, stands only below another one's
// heading, or is empty. It returns the chapters to look into.
func (c *chapter) required(p *check.Pass) []check.Heading {
	zh, en := c.asked.Name.In(disclosure.ZhCN), c.asked.Name.In(disclosure.En)
	if len(c.own) == 0 {
		if len(c.sub) > 0 {
			p.Warnf(c.at(c.sub[0]), c.values(), "报告应包括“%[1]s”，但没有专设一章，仅有小标题“%[3]s”与之相近；请专设一章",
				"the report is to hold %[2]q; no chapter is headed so, only the sub-heading %[3]q comes near; give it a chapter of its own", zh, en, c.sub[0].Text)
		} else {
			p.Errorf(c.shown.At(), c.values(), "报告应包括“%[1]s”，但没有标题写明这一项；请增设标题", "the report is to hold %[2]q, but no heading announces it; add one", zh, en)
		}
	}
	return c.filled(p)
}

// filled reports chapters that are headings and nothing else, and returns the
// other ones.
func (c *chapter) filled(p *check.Pass) []check.Heading {
	var out []check.Heading
	for _, h := range c.own {
		if c.text(h) != "" {
			out = append(out, h)
			continue
		}
		p.Errorf(c.at(h), check.Values{Found: h.Text}, "“%s”之下没有内容；请补写", "nothing stands below %q; write it", h.Text)
	}
	return out
}

// text is what stands below a heading, up to the next of its level.
func (c *chapter) text(h check.Heading) string {
	var b strings.Builder
	inside, over := false, false
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case over || isFrame(n):
			return
		case n == h.Node:
			inside = true
			return
		case inside && n.Type == html.TextNode:
			b.WriteString(n.Data)
		case inside && n.Type == html.ElementNode && n.Data >= "h2" && n.Data <= "h6" && int(n.Data[1]-'0') <= h.Level:
			over = true
			return
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child)
		}
	}
	walk(c.shown.Article.Node)
	return check.Squeeze(b.String())
}

// paragraph returns the first paragraph, list item or cell of the report in
// which the pattern is found; what it matches must hold the word.
func (c *chapter) paragraph(word string, re *regexp.Regexp) *html.Node {
	var walk func(*html.Node) *html.Node
	walk = func(n *html.Node) *html.Node {
		if isFrame(n) {
			return nil
		}
		if n.Type == html.ElementNode && (n.Data == "p" || n.Data == "li" || n.Data == "td") {
			if text := check.Text(n); strings.Contains(text, word) && re.MatchString(text) {
				return n
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if found := walk(child); found != nil {
				return found
			}
		}
		return nil
	}
	return walk(c.shown.Article.Node)
}

// isFrame reports whether an element belongs to the frame around the text: the
// contents, the notices, the explanation of a rate, the sign-off.
func isFrame(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.Data {
	case "header", "nav", "footer", "script", "style", "template":
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "popover", "data-signoff", "data-formed", "data-mark":
			return true
		}
	}
	return false
}
