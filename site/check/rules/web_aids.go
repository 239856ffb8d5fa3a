package rules

import (
	"bytes"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebAids looks for what helps to read a page and pass it on.
var WebAids = &check.Rule{
	ID:    "web-aids",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `内容页可以打印、分享、调字号、扫码

政府网站的内容页通常有打印、分享、字号大小和“扫一扫在手机上查看当前页面”。规则在本站内容页上找这些字样，缺少的合为一条提示。按钮点了有没有用、二维码对不对，不看；
别人建的页面这些多由脚本写入，不检查。`,
		disclosure.En: `a content page can be printed, passed on, enlarged, and opened on a phone

Content pages of government sites commonly offer to print and share the page, to change the size of its text, and a QR code to open it on a phone. The
rule looks for words of these on our content pages; what is missing makes one note. Whether a button works, and what the code holds, is
not looked at. On pages that we did not build scripts mostly bring these in, so they are not checked.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "政府网站内容页的通行功能", Confidence: disclosure.P}},
	Subject: disclosure.Say("内容页", "content page"),
	On:      func(page *check.Page) bool { return page.Kind == "content" },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var missing []disclosure.Text
		for _, aid := range aids {
			if !aid.has(page) && !containsOne(page.Raw(), aid.words) {
				missing = append(missing, aid.name)
			}
		}
		if len(missing) > 0 {
			p.Infof(page.At(bodyOf(page)), check.Values{Expected: footNames(missing, disclosure.ZhCN)}, "内容页没有%[1]s；请在模板中加上", "the content page offers no %[2]s; add what is missing to the layout", footNames(missing, disclosure.ZhCN), footNames(missing, disclosure.En))
		}
	},
}

var aids = []struct {
	name  disclosure.Text
	has   func(*check.Page) bool // the theme's own, found at once
	words [][]byte
}{
	{disclosure.Say("打印", "printing"), does("print"), [][]byte{[]byte("打印"), []byte("Print"), []byte(">print")}},
	{disclosure.Say("分享", "sharing"), does("copy-link"), [][]byte{[]byte("分享"), []byte("复制网址"), []byte("Share"), []byte("Copy the address")}},
	{disclosure.Say("字号", "text size"), func(page *check.Page) bool { return slices.Contains(page.IDs, "text-size-large") }, [][]byte{[]byte("字号"), []byte("字体"), []byte("Text size"), []byte("Font size")}},
	{disclosure.Say("二维码", "QR code"), hasCode, [][]byte{[]byte("二维码"), []byte("扫一扫"), []byte("QR code")}},
}

// does looks for a button of the theme.
func does(action string) func(*check.Page) bool {
	return func(page *check.Page) bool {
		all := page.Hooks["data-action"]
		for _, a := range page.Articles {
			all = append(all[:len(all):len(all)], a.Hooks["data-action"]...)
		}
		for _, n := range all {
			if check.Attr(n, "data-action") == action {
				return true
			}
		}
		return false
	}
}

func hasCode(page *check.Page) bool {
	return slices.ContainsFunc(page.Links, func(l check.Link) bool { return l.Node.Data == "img" && strings.Contains(l.URL, "/qr/") })
}

// containsOne reports whether a source holds one of the words, exactly as they are:
// to look is cheap, and most pages hold none.
func containsOne(raw []byte, words [][]byte) bool {
	for _, w := range words {
		if bytes.Contains(raw, w) {
			return true
		}
	}
	return false
}
