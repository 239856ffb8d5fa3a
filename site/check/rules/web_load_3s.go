package rules

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebLoad3s weighs a page with all that it loads.
var WebLoad3s = &check.Rule{
	ID:    "web-load-3s",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面连同样式、脚本和图片不过重，不等别处的脚本

附件要求网页在三秒内打开。静态文件上只能看两点：页面连同所用的样式、脚本、图片共 1.5 MB 以内；head 中没有须先从别的网站取来才能显示页面的脚本（没有 async、defer 的）。
超过或有这样的脚本的，为警告，每页一条；别人建的页面，脚本一项为提示。压缩、缓存、线路和服务器快慢看不到；文件不在所查文件夹中的不计入。`,
		disclosure.En: `a page with its styles, scripts and images is not too heavy, and waits for no script from elsewhere

The annex asks that pages load within three seconds. Of that, static files show two things: whether the page and the styles, scripts and images
that it uses come to no more than 1.5 MB, and whether a script in the head must be fetched from another site before the page can show (one without async or
defer). Either is a warning, one for each page; on pages that we did not build, the script is a note. Compression, caches, lines and servers are not seen; files that
are not in the folder do not count.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "网页打开时间", Confidence: disclosure.V2,
	}},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		total := int64(len(page.Raw()))
		seen := map[string]bool{}
		var waits *html.Node
		for _, l := range page.Links {
			switch {
			case !fetches(l.Node):
			case l.To.Internal && !seen[l.To.Path]:
				seen[l.To.Path] = true
				total += p.Site.Size(l.To.Path)
			case !l.To.Internal && !l.To.Beyond && waits == nil && l.Node.Data == "script" && blocks(page, l.Node) && elsewhere(page, l.URL):
				waits = l.Node
			}
		}
		if total > maxWeight {
			p.Warnf(page.At(bodyOf(page)), check.Values{Found: megabytes(total), Expected: "≤ " + megabytes(maxWeight)}, "页面连同所用的样式、脚本和图片共 %[1]s，超过 %[2]s，三秒内可能打不开；请压缩图片",
				"the page with its styles, scripts and images comes to %[1]s, more than %[2]s, and may not load within three seconds; make its images smaller", megabytes(total), megabytes(maxWeight))
		}
		if waits == nil {
			return
		}
		report := p.Warnf
		if p.Site.Foreign {
			report = p.Infof
		}
		src := check.Attr(waits, "src")
		report(page.At(waits), check.Values{Found: src}, "页面要等 %[1]s 的脚本取来才能显示；请加上 defer，或者放到本站", "the page shows nothing until the script from %[1]s is there; give it defer, or keep it on this site", hostOf(src))
	},
}

// maxWeight is what a slow line carries in three seconds.
const maxWeight = 1_500_000

// fetches reports whether a browser fetches the element's address by itself.
func fetches(n *html.Node) bool {
	switch n.Data {
	case "script", "img", "source", "embed":
		return true
	case "link":
		rel := strings.ToLower(check.Attr(n, "rel"))
		return strings.Contains(rel, "stylesheet") || strings.Contains(rel, "icon") || strings.Contains(rel, "preload")
	}
	return false
}

// blocks reports whether a script in the head holds up the page.
func blocks(page *check.Page, n *html.Node) bool {
	return within(n, page.Head) && !hasAttr(n, "async") && !hasAttr(n, "defer") && check.Attr(n, "type") != "module"
}

// elsewhere reports whether an address is on another host than the page says it
// stands on.
func elsewhere(page *check.Page, address string) bool {
	host := hostOf(address)
	if !strings.HasPrefix(address, "http") && !strings.HasPrefix(address, "//") {
		return false // of an extension of the browser that saved the page, say
	}
	for _, m := range tagsNamed(page, "SiteDomain") {
		if strings.Contains(m.Content, host) {
			return false
		}
	}
	return host != ""
}

func megabytes(n int64) string { return fmt.Sprintf("%.2f MB", float64(n)/1e6) }
