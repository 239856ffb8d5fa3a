package rules

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// The parts of a foot, by the names that findings give them.
var (
	partMark    = disclosure.Say("党政机关网站标识", "mark of Party and government websites (党政机关网站标识)")
	partEntry   = disclosure.Say("“我为政府网站找错”入口", "entry for errors (我为政府网站找错)")
	partCode    = disclosure.Say("网站标识码", "identification code (网站标识码)")
	partICP     = disclosure.Say("ICP 备案号", "ICP filing number (ICP备案号)")
	partPSB     = disclosure.Say("公安机关备案号", "public security filing number (公安机关备案号)")
	partHost    = disclosure.Say("主办单位", "sponsor (主办单位)")
	partContact = disclosure.Say("联系方式", "contact (联系方式)")
	partMap     = disclosure.Say("网站地图", "site map (网站地图)")
)

// footNames joins what is missing, as findings print it.
func footNames(all []disclosure.Text, lang disclosure.Lang) string {
	var out []string
	for _, t := range all {
		out = append(out, t.In(lang))
	}
	if lang == disclosure.ZhCN {
		return strings.Join(out, "、")
	}
	return strings.Join(out, ", ")
}

var (
	entryWords   = regexp.MustCompile(`政府网站找错|网站找错`)
	hostWords    = regexp.MustCompile(`(?:主办|开办|主管|版权所有)(?:单位|方)?\s*[:：]?\s*\S`)
	contactWords = regexp.MustCompile(`联系我们|关于我们|\d{3,4}[-—－]+\d{7,8}|联系方式|联系电话|联系地址|电话|电子邮箱|邮箱|地址\s*[:：]|E-?mail|@`)
	psbWords     = regexp.MustCompile(`公网安备|公安(?:机关)?(?:网络?)?备案|recordcode=`)
)

func saysMap(text string) bool {
	return slices.ContainsFunc([]string{"网站地图", "站点地图", "网站导航", "Site map", "Site Map", "Sitemap", "SiteMap"}, func(w string) bool { return strings.Contains(text, w) })
}

// mapped reports whether the page links to a site map.
func mapped(page *check.Page) bool {
	for _, l := range page.Links {
		if l.Node.Data == "a" && strings.HasSuffix(l.URL, "sitemap.xml") {
			return true
		}
	}
	for _, l := range page.Links {
		if l.Node.Data == "a" && saysMap(check.Text(l.Node)) {
			return true
		}
	}
	return false
}

// foreignFoot tells what the foot of a page that we did not build lacks, once and
// as a note: what is set up elsewhere, by scripts or includes, is not seen.
func foreignFoot(p *check.Pass, page *check.Page) {
	switch {
	case aFragment(page):
		p.Skip("有的文件只是网页的片段，页脚不在其中", "some files are pieces of pages, and their foot is not in them")
		return
	case !looksOfficial(page):
		p.Skip("有的页面看不出属于政府网站，不要求页脚的标识", "some pages do not look like a government's, so no marks are asked of them")
		return
	}
	foot, raw := page.Foot(), page.Raw()
	// What has a foot at all, in the words of any of its parts.
	parts := []footPart{
		{name: partMark, shown: len(partyMarks(page)) > 0 || scriptSays(page, "conac.cn")},
		{name: partEntry, shown: len(errorEntries(page)) > 0 || entryWords.MatchString(foot.Text) || scriptSays(page, "jiucuo")},
		{name: partCode, shown: footCode.MatchString(foot.Text) || footCode.MatchString(check.Squeeze(foot.Text))},
		{name: partHost, shown: hostWords.MatchString(foot.Text)},
		{name: partContact, shown: contactWords.MatchString(foot.Text)},
		{name: partICP, shown: footICP.MatchString(foot.Text) || footICP.MatchString(check.Squeeze(foot.Text))},
		{name: partPSB, shown: psbWords.MatchString(check.Squeeze(foot.Text)) || bytes.Contains(raw, []byte("recordcode="))},
		{name: partMap, shown: mapped(page) || saysMap(foot.Text)},
	}
	var missing []disclosure.Text
	for _, part := range parts {
		if !part.shown {
			missing = append(missing, part.name)
		}
	}
	at, v := page.At(footOf(page)), check.Values{Expected: footNames(missing, disclosure.ZhCN)}
	switch {
	case len(missing) == 0:
	case len(missing) == len(parts) && foot.Node == nil && !foot.Elsewhere:
		p.Skip("有的页面没有页脚，可能只保存了正文", "some pages have no foot; perhaps only their text was saved")
	case foot.Elsewhere:
		p.Infof(at, v, "页面文件中看不到%[1]s；页脚可能由脚本或包含文件带入，请在网站上核对", "the file shows no %[2]s; scripts or includes may bring the foot in, so look at the page on the site",
			footNames(missing, disclosure.ZhCN), footNames(missing, disclosure.En))
	default:
		p.Infof(at, v, "页脚没有%[1]s；请在网站模板中补上", "the foot has no %[2]s; add what is missing to the site's template", footNames(missing, disclosure.ZhCN), footNames(missing, disclosure.En))
	}
}

// scriptSays reports whether a script of the page speaks of a host: then it puts
// its mark there, and what that looks like cannot be told.
func scriptSays(page *check.Page, word string) bool {
	raw := page.Raw()
	if !bytes.Contains(raw, []byte(word)) {
		return false
	}
	found := false
	page.Doc.Find("script").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		found = strings.Contains(s.Text(), word)
		return !found
	})
	return found
}
