package check

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// The kinds of pages. A fragment is a piece of a page that was stored without its
// head; other is all of which the page itself does not show what it is.
const (
	KindHome     = "home"
	KindList     = "list"
	KindContent  = "content"
	KindFragment = "fragment"
	KindOther    = "other"
)

var (
	siteName = regexp.MustCompile(`^(?:中国)?[\p{Han}·]{2,20}?(?:人民政府|政府)(?:门户)?(?:网站|网)?(?:首页)?$|^[\p{Han}·]{2,20}(?:门户网站|政府网|政务网|政务公开网?|信息公开(?:网|平台|专栏)?)(?:首页)?$`)
	savedAs  = regexp.MustCompile(`<!--\s*saved from url=\(\d+\)(\S+)`)
	govWords = regexp.MustCompile(`人民政府|政府网站|政府办公室|政务服务|政府信息公开|网站标识码|党政机关`)
)

// readKind tells the kind by what the page shows, never by a guess.
func (r *Reading) readKind() {
	p := r.page
	article := r.Tags["ArticleTitle"] != "" || r.Tags["PubDate"] != "" || r.Tags["ContentSource"] != ""
	switch {
	case p.Kind != "":
		r.Kind = p.Kind
	case !hasHead(p):
		r.Kind = KindFragment
	case article, r.published() && (r.Source != nil || r.Formed != nil || r.Organ != nil || r.Index != nil || r.Number != nil || r.Mark != nil || r.Tags["ColumnName"] != "" || r.Government && r.Title != nil):
		r.Kind = KindContent
	case r.isHome():
		r.Kind = KindHome
	case r.entries() >= 5 && !r.prose():
		r.Kind = KindList
	default:
		r.Kind = KindOther
	}
}

// published reports whether the page has a place for its date of publication,
// be it left unfilled.
func (r *Reading) published() bool {
	if r.Published != nil {
		return true
	}
	for _, u := range r.Unrendered {
		if u.field == "published" {
			return true
		}
	}
	return false
}

// hasHead reports whether the source has a head: the parser makes one for all.
func hasHead(p *Page) bool {
	if p.TitleNode != nil || len(p.Metas) > 0 {
		return true
	}
	z := html.NewTokenizer(bytes.NewReader(p.raw))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "head", "title", "meta":
				return true
			}
		}
	}
}

// isHome reports whether the page shows that it is the home page of a site: it was
// saved from the root of a host, or is named as the site and nothing else.
func (r *Reading) isHome() bool {
	if m := savedAs.FindSubmatch(r.page.raw[:min(len(r.page.raw), 4096)]); m != nil {
		u, err := url.Parse(string(m[1]))
		return err == nil && u.Host != "" && (u.Path == "" || u.Path == "/" || strings.Trim(u.Path, "/") == "index.html")
	}
	title := Squeeze(r.page.Title)
	named := siteName.MatchString(title) || title != "" && title == r.site()
	return named && len(r.page.Links) >= 5 && r.Published == nil && r.Tags["ColumnName"] == ""
}

// entries counts the entries of lists that have a link and a date.
func (r *Reading) entries() int {
	n := 0
	var before *html.Node
	linked := map[*html.Node]bool{}
	for _, l := range r.page.Links {
		for m := l.Node; m != nil; m = m.Parent {
			if m.Data == "li" || m.Data == "tr" {
				linked[m] = true
				break
			}
		}
	}
	for _, l := range r.lines {
		item := l.node
		for item != nil && item.Data != "li" && item.Data != "tr" {
			item = item.Parent
		}
		if item == nil || item == before || !linked[item] || !readable(l.text[:min(len(l.text), 500)]) {
			continue
		}
		before = item
		n++
	}
	return n
}

// prose reports whether the page holds a paragraph: then the list is beside it.
func (r *Reading) prose() bool {
	for _, l := range r.lines {
		if !l.link && len([]rune(l.text)) > 100 && !inItem(l.node) {
			return true
		}
	}
	return false
}

// readGovernment looks for what only pages of governments say: the tags of the
// standard, fields of documents, the site's identification code.
func (r *Reading) readGovernment() {
	r.Government = r.Tags["SiteIDCode"] != "" || r.Tags["SiteDomain"] != "" || r.Tags["ColumnType"] != "" || r.Tags["PubDate"] != "" || r.Tags["ContentSource"] != "" ||
		r.Index != nil || r.Number != nil || r.Organ != nil && r.Organ.Label != "发布单位" || r.Mark != nil || govWords.MatchString(r.page.Title)
	for i := len(r.lines) - 1; i >= 0 && !r.Government; i-- {
		r.Government = strings.Contains(r.lines[i].text, "网站标识码")
	}
}

// readLanguage tells the language of most words.
func (r *Reading) readLanguage() {
	han, latin := 0, 0
	for _, l := range r.lines {
		for _, c := range l.text {
			switch {
			case isHan(c):
				han++
			case c < 0x250 && unicode.IsLetter(c):
				latin++
			}
		}
	}
	switch words := latin / 5; {
	case han >= 20 && han > 2*words:
		r.Language = "zh"
	case words >= 20 && words > 4*han:
		r.Language = "en"
	}
}

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }
