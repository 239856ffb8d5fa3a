package rules

import (
	"strings"

	"gongkai/site/check"
)

// What rules ask of the government meta tags (《政府网站发展指引》).

// A say is p.Errorf, p.Warnf or p.Infof.
type say func(at check.Spot, v check.Values, zh, en string, args ...any)

// tagsNamed lists the tags with the name, whatever its case, that say something.
func tagsNamed(page *check.Page, name string) []*check.Meta {
	var out []*check.Meta
	for i := range page.Metas {
		if m := &page.Metas[i]; strings.EqualFold(m.Name, name) && saysSomething(m) {
			out = append(out, m)
		}
	}
	return out
}

// saysSomething is false for the tags that templates leave behind: content=""
// and content="null".
func saysSomething(m *check.Meta) bool {
	content := strings.TrimSpace(m.Content)
	return content != "" && !strings.EqualFold(content, "null")
}

// soundTag reports the tag where it says nothing or is there twice, and where
// it is missing though wanted. The finding quotes what was filed for it, if
// anything was.
func soundTag(p *check.Pass, page *check.Page, name, filed string, wanted bool, report say) {
	p.Saw(1)
	n := 0
	for i := range page.Metas {
		m := &page.Metas[i]
		if !strings.EqualFold(m.Name, name) {
			continue
		}
		v := check.Values{Found: m.Content, Expected: filed}
		switch n++; {
		case strings.TrimSpace(m.Content) == "":
			report(page.At(m.Node), v, "%s 标签没有内容；请填写", "the %s tag is empty; fill it in", name)
		case !saysSomething(m):
			report(page.At(m.Node), v, "%s 标签的内容是“%s”，不是实际内容；请填写", "the %s tag says %q, which is no content; fill it in", name, m.Content)
		case n > 1:
			v.Key = "again " + m.Content
			p.Warnf(page.At(m.Node), v, "%[1]s 标签出现了不止一次；请只留一个", "the %[1]s tag is there more than once; keep one", name)
		}
	}
	if n == 0 && wanted {
		report(page.At(page.Head), check.Values{Expected: filed, Key: "lacks " + name}, "页面没有 %s 标签；请在页头（head）补上", "the page has no %s tag; add it to the head", name)
	}
}

// filedTag reports the tags with the name that do not say what was filed.
// White space does not count.
func filedTag(p *check.Pass, page *check.Page, name, filed string) {
	for _, m := range tagsNamed(page, name) {
		p.Saw(1)
		if !check.SameWords(m.Content, filed) {
			p.Errorf(page.At(m.Node), check.Values{Found: m.Content, Expected: filed},
				"%[1]s 标签为“%[2]s”，填报为“%[3]s”；请改成一致", "the %[1]s tag says %[2]q, but %[3]q was filed; make them agree", name, m.Content, filed)
		}
	}
}

// isReportPage reports whether the page stands where the page of a report must.
func isReportPage(page *check.Page) bool { return articleOf(page) != nil }

// articleOf is the report that the page is there for, not one that it mentions.
func articleOf(page *check.Page) *check.Article {
	for _, a := range page.Articles {
		if page.Path == check.PagePath(a.Report, langOf(page.Path)) {
			return a
		}
	}
	return nil
}
