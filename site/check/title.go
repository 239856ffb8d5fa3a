package check

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// titleParts is what stands between the title and the names of column and site
// in the title of the browser.
var titleParts = regexp.MustCompile(`\s*[|｜_＿—–]+\s*|\s+-+\s*|\s*-+\s+|-`)

// How much is read of what a page calls itself, in bytes, and of how many parts: each is
// held against every line.
const (
	longestTitle = 2000
	mostSeams    = 16
)

// readTitle finds the title that readers see: the heading that agrees with what the
// page calls itself, or the one h1, or the field 标题; nil where none of these is there.
func (r *Reading) readTitle() {
	if t := r.agreeing(); t != nil {
		r.Title = t
		return
	}
	if n := r.onlyH1(); n != nil {
		r.Title, r.lone = &Seen{Text: clean(n), Node: n}, true
		return
	}
	fields := 0
	for _, p := range r.Pairs {
		if p.field == "title" && len([]rune(p.Value)) >= 4 && len([]rune(p.Value)) <= 200 {
			if fields++; r.Title == nil {
				r.Title = &Seen{Text: p.Value, Label: p.Label, Node: p.Node}
			}
		}
	}
	if fields > 1 && inItem(r.Title.Node) {
		r.Title = nil // of entries of a list
	}
	if r.Title == nil {
		r.Title = r.aboveDate()
	}
}

// aboveDate is the heading just above the line with date or source.
func (r *Reading) aboveDate() *Seen {
	for _, p := range r.Pairs {
		if p.field != "published" && p.field != "source" || inItem(p.Node) {
			continue
		}
		for i := p.at - 1; i >= 0 && i >= p.at-2; i-- {
			for n := r.lines[i].node; n != nil; n = n.Parent {
				if len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '4' && clean(n) != "" && !r.lines[i].link {
					return &Seen{Text: clean(n), Node: n}
				}
			}
		}
		return nil
	}
	return nil
}

// clean is the text of an element as lines have it, without template codes.
func clean(n *html.Node) string {
	return collapse(templates.ReplaceAllString(Text(n), ""))
}

// calls lists what the page calls itself, the surest first.
func (r *Reading) calls() []string {
	var out []string
	add := func(s string) {
		if s = Squeeze(s); len([]rune(s)) >= 2 {
			out = append(out, s)
		}
	}
	add(r.Tags["ArticleTitle"])
	title := templates.ReplaceAllString(firstOfText(r.page.Title, longestTitle), "")
	add(title)
	seams := titleParts.FindAllStringIndex(title, mostSeams)
	for i := len(seams) - 1; i >= 0; i-- {
		add(title[:seams[i][0]])
	}
	for _, at := range seams { // the name of the site comes first
		if rest := title[at[1]:]; Squeeze(rest) != r.site() && !siteName.MatchString(Squeeze(rest)) {
			add(rest)
		}
	}
	return out
}

func (r *Reading) site() string { return Squeeze(r.Tags["SiteName"]) }

// agreeing finds the heading, or else the line, that says what the page calls
// itself. One within a link, in a menu or above all headings is the name of the site.
func (r *Reading) agreeing() *Seen {
	headings := r.headings()
	for _, want := range r.calls() {
		if want == r.site() && r.Tags["ArticleTitle"] == "" {
			continue
		}
		for _, h := range headings {
			if same(h.Text, want) {
				return h
			}
		}
		for i, l := range r.lines {
			if l.link || l.node == nil || l.node.Data == "th" || len(l.text) > 1000 {
				continue
			}
			if same(l.plain(), want) {
				return &Seen{Text: l.plain(), Node: l.at(0)}
			}
			if n := r.broken(i, want); n != nil {
				return &Seen{Text: clean(n), Node: n}
			}
		}
	}
	return nil
}

// same compares a text with what the page calls itself: a long one may be cut off.
func same(text, want string) bool {
	text = Squeeze(text)
	if text == want {
		return true
	}
	cut := strings.TrimRight(want, ".…")
	return len([]rune(cut)) >= 20 && strings.HasPrefix(text, cut) && len([]rune(text)) <= 3*len([]rune(cut))
}

// broken finds a title broken over lines: the element around all of it.
func (r *Reading) broken(at int, want string) *html.Node {
	first := Squeeze(r.lines[at].plain())
	if len(first) < 6 || len(first) >= len(want) || !strings.HasPrefix(want, first) {
		return nil
	}
	node := r.lines[at].node
	if node != nil && node.Data != "body" && !longer(node, 4*longestTitle) && same(clean(node), want) {
		return node
	}
	return nil
}

// headings lists what is seen of h1 to h3, but for those whose text is too long for a
// heading.
func (r *Reading) headings() (out []*Seen) {
	seen := map[*html.Node]bool{}
	for _, l := range r.lines {
		for n := l.node; n != nil; n = n.Parent {
			if (n.Data == "h1" || n.Data == "h2" || n.Data == "h3") && !seen[n] {
				if seen[n] = true; !longer(n, 4*longestTitle) {
					out = append(out, &Seen{Text: clean(n), Node: n})
				}
			}
		}
	}
	return out
}

// onlyH1 is the one h1 that says something and is not the site's name.
func (r *Reading) onlyH1() *html.Node {
	var found *html.Node
	for _, h := range r.headings() {
		if h.Node.Data != "h1" {
			continue
		}
		text := Squeeze(h.Text)
		if text == r.site() || len([]rune(text)) < 2 || siteName.MatchString(text) {
			continue
		}
		if found != nil {
			return nil
		}
		found = h.Node
	}
	return found
}
