package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebFooterMarkTarget looks at where the official mark leads.
var WebFooterMarkTarget = &check.Rule{
	ID:    "web-footer-mark-target",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `党政机关网站标识链接到标识查询页

真实网站上的标识链接到 bszs.conac.cn/sitename?method=show&id= 加三十二位十六进制数。本站按网站设置（party_mark_url），别人建的页面按标识图片外面的链接；
别的地址为警告。图片是蓝色标识（blue）的，是事业单位标识，政府网站应为红色，为警告；别人建的页面都为提示。
编号是否发给本网站，本规则无从得知。标识由脚本写入的看不到，跳过。`,
		disclosure.En: `the mark of Party and government websites leads to its own page

On real sites the mark leads to bszs.conac.cn/sitename?method=show&id= and thirty-two hexadecimal digits. On our site the rule reads
the settings (party_mark_url), on other pages the link around the image of the mark; another address is a warning. A blue image is the mark of
public institutions; a government's is red, so that is a warning too. On pages that we did not build both are notes. Whether the number was
given to this site cannot be known here. A mark that a script writes is not seen, and passed over.`,
	},
	Cites:   []disclosure.Cite{footSeen},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if !p.Site.Foreign {
			if office := officeOf(p, page); page.Path == "index.html" && office.PartyMark != "" && !markTarget.MatchString(office.PartyMark) {
				p.Warnf(page.At(footOf(page)), check.Values{Found: office.PartyMark, Expected: "bszs.conac.cn/sitename?method=show&id=…"}, markZh, markEn, office.PartyMark)
			}
			return
		}
		for _, n := range partyMarks(page) {
			address := check.Attr(n, "href")
			switch around := linkAround(n); {
			case n.Data == "img" && blueMark.MatchString(check.Attr(n, "src")):
				p.Infof(page.At(n), check.Values{Found: check.Attr(n, "src")}, "标识图片是蓝色的，即事业单位标识；政府网站应用红色的党政机关网站标识，请核对",
					"the image of the mark is the blue one, of public institutions; a government's site has the red mark, so check it")
			case n.Data == "img" && around != nil:
				if address = check.Attr(around, "href"); strings.Contains(address, "conac.cn") {
					continue // the link is looked at by itself
				}
				fallthrough
			case n.Data == "a":
				if isTarget := markTarget.MatchString(address); !isTarget && strings.HasPrefix(address, "http") {
					p.Infof(page.At(n), check.Values{Found: address, Expected: "bszs.conac.cn/sitename?method=show&id=…"}, markZh, markEn, address)
				}
			}
		}
	},
}

const (
	markZh = "党政机关网站标识链接到 %[1]s；正式网站上是 bszs.conac.cn/sitename?method=show&id= 加三十二位十六进制数，请核对"
	markEn = "the mark of Party and government websites leads to %[1]s; on official sites it is bszs.conac.cn/sitename?method=show&id= and thirty-two hexadecimal digits, so check it"
)

var (
	markTarget = regexp.MustCompile(`(?i)^https?://(?:bszs|www)\.conac\.cn[^/]*/sitename\?(?:.*&)?id=[0-9a-f]{32}(?:&|$)`)
	blueMark   = regexp.MustCompile(`(?i)(?:conac\.cn/\S*|^|/)blue(?:_?\w*)?\.(?:png|gif|jpe?g|svg)$`)
)

// linkAround is the link that an element stands in, or nil.
func linkAround(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == "a" {
			return n
		}
	}
	return nil
}
