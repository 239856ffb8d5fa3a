package check

import (
	"strings"

	"golang.org/x/net/html"
)

// longLink is how many runes a link has that names another page; shorter ones are
// of menus and buttons.
const longLink = 8

// ofLink reports whether a pair stands behind a link to another page, and so speaks
// of that page: <a>某县政策图解</a> 发布时间：2024-03-15. Behind several links, as
// those that show the way to the page, it does not.
func (r *Reading) ofLink(p *Pair) bool {
	l := r.lines[p.at]
	labels := labelsIn(l.text)
	if l.link || len(labels) == 0 {
		return false
	}
	links, long := 0, false
	for i, s := range l.spans {
		if s.from >= labels[0].from {
			break
		}
		end := labels[0].from
		if i+1 < len(l.spans) {
			end = min(end, l.spans[i+1].from)
		}
		if name := Squeeze(withoutSeams.Replace(l.text[s.from:end])); name != "" && inLink(s.node) {
			links++
			long = long || len([]rune(name)) >= longLink
		}
	}
	return links == 1 && long
}

// repeated reports whether the label of a pair stands in three places of the same
// make or more: those are the entries of a list, and none speaks of the page.
func (r *Reading) repeated(p *Pair) bool {
	if r.places == nil {
		r.places = map[string]int{}
		last := map[string]int{}
		for _, q := range r.Pairs {
			key := q.Label + " " + shape(q.Node)
			if at, seen := last[key]; q.Value != "" && (!seen || at != q.at) {
				r.places[key]++
				last[key] = q.at
			}
		}
	}
	return r.places[p.Label+" "+shape(p.Node)] >= 3
}

// shape tells how an element is made: its name and class, and those of the two
// elements around it.
func shape(n *html.Node) string {
	var b strings.Builder
	for range 3 {
		if n == nil || n.Type != html.ElementNode {
			break
		}
		b.WriteString(n.Data + "." + Attr(n, "class") + " ")
		n = n.Parent
	}
	return b.String()
}

// inLink reports whether an element is a link, or stands in one.
func inLink(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "a" {
			return true
		}
	}
	return false
}
