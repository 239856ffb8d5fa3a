package check

import "golang.org/x/net/html"

// A Meta is one meta element with a name.
type Meta struct {
	Name, Content string
	Node          *html.Node
}

// A Link is one address that the page uses: of a link, an image, a script, a
// form, in a srcset or in a style.
type Link struct {
	URL  string
	Attr string // href, src, srcset …; "" for the text of a style element
	Node *html.Node
	To   Destination
	Err  error // why the address cannot be read
}

// An Alternate is one link rel=alternate with hreflang.
type Alternate struct {
	Lang, Href string
	Node       *html.Node
}
