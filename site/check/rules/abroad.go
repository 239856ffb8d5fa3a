package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// What rules know of pages that we did not build (--foreign). They judge by what
// check.Reading saw. Whoever made such a page knows nothing of our data, so it is
// held only against itself and against what binds it: what rests on a
// reproduction or on practice is a warning at most.

// ofGovernment selects the whole pages that show they are a government's.
func ofGovernment(page *check.Page) bool {
	r := page.Reading()
	return r.Government && r.Kind != check.KindFragment
}

// foreignContent selects those that hold a document.
func foreignContent(page *check.Page) bool {
	return ofGovernment(page) && page.Reading().Kind == check.KindContent
}

// foreignColumn selects those that stand in a column.
func foreignColumn(page *check.Page) bool {
	return foreignContent(page) || ofGovernment(page) && page.Reading().Kind == check.KindList
}

var (
	governmentPage    = disclosure.Say("看得出是政府网站的完整页面", "whole page that shows it is a government's")
	governmentContent = disclosure.Say("看得出是政府网站的内容页", "content page that shows it is a government's")
)

// atHead is the head of the page, or the page as a whole.
func atHead(page *check.Page) check.Spot { return page.At(page.Head) }

// atTag is the first tag with the name, or the head.
func atTag(page *check.Page, name string) check.Spot {
	if m := page.Meta(name); m != nil {
		return page.At(m.Node)
	}
	return atHead(page)
}

// atTitle is the title that readers see, or the body.
func atTitle(page *check.Page) check.Spot {
	if t := page.Reading().Title; t != nil {
		return page.At(t.Node)
	}
	return page.At(bodyOf(page))
}

// inTables reports whether an element lies in a table of data.
func inTables(page *check.Page, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		for _, t := range page.Reading().Tables {
			if n == t {
				return true
			}
		}
	}
	return false
}
