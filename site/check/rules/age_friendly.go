package rules

import (
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// AgeFriendly reads the size of the text.
var AgeFriendly = &check.Rule{
	ID:      "age-friendly",
	Level:   check.Info,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `正文字号不小于 16 像素，行距不小于 1.3 倍

老年人看小字吃力。样式文件里 body 的字号不足 16 像素，或 html、body、p 的行距不足 1.3 倍，为提示，每个文件各一条。规范还要求没有广告和弹窗、没有诱导按钮、
全部功能可用键盘操作、字号可调：前两项见 web-no-ads 和 a11y-no-autoplay，放大见 a11y-zoom，键盘见 a11y-focus；其余要由人试用才能知道。
脚本和页面里的样式、各处另设的字号，本规则不看。`,
		disclosure.En: `the text measures 16 pixels or more, and its lines stand 1.3 apart

Small letters tire old eyes. A body whose letters are below 16 pixels, and lines of html, body or p less than 1.3 apart, are
notes, one of each for each style sheet. The specification also asks for no advertisements and pop-ups, no buttons that lure, every function by
keyboard, and sizes that can be changed: for these see web-no-ads, a11y-no-autoplay, a11y-zoom and a11y-focus; the rest takes a
person to try. Styles in scripts and pages, and sizes set in other places, are not looked at.`,
	},
	Cites:   []disclosure.Cite{ageing},
	Subject: disclosure.Say("样式文件", "style sheet"),
	OfFile:  isSheet,
	File: func(p *check.Pass, f *check.File) {
		src, ok := sheetSource(p, f)
		if !ok {
			return
		}
		p.Saw(1)
		sheet := readSheet(src)
		env := tokens(sheet, false)
		root, rootSet := 16.0, false
		var body *styleRule
		size := 0.0
		for i, r := range sheet {
			if screens, _ := r.forScreens(); !screens || r.media != "" {
				continue
			}
			for _, s := range r.selectors {
				if s != "html" && s != "body" && s != "p" && s != ":root" {
					continue
				}
				if px, ok := pixels(resolved(r.set["font-size"], env), 16); ok && (s == "html" || s == ":root") {
					root, rootSet = px, true
				}
				if px, ok := pixels(resolved(r.set["font-size"], env), root); ok && s == "body" {
					body, size = &sheet[i], px
				}
				if apart, ok := lineHeight(resolved(r.set["line-height"], env)); ok && apart < 1.3 {
					p.Infof(f.At(r.line), check.Values{Found: resolved(r.set["line-height"], env), Expected: "1.3"}, "%[1]s 的行距是 %.2[2]f 倍，不足 1.3 倍；请加大", "lines of %[1]s stand %.2[2]f apart, less than 1.3; set them further apart", s, apart)
				}
			}
		}
		// A root of 62.5 % is a way to count, not the size of the text.
		if body != nil && size < 15.9 && (size > 10.1 || !rootSet) {
			p.Infof(f.At(body.line), check.Values{Found: body.set["font-size"], Expected: "16px"}, "正文字号是 %[1]s，不足 16 像素；请加大", "the text measures %[1]s, less than 16 pixels; make it larger", body.set["font-size"])
		}
	},
}

// lineHeight reads the distance of lines as a factor; in pixels it says nothing
// without the size of the letters.
func lineHeight(value string) (float64, bool) {
	if percent, ok := strings.CutSuffix(value, "%"); ok {
		n, err := strconv.ParseFloat(percent, 64)
		return n / 100, err == nil
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(value, "em"), 64)
	return n, err == nil && n > 0.5
}
