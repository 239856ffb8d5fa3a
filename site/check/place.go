package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/site/check/private"
)

// A Spot is an element of a page, the page as a whole when Node is nil, or the
// address of a page that is not there.
type Spot struct {
	Page    *Page
	Node    *html.Node
	missing string // the path where there is no page, or no page at all
	line    int    // where no element holds what was found
}

func (s Spot) path() string {
	if s.Page == nil {
		return s.missing
	}
	return s.Page.Path
}

// Missing names the address of a page that is not there.
func Missing(path string) Spot { return Spot{missing: path} }

// AtFile names a line of a file of the site; 0 is the file as a whole.
func AtFile(path string, line int) Spot { return Spot{missing: path, line: line} }

// At names an element of the page.
func (p *Page) At(n *html.Node) Spot { return Spot{Page: p, Node: n} }

// AtLine names a line of the page, for what stands in no element: a comment.
func (p *Page) AtLine(line int) Spot { return Spot{Page: p, line: line} }

// InFile names a line of a file that is no part of the built site: a setting.
func InFile(path string, line int) Spot { return Spot{missing: path, line: line} }

// At names a line of the file; 0 is the file as a whole.
func (f *File) At(line int) Spot { return Spot{missing: f.Path, line: line} }

// selector writes a CSS selector that finds the element: its id or one of our
// hooks if it has any, else the way to it from the nearest element that does.
// Where a page says the same twice it finds both; the line tells which.
func selector(n *html.Node) string {
	if n == nil {
		return ""
	}
	var path []string
	for ; n != nil && n.Type == html.ElementNode; n = n.Parent {
		// What may be a private number must not stand in a finding either.
		if id := Attr(n, "id"); id != "" && private.Look(id)&private.Digits == 0 {
			step := n.Data + "#" + id
			if !plainID.MatchString(id) {
				step = fmt.Sprintf("%s[id=%s]", n.Data, quoted(id))
			}
			path = append(path, step)
			break
		}
		if i := slices.IndexFunc(n.Attr, isName); i >= 0 {
			a := n.Attr[i]
			if a.Val == "" {
				path = append(path, fmt.Sprintf("%s[%s]", n.Data, a.Key))
			} else {
				path = append(path, fmt.Sprintf("%s[%s=%s]", n.Data, a.Key, quoted(a.Val)))
			}
			break
		}
		step := n.Data
		if k := nthOfType(n); k > 0 {
			step += fmt.Sprintf(":nth-of-type(%d)", k)
		}
		path = append(path, step)
		if n.Data == "head" || n.Data == "body" {
			break
		}
	}
	slices.Reverse(path)
	return strings.Join(path, " > ")
}

var plainID = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_-]*$`)

// quoted writes a CSS string.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `).Replace(s) + `"`
}

// isName reports whether an attribute tells an element from others.
func isName(a html.Attribute) bool {
	if private.Look(a.Val)&private.Digits != 0 {
		return false
	}
	switch a.Key {
	case "data-page-type", "data-value":
		return false
	case "name", "hreflang":
		return true
	}
	return strings.HasPrefix(a.Key, "data-")
}

// lines finds the lines of elements' start tags; 0 for an element that the
// parser added. The parsed tree knows no positions, so the page is tokenised
// again, and start tags with the same name and attributes are counted off.
func (p *Page) lines(nodes map[*html.Node]int) {
	names := map[string]bool{}
	wanted := map[string]map[int]*html.Node{} // by tag, by its place among those alike
	for n := range nodes {
		names[n.Data] = true
	}
	seen := map[string]int{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && names[n.Data] {
			key := tagKey(n.Data, n.Attr)
			seen[key]++
			if _, ok := nodes[n]; ok {
				if wanted[key] == nil {
					wanted[key] = map[int]*html.Node{}
				}
				wanted[key][seen[key]] = n
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(p.Doc.Nodes[0])
	clear(seen)
	z := html.NewTokenizer(bytes.NewReader(p.raw))
	for line := 1; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		here := line
		line += bytes.Count(z.Raw(), []byte("\n"))
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, more := z.TagName()
		if !names[string(name)] {
			continue
		}
		t := html.Token{Data: string(name)}
		for more {
			var key, val []byte
			key, val, more = z.TagAttr()
			t.Attr = append(t.Attr, html.Attribute{Key: string(key), Val: string(val)})
		}
		key := tagKey(t.Data, t.Attr)
		seen[key]++
		if n := wanted[key][seen[key]]; n != nil {
			nodes[n] = here
		}
	}
}

func tagKey(name string, attrs []html.Attribute) string {
	if len(attrs) == 0 {
		return name
	}
	// The parser sorts the attributes of some elements.
	attrs = slices.SortedFunc(slices.Values(attrs), func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	var b strings.Builder
	b.WriteString(name)
	for _, a := range attrs {
		b.WriteByte(0)
		b.WriteString(strings.ToLower(a.Key)) // the parser writes viewBox, the tokenizer viewbox
		b.WriteByte(1)
		b.WriteString(a.Val)
	}
	return b.String()
}

// place gives findings their lines, each page being tokenised once.
func place(found []*Finding) {
	pages := map[*Page]map[*html.Node]int{}
	for _, f := range found {
		if at := f.at; at.Page != nil && at.Node != nil {
			if pages[at.Page] == nil {
				pages[at.Page] = map[*html.Node]int{}
			}
			pages[at.Page][at.Node] = 0
		}
	}
	for page, nodes := range pages {
		page.lines(nodes)
	}
	for _, f := range found {
		if f.Line = f.at.line; f.Line == 0 {
			f.Line = pages[f.at.Page][f.at.Node]
		}
		f.at = Spot{} // lets go of the page
	}
}
