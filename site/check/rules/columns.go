package rules

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// What rules ask of columns and lists (栏目): what stands in them, and how new it is.

// mainOf is the middle of the page, or the body.
func mainOf(page *check.Page) *html.Node {
	zones := map[string]*html.Node{}
	findZones(bodyOf(page), zones)
	if n := zones["main"]; n != nil {
		return n
	}
	return bodyOf(page)
}

// each visits the elements below n that readers see.
func eachSeen(n *html.Node, visit func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data == "script" || c.Data == "style" || hidden(c) {
			continue
		}
		visit(c)
		eachSeen(c, visit)
	}
}

// datesBelow lists the dates below n that time elements give, other than those of
// reports: reports come once a year by nature.
func datesBelow(n *html.Node) []disclosure.Date {
	var out []disclosure.Date
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || hasAttr(c, "data-report-link") || hasAttr(c, "data-report") {
				continue
			}
			if c.Data == "time" {
				if d, ok := dateIn(check.Attr(c, "datetime") + " " + check.Text(c)); ok {
					out = append(out, d)
				}
			}
			walk(c)
		}
	}
	walk(n)
	return out
}

// linksBelow counts the entries of lists below n that lead somewhere, other than
// those of reports.
func linksBelow(n *html.Node) int {
	out := 0
	eachSeen(n, func(c *html.Node) {
		if c.Data == "a" && check.Attr(c, "href") != "" && check.Closest(c, "li", "tr") != nil && !inReportHook(c) {
			out++
		}
	})
	return out
}

func inReportHook(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if hasAttr(n, "data-report-link") || hasAttr(n, "data-report") {
			return true
		}
	}
	return false
}

// dateSaid is a whole date in figures, as pages write it.
var dateSaid = regexp.MustCompile(`((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})`)

// dateIn reads the first date in a text; false where there is none, or none that
// can be.
func dateIn(text string) (disclosure.Date, bool) {
	m := dateSaid.FindStringSubmatch(text)
	if m == nil {
		return disclosure.Date{}, false
	}
	return realDate(m)
}

// realDate makes a date of year, month and day; false for one that no calendar has.
func realDate(m []string) (disclosure.Date, bool) {
	var n [3]int
	for i, s := range m[1:4] {
		for _, r := range s {
			n[i] = n[i]*10 + int(r-'0')
		}
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	return disclosure.DateOf(t), t.Year() == n[0] && int(t.Month()) == n[1] && t.Day() == n[2]
}

// newest is the last of the dates.
func newest(all []disclosure.Date) disclosure.Date {
	last := all[0]
	for _, d := range all {
		if last.Before(d) {
			last = d
		}
	}
	return last
}

// columnType is the type of column that the page gives in its tags.
func columnType(page *check.Page) string {
	for _, m := range tagsNamed(page, "ColumnType") {
		return strings.TrimSpace(m.Content)
	}
	return ""
}

// titleText is what the page calls itself: its first heading, the tag of the
// article's title, or the title without the site's name.
func titleText(page *check.Page) string {
	for _, h := range page.H1 {
		if text := check.Squeeze(check.Text(h)); text != "" {
			return text
		}
	}
	for _, m := range tagsNamed(page, "ArticleTitle") {
		return check.Squeeze(m.Content)
	}
	title := page.Title
	for _, cut := range []string{"_", " - ", "－", "—", "|", "-"} {
		title, _, _ = strings.Cut(title, cut)
	}
	return check.Squeeze(title)
}

// namedTitle is the title as findings print it.
func namedTitle(page *check.Page) string {
	if len(page.H1) > 0 {
		return check.Text(page.H1[0])
	}
	return page.Title
}

var (
	i19Columns = i19("栏目不更新、空白栏目")
	i19Home    = i19("首页不更新")
	i19Talk    = i19("互动交流")
	i19Serious = i19("严重问题")
	i19Works   = i19("功能设计")
	// Sites failed for empty and stale columns, a government's circular says.
	zhejiangOne = disclosure.Cite{Instrument: zhejiang.Instrument, Article: "一", Confidence: disclosure.V}
)

func i19(what string) disclosure.Cite {
	c := indicators
	c.Article = what
	return c
}
