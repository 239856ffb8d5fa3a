package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebSiteidcodeFormat looks at the identification code of the site.
var WebSiteidcodeFormat = &check.Rule{
	ID:    "web-siteidcode-format",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `网站标识码是十位数字，或者 bm 加八位数字，标签和页脚一致

标识码的编码规则没有读到；从真实网站看，是十位数字，前两位是省级行政区划代码，部委为 bm 加八位数字。不合的为警告。
别人建的页面，页脚的“网站标识码”与 SiteIDCode 标签不同的，为错误：同一页面自相矛盾。页脚出现几个不同标识码的（如下属网站名单），不比较。
本站页面的标签与设置由 web-meta-site 核对，页脚与设置由 web-footer-set 核对。代码是否确属该网站，本规则无从得知；区县调整后新旧代码都可能出现，只看前两位。`,
		disclosure.En: `the identification code is ten digits, or bm and eight digits, and tag and foot agree

The rules of the code were not read. On real sites it is ten digits, the first two of them the code of a province, or, for ministries,
bm and eight digits; anything else is a warning. On a page that we did not build, a code in the foot that differs from the SiteIDCode tag is an
error: the page contradicts itself. Where the foot holds several codes, as in a list of sites, they are not compared. On our own pages
web-meta-site holds the tag and web-footer-set the foot against the settings. Whether the code is this site's cannot be known here;
districts are renamed and old and new codes both occur, so only the first two digits are looked at.`,
	},
	Cites: []disclosure.Cite{
		{Instrument: "页面自身的标签和页脚", Confidence: disclosure.Logic},
		{Instrument: "政府网站标识码的通行写法", Confidence: disclosure.P},
	},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if !p.Site.Foreign {
			if code := p.Site.SiteIDCode; code != "" && page.Path == "index.html" {
				soundCode(p, page.At(footOf(page)), code)
			}
			return
		}
		tag, node := tagCode(page)
		if node != nil {
			soundCode(p, page.At(node), tag)
		}
		seen := map[string]bool{}
		for _, n := range footNumbers(page.Foot().Text, footCode, isSiteCode) {
			seen[n.digits] = true
		}
		if len(seen) != 1 {
			return
		}
		for code := range seen {
			switch {
			case node == nil:
				soundCode(p, page.At(footOf(page)), code)
			case isSiteCode(code) && isSiteCode(tag) && !strings.EqualFold(code, tag):
				p.Errorf(page.At(node), check.Values{Found: tag, Expected: code}, "SiteIDCode 标签为 %[1]s，页脚的网站标识码是 %[2]s；请查明哪一个是本网站的，改正另一个",
					"the SiteIDCode tag says %[1]s, but the foot gives the code %[2]s; find out which is this site's, and correct the other", tag, code)
			}
		}
	},
}

// soundCode warns of a code of another form, or of no province.
func soundCode(p *check.Pass, at check.Spot, code string) {
	v := check.Values{Found: code}
	switch {
	case !isSiteCode(code):
		p.Warnf(at, v, "网站标识码“%[1]s”不是十位数字，也不是 bm 加八位数字；请核对", "the identification code %[1]q is neither ten digits nor bm and eight digits; check it", code)
	case madeUp(code):
		p.Warnf(at, v, "网站标识码“%[1]s”像是模板里的占位数字；请填入实际分配的标识码", "the identification code %[1]q looks like a placeholder; give the one assigned", code)
	case allDigits(code) && !strings.Contains(provinceCodes, " "+code[:2]+" "):
		p.Warnf(at, v, "网站标识码“%[1]s”的前两位 %[2]s 不是省级行政区划代码；请核对", "the identification code %[1]q begins with %[2]s, which is no province's code; check it", code, code[:2])
	}
}

// provinceCodes are the first two digits of division codes (GB/T 2260).
const provinceCodes = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82 "
