package rules

import (
	"bytes"
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebMapEmblem looks for maps without an approval number, and for the national
// emblem where it adorns.
var WebMapEmblem = &check.Rule{
	ID:    "web-map-emblem",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `地图有审图号，国徽不作装饰

规则看图片的文字说明（alt、title）和文件名：说明是某地地图、行政区划图、区位图的，同一页面上应有审图号，如“审图号：GS（2019）1822号”，没有的为警告；
文件名或说明是国徽的，示例网站上为警告，正式网站首页以外的页面为提示。别人建的页面都为提示。网站地图、导航图标不算；没有文字说明的图片里画的是什么，看不出来。`,
		disclosure.En: `maps bear an approval number, and the national emblem does not adorn

The rule reads the words of images (alt, title) and the names of their files. Where they call an image a map of a place or of
divisions, the page should show an approval number such as "map approval no. …" (审图号：GS（2019）1822号); without one it is a warning.
An image that is called the national emblem (国徽) is a warning on a sample site, and a note on pages of an official one other than
the home page. On pages that we did not build both are notes. Site maps and icons of navigation do not count. What an image
without words shows cannot be seen.`,
	},
	Cites: []disclosure.Cite{
		{Instrument: "《地图管理条例》", Article: "审图号", Confidence: disclosure.M},
		{Instrument: "《中华人民共和国国徽法》", Confidence: disclosure.M},
	},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		maps := p.Warnf
		if p.Site.Foreign {
			maps = p.Infof
		}
		told := false
		for _, l := range page.Links {
			if l.Node.Data != "img" {
				continue
			}
			words := check.Attr(l.Node, "alt") + " " + check.Attr(l.Node, "title")
			if mapOf.MatchString(words) && !notMap.MatchString(words) && !told && !bytes.Contains(page.Raw(), []byte("审图号")) && !approval.Match(page.Raw()) {
				told = true
				maps(page.At(l.Node), check.Values{Found: strings.TrimSpace(words)}, "图片“%[1]s”像是地图，页面上没有审图号；请核对来源，补上审图号", "the image %[1]q seems to be a map, but the page shows no approval number (审图号); check where it is from, and add the number", strings.TrimSpace(words))
			}
			if strings.Contains(words, "国徽") || emblemFile.MatchString(l.URL) {
				emblem(p, page, l)
			}
		}
	},
}

func emblem(p *check.Pass, page *check.Page, l check.Link) {
	v := check.Values{Found: l.URL}
	switch {
	case p.Site.Foreign || p.Site.Official && page.Kind != "home":
		p.Infof(page.At(l.Node), v, "图片像是国徽；国徽不作一般装饰，请核对此处使用是否有依据", "the image seems to be the national emblem, which is no ornament; see whether the law provides for it here")
	case !p.Site.Official:
		p.Warnf(page.At(l.Node), v, "示例网站用了像是国徽的图片；示例网站不得使用，请换掉", "the sample site uses what seems to be the national emblem; a sample must not, so take another image")
	}
}

var (
	mapOf      = regexp.MustCompile(`行政区划图|政区图|区位图|区域图|地理位置图|(?:省|市|县|区|镇|乡|中国|世界|全国|旅游|交通)(?:电子)?地图`)
	notMap     = regexp.MustCompile(`网站地图|站点地图|地图导航|导航地图|图标`)
	approval   = regexp.MustCompile(`[^A-Za-z]G?S\s*[（(]\s*20\d\d\s*[）)]\s*\d+\s*号`)
	emblemFile = regexp.MustCompile(`(?i)(?:^|/)(?:guohui|national_?-?emblem|china_?-?emblem)[^/]*\.(?:png|jpe?g|gif|svg|webp)`)
)
