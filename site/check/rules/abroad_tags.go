package rules

import (
	"regexp"
	"strings"
	"unicode"

	"gongkai/site/check"
)

var (
	idCode = regexp.MustCompile(`^(?:\d{10}|bm\d{8})$`)
	domain = regexp.MustCompile(`^(?i:[a-z0-9\p{Han}-]+(?:\.[a-z0-9\p{Han}-]+)+)(?::\d+)?$`)
)

// metaSiteAbroad looks for the three tags of the site, and at their form.
func metaSiteAbroad(p *check.Pass, page *check.Page) {
	foreignTags(p, page, "SiteName", "SiteDomain", "SiteIDCode")
	tags := page.Reading().Tags
	if code := tags["SiteIDCode"]; code != "" && !idCode.MatchString(code) {
		p.Warnf(atTag(page, "SiteIDCode"), check.Values{Found: code, Expected: "10 digits, or bm and 8 digits"},
			"SiteIDCode 标签为“%s”，不像网站标识码（10 位数字，或 bm 加 8 位数字）；请填入所分配的标识码", "the SiteIDCode tag says %q, which does not look like an identification code (10 digits, or bm and 8 digits); give the one assigned to the site", code)
	}
	if name := tags["SiteDomain"]; name != "" && !domain.MatchString(name) {
		p.Warnf(atTag(page, "SiteDomain"), check.Values{Found: name}, "SiteDomain 标签为“%s”，应只写域名，如 www.gov.cn", "the SiteDomain tag says %q; it should be the domain alone, as www.gov.cn", name)
	}
}

func metaColumnAbroad(p *check.Pass, page *check.Page) {
	foreignTags(p, page, "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
	column := page.Reading().Tags["ColumnName"]
	if column == "" {
		return
	}
	for _, b := range page.Blocks() {
		if trail := breadcrumb.FindString(b.Text); trail != "" && !b.Hidden {
			way := strings.TrimSpace(b.Text[len(trail):])
			if way != "" && len([]rune(way)) < 200 && !strings.Contains(plainWords(way), plainWords(column)) {
				p.Infof(page.At(b.Node), check.Values{Found: way, Expected: column}, "当前位置是“%[1]s”，而 ColumnName 标签为“%[2]s”；请核对标签是否抄自别的栏目", "the page's trail is %[1]q, but the ColumnName tag says %[2]q; see whether the tag was copied from another column", way, column)
			}
			return
		}
	}
}

// breadcrumb is how the line that says where a page stands begins.
var breadcrumb = regexp.MustCompile(`^(?:您?(?:当前|现在|目前)?的?所?在?的?位置|当前位置|现在位置)\s*(?:是|为)?\s*[:：]`)

func metaArticleAbroad(p *check.Pass, page *check.Page) {
	foreignTags(p, page, "ArticleTitle", "PubDate", "ContentSource")
	r := page.Reading()
	if source := r.Tags["ContentSource"]; r.Source != nil && source != "" && plainWords(source) != plainWords(r.Source.Text) {
		p.Warnf(atTag(page, "ContentSource"), check.Values{Found: source, Expected: r.Source.Text},
			"ContentSource 标签为“%s”，页面上显示的来源是“%s”；请改成一致", "the ContentSource tag says %q, but the page shows the source %q; make them agree", source, r.Source.Text)
	}
}

// foreignTags warns of tags that are missing, say nothing, or say two things.
func foreignTags(p *check.Pass, page *check.Page, names ...string) {
	for _, name := range names {
		p.Saw(1)
		said := page.Reading().Tags[name]
		if m := page.Meta(name); m == nil {
			p.Warnf(atHead(page), check.Values{Expected: name}, "页面没有 %[1]s 标签；请在页头（head）补上", "the page has no %[1]s tag; add it to the head", name)
		} else if said == "" && strings.TrimSpace(m.Content) == "" {
			p.Warnf(page.At(m.Node), check.Values{Expected: name}, "%[1]s 标签没有内容；请填写", "the %[1]s tag is empty; fill it in", name)
		} else if said == "" {
			p.Warnf(page.At(m.Node), check.Values{Found: m.Content, Expected: name}, "%[1]s 标签的内容是“%[2]s”，没有实际内容；请填写", "the %[1]s tag says %[2]q, which is no content; fill it in", name, m.Content)
		}
		for _, m := range tagsNamed(page, name) {
			if said != "" && !check.SameWords(m.Content, said) && !strings.ContainsAny(m.Content, "{<$") {
				p.Warnf(page.At(m.Node), check.Values{Found: m.Content, Expected: said}, "%[1]s 标签出现了两次，一处为“%[2]s”，一处为“%[3]s”；请只留一个", "the %[1]s tag is there twice, once as %[2]q and once as %[3]q; keep one", name, said, m.Content)
			}
		}
	}
}

// metaTitleAbroad holds the titles of a page against each other.
func metaTitleAbroad(p *check.Pass, page *check.Page) {
	r := page.Reading()
	p.Saw(1)
	if r.Title == nil {
		p.Skip("%s 上没有认出读者所见的标题，无从比较", "on %s no title that readers see was recognised, so there is nothing to compare", page.Path)
		return
	}
	shown := r.Title.Text
	if tag := r.Tags["ArticleTitle"]; tag != "" && !agrees(tag, shown) {
		p.Warnf(atTag(page, "ArticleTitle"), check.Values{Found: tag, Expected: shown}, "ArticleTitle 标签为“%s”，页面上的标题是“%s”；请改成一致", "the ArticleTitle tag says %q, but the page shows the title %q; make them agree", tag, shown)
	}
	if browser := page.Title; page.TitleNode != nil && strings.TrimSpace(browser) != "" && !agrees(browser, shown) {
		p.Warnf(page.At(page.TitleNode), check.Values{Found: browser, Expected: shown}, "浏览器标题“%s”不含页面上的标题“%s”；请补上", "the browser's title %q does not hold the title on the page, %q; add it", browser, shown)
	}
}

// agrees reports whether a title for machines holds the one shown, or is the
// first part of it: systems cut long titles off.
func agrees(tag, shown string) bool {
	tag, shown = plainWords(tag), plainWords(shown)
	return strings.Contains(tag, shown) || len([]rune(tag)) >= 20 && strings.HasPrefix(shown, tag) ||
		len([]rune(shown)) >= 20 && strings.HasPrefix(tag, shown[:len(shown)/2]) && strings.Contains(tag, firstRunes(shown, 20))
}

func firstRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

var markup = regexp.MustCompile(`<[^>]*>`)

// plainWords leaves the letters and digits of a text: how punctuation is set, and
// line breaks that came along, tell no titles apart.
func plainWords(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, markup.ReplaceAllString(s, ""))
}
