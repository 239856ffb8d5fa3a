package rules

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// What rules ask of the foot of a page: the marks and numbers of a government's
// site (党政机关网站标识, 我为政府网站找错, 网站标识码, 备案号).

// A footNumber is a number in the foot of a page, as it is printed, and its digits.
type footNumber struct{ text, digits string }

var (
	footCode = regexp.MustCompile(`(?:政府)?网站标识码\s*[:：]?\s*((?i:bm)?[0-9]{1,20})`)
	// 闽ICP备12345678号-1, 沪ICP备：12004267, ICP备案序号：闽ICP备…
	footICP = regexp.MustCompile(`([` + provinces + `])?\s*(?i:ICP)\s*备\s*(?:案)?\s*(?:序)?(?:号)?\s*[:：]?\s*([0-9xX×*]{4,14})\s*号?\s*(?:-\s*\d+)?`)
	footPSB = regexp.MustCompile(`公网安备\s*(?:案)?\s*[:：]?\s*(?:第)?\s*([0-9xX×*]{4,20})\s*号?`)
)

// provinces are the short names that a filing number begins with.
const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

// footNumbers finds numbers in the foot of a page. A number may be broken by a space
// or a line; where that makes it whole, it is read without.
func footNumbers(text string, re *regexp.Regexp, whole func(string) bool) []footNumber {
	if !strings.Contains(text, "标识码") && !strings.Contains(text, "备") {
		return nil
	}
	find := func(text string) []footNumber {
		var out []footNumber
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			out = append(out, footNumber{strings.TrimSpace(m[0]), m[len(m)-1]})
		}
		return out
	}
	out := find(text)
	for i, squeezed := range find(check.Squeeze(text)) {
		if i == len(out) {
			out = append(out, footNumber{})
		} else if whole(out[i].digits) || !whole(squeezed.digits) {
			continue
		}
		out[i] = squeezed
	}
	return out
}

// siteCode is the form of an identification code, seen on many sites: ten digits, or bm
// and eight.
var siteCode = regexp.MustCompile(`^(?:\d{10}|(?i:bm)\d{8})$`)

func isSiteCode(s string) bool { return siteCode.MatchString(s) }
func isICP(s string) bool      { return len(s) == 8 && allDigits(s) || len(s) == 10 && allDigits(s) }
func isPSB(s string) bool      { return len(s) == 14 && allDigits(s) }

func allDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// madeUp reports whether a number is one that templates hold: all alike, or
// counted up.
func madeUp(s string) bool {
	return s != "" && (strings.ContainsAny(s, "xX×*") || strings.Count(s, s[:1]) == len(s) || strings.HasPrefix("12345678901234567890", s) || strings.HasPrefix("01234567890123456789", s))
}

// tagCode is the page's SiteIDCode, or "": templates leave null behind.
func tagCode(page *check.Page) (string, *html.Node) {
	for _, m := range tagsNamed(page, "SiteIDCode") {
		return strings.TrimSpace(m.Content), m.Node
	}
	return "", nil
}

// footOf is the element that holds the foot of the page, or the body.
func footOf(page *check.Page) *html.Node {
	if len(page.Footers) > 0 {
		return page.Footers[len(page.Footers)-1]
	}
	if n := page.Foot().Node; n != nil {
		return n
	}
	return bodyOf(page)
}

// footText is what the foot of the page says: on our own pages the footer
// elements, elsewhere whatever looks like it.
func footText(p *check.Pass, page *check.Page) string {
	if p.Site.Foreign {
		return page.Foot().Text
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || hasAttr(n, "hidden")):
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range page.Footers {
		walk(n)
		b.WriteByte('\n')
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// officeOf is what the settings say of the office, in the page's language.
func officeOf(p *check.Pass, page *check.Page) check.Office { return p.Site.Office[langOf(page.Path)] }

func isMark(address, id string) bool {
	return strings.Contains(address, "conac.cn") || strings.EqualFold(id, "_ideConac") || strings.EqualFold(id, "imgConac")
}

// hosts of the entry for errors, now and before.
var entryHosts = []string{"iucuo", "zfwzgl.www.gov.cn", "pucha.kaipuyun.cn", "zfwzzc.www.gov.cn", "gov.cn/c125533/"}

// leadsToEntry reports whether an address is that of the entry for errors.
func leadsToEntry(address string) bool {
	return slices.ContainsFunc(entryHosts, func(h string) bool { return strings.Contains(address, h) })
}

// partyMarks lists the elements of the official mark: links, images and scripts
// that lead to those who give it, and the element that its script fills.
func partyMarks(page *check.Page) []*html.Node {
	var out []*html.Node
	for _, l := range page.Links {
		if l.Node.Data == "a" && strings.Contains(l.URL, "conac.cn") || l.Node.Data != "a" && isMark(l.URL, check.Attr(l.Node, "id")) {
			out = append(out, l.Node)
		}
	}
	return out
}

// errorEntries lists the elements of the entry 我为政府网站找错.
func errorEntries(page *check.Page) []*html.Node {
	var out []*html.Node
	for _, l := range page.Links {
		if leadsToEntry(l.URL) || strings.HasPrefix(check.Attr(l.Node, "id"), "_jiucuo") {
			out = append(out, l.Node)
		}
	}
	return out
}

// siteCodeIn is the code that an entry for errors names, or "".
func siteCodeIn(n *html.Node) string {
	if code := check.Attr(n, "sitecode"); code != "" {
		return strings.TrimSpace(code)
	}
	u, err := url.Parse(strings.TrimSpace(check.Attr(n, "href")))
	if err != nil {
		return ""
	}
	for _, key := range []string{"site_code", "sitecode", "siteCode"} {
		if code := u.Query().Get(key); code != "" {
			return strings.TrimSpace(code)
		}
	}
	return ""
}

// governments' pages that we did not build are known by their tags, their marks
// or who runs them.
var runBy = regexp.MustCompile(`(?:主办|开办|承办|版权所有)(?:单位)?\s*[:：]?\s*\p{Han}{0,20}(?:政府|委员会|局|厅|委|办公室|海关|法院|检察院)`)

func looksOfficial(page *check.Page) bool {
	if code, _ := tagCode(page); code != "" {
		return true
	}
	if page.Meta("SiteName") != nil || page.Meta("ColumnName") != nil || page.Meta("SiteDomain") != nil {
		return true
	}
	foot := page.Foot().Text
	return strings.Contains(foot, "网站标识码") || bytes.Contains(page.Raw(), []byte("conac.cn")) || runBy.MatchString(foot)
}

// aFragment reports whether the source is a piece of a page: nothing can be
// missing from it.
func aFragment(page *check.Page) bool {
	return !containsOne(page.Raw(), pageTags)
}

var pageTags = [][]byte{[]byte("<html"), []byte("<HTML"), []byte("<body"), []byte("<BODY"), []byte("<Html"), []byte("<Body")}

// What the rules on marks rest on.
var (
	zhejiang = disclosure.Cite{Instrument: "《浙江省人民政府办公厅关于2018年第三季度全省政府网站抽查情况的通报》", Article: "二（一）、（二）", Confidence: disclosure.V}
	footMemo = disclosure.Cite{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "底部功能区", Confidence: disclosure.M}
	footSeen = disclosure.Cite{Instrument: "政府网站页脚的通行写法", Confidence: disclosure.P}
	guide47  = disclosure.Cite{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）", Confidence: disclosure.V2}
)
