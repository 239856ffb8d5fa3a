package rules

import (
	"bytes"
	"regexp"
	"strconv"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebWidth looks for pages that scroll sideways.
var WebWidth = &check.Rule{
	ID:    "web-width",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面适应不同的屏幕宽度，不用左右滚动

页面应在 meta viewport 中写明 width=device-width；没有这个标签，或者写死了宽度（如 width=1200）的，手机上要缩小了看，为提示。表格、区块的宽度写死为 1280 像素以上的，也为提示，每页一条。
样式表和脚本设定的宽度看不到；只是片段的文件不检查。`,
		disclosure.En: `a page fits screens of different widths, without scrolling sideways

A page should say width=device-width in its viewport tag. Without the tag, or with a fixed width such as width=1200, phones show it shrunk: a note. So is a table
or a block whose width is fixed at more than 1280 pixels, one note for each page. Widths that style sheets and scripts set are not seen; files that hold a
piece of a page are not checked.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "页面宽度", Confidence: disclosure.M,
	}},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if p.Site.Foreign && aFragment(page) {
			return
		}
		at := page.At(page.Head)
		switch m := page.Meta("viewport"); {
		case m == nil && p.Site.Foreign && (page.Foot().Node == nil || page.TitleNode == nil):
			// only a text was saved: its head may have been left behind
		case m == nil:
			p.Infof(at, check.Values{Expected: "width=device-width"}, "页面没有 viewport 标签，手机上会缩小显示；请在模板的 head 中加上", "the page has no viewport tag, so phones show it shrunk; add one to the head of the template")
		default:
			if w := fixedView.FindStringSubmatch(m.Content); w != nil {
				p.Infof(page.At(m.Node), check.Values{Found: m.Content, Expected: "width=device-width"}, "viewport 标签把宽度写死为 %[1]s，手机上会缩小显示；请改为 width=device-width", "the viewport tag fixes the width at %[1]s, so phones show the page shrunk; write width=device-width", w[1])
			}
		}
		if w, line := tooWide(page.Raw()); w > 0 {
			p.Infof(page.AtLine(line), check.Values{Found: strconv.Itoa(w), Expected: "≤ 1280"}, "有的表格或区块宽度写死为 %[1]d 像素，窄屏上要左右滚动；请改用百分比", "a table or block is fixed at %[1]d pixels, so narrow screens scroll sideways; use a share of the width instead", w)
		}
	},
}

var (
	fixedView  = regexp.MustCompile(`(?i)(?:^|[,;\s])width\s*=\s*(\d{3,5})`)
	fixedWidth = regexp.MustCompile(`^\s{0,2}[=:]\s{0,2}["']?\s?(\d{4,5})(?:px)?\s{0,2}["';\s>]`)
	wideTags   = regexp.MustCompile(`(?i)^<(?:table|div|td|th|body|center|section|main|iframe)\s`)
)

// tooWide finds the first table or block that is fixed at more than 1280 pixels,
// and its line.
func tooWide(raw []byte) (width, line int) {
	for _, word := range [][]byte{[]byte("width"), []byte("WIDTH")} {
		for from := 0; ; {
			i := bytes.Index(raw[from:], word)
			if i < 0 {
				break
			}
			start := from + i
			from = start + len(word)
			m := fixedWidth.FindSubmatch(raw[from:min(len(raw), from+16)])
			if m == nil || start > 0 && raw[start-1] == '-' {
				continue
			}
			w, _ := strconv.Atoi(string(m[1]))
			before := max(0, start-600)
			tag := bytes.LastIndexByte(raw[before:start], '<')
			if w > 1280 && tag >= 0 && bytes.IndexByte(raw[before+tag:start], '>') < 0 && wideTags.Match(raw[before+tag:start]) {
				return w, 1 + bytes.Count(raw[:before+tag], []byte("\n"))
			}
		}
	}
	return 0, 0
}
