package rules

import (
	"fmt"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yContrast computes how text stands out from its ground.
var A11yContrast = &check.Rule{
	ID:      "a11y-contrast",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `文字与底色的对比度不低于 4.5∶1

视力弱的人看不清浅灰字。规则读样式文件，按亮色和暗色两套分别计算。本工具主题的颜色变量（--color-text、--color-quiet、--color-main 等）与各自的底色
对比度不足的，为错误（法律要求逐步符合无障碍标准，改一个颜色值即可）；同一条样式里既写文字色又写底色而对比度不足的，为警告，他处网站为提示，
每个文件一条；24 像素以上的大字要求 3∶1。只写了一种颜色、半透明、渐变和图片上的文字，写在页面里的样式，本规则算不出。`,
		disclosure.En: `text stands out from its ground by 4.5:1 or more

Light grey words are lost to who sees little. The rule reads style sheets, and computes light and dark apart. Colours of this
theme (--color-text, --color-quiet, --color-main and so on) that stand out too little from their grounds are an error: the
law asks sites to conform step by step, and one value mends it. A block that sets both the colour of text and of its ground too
near to each other is a warning, a note on sites that were not built here, one for each file; 3:1 will do for letters of 24
pixels or more. Where only one of both is set, where the ground shines through, over shades and pictures, and in styles within
pages, nothing can be computed.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("1.4.3")},
	Subject: disclosure.Say("样式文件", "style sheet"),
	OfFile:  isSheet,
	File: func(p *check.Pass, f *check.File) {
		src, ok := sheetSource(p, f)
		if !ok {
			return
		}
		sheet := readSheet(src)
		p.Saw(1)
		for _, dark := range []bool{false, true} {
			themeContrast(p, f, sheet, dark)
		}
		blockContrast(p, f, sheet)
	},
}

// themePairs are the colours of text in this theme, and the grounds they stand on.
var themePairs = [][2]string{
	{"text", "page"}, {"text", "tint"}, {"text", "tint-strong"}, {"text", "panel"},
	{"quiet", "page"}, {"quiet", "panel"},
	{"main", "page"}, {"main", "tint"}, {"main", "panel"}, {"main-strong", "page"},
	{"on-main", "main"}, {"on-band", "band"},
}

func themeContrast(p *check.Pass, f *check.File, sheet []styleRule, dark bool) {
	env := tokens(sheet, dark)
	light := tokens(sheet, false)
	for _, pair := range themePairs {
		text, ground := "--color-"+pair[0], "--color-"+pair[1]
		if dark && env[text] == light[text] && env[ground] == light[ground] {
			continue // told already
		}
		ratio, ok := ratioOf(env[text], env[ground], env)
		if !ok || ratio >= 4.5 {
			continue
		}
		zh, en := "亮色", "light"
		if dark {
			zh, en = "暗色", "dark"
		}
		errorOrWarn(p)(f.At(lineOf(sheet, text, dark)), check.Values{Found: fmt.Sprintf("%.2f", ratio), Expected: "4.5", Key: en + " " + text + " " + ground},
			"%[1]s下 %[3]s 在 %[4]s 上的对比度是 %.2[5]f∶1，应不低于 4.5∶1；请把文字色改深或把底色改浅", "in the %[2]s colours, %[3]s on %[4]s stands out by %.2[5]f:1; it should be 4.5:1 or more, so set them further apart",
			zh, en, text, ground, ratio)
	}
}

// ratioOf is the contrast of two values of a style sheet.
func ratioOf(text, ground string, env map[string]string) (float64, bool) {
	a, okA := parseColour(resolved(text, env))
	b, okB := parseColour(resolved(ground, env))
	return contrast(a, b), okA && okB
}

// lineOf is where a sheet sets a custom property.
func lineOf(sheet []styleRule, name string, dark bool) int {
	line := 0
	for _, r := range sheet {
		if _, isDark := r.forScreens(); r.set[name] != "" && (!isDark || dark) && (line == 0 || isDark) {
			line = r.line
		}
	}
	return line
}

// blockContrast reports the blocks that set text and ground too near to each other.
func blockContrast(p *check.Pass, f *check.File, sheet []styleRule) {
	var near []styleRule
	worst := 0.0
	for _, r := range sheet {
		screens, dark := r.forScreens()
		ground := r.set["background-color"]
		if ground == "" {
			ground = r.set["background"]
		}
		if !screens || r.set["color"] == "" || ground == "" || exempt(r.selectors) {
			continue
		}
		env := tokens(sheet, dark)
		ratio, ok := ratioOf(r.set["color"], ground, env)
		least := 4.5
		if size, ok := pixels(resolved(r.set["font-size"], env), 16); ok && size >= 24 {
			least = 3
		}
		if ok && ratio < least && ratio > 1.01 { // the same colour twice hides on purpose
			if near = append(near, r); len(near) == 1 {
				worst = ratio
			}
		}
	}
	if len(near) > 0 {
		at := strings.Join(near[0].selectors, ", ")
		warnOrInfo(p)(f.At(near[0].line), check.Values{Found: at}, "%[1]d 处样式的文字与底色太接近，第一处“%[3]s”是 %.2[4]f∶1；请调到 4.5∶1 以上（大字 3∶1）",
			"%[2]s text and ground too near to each other, the first, %[3]q, by %.2[4]f:1; set them apart by 4.5:1 or more (3:1 for large letters)", len(near), counted(len(near), "block sets", "blocks set"), short(at), worst)
	}
}

// exempt are what is off, and what is no text.
func exempt(selectors []string) bool {
	for _, s := range selectors {
		for _, word := range []string{"disabled", "::selection", "placeholder", "::before", "::after", ":before", ":after"} {
			if strings.Contains(s, word) {
				return true
			}
		}
	}
	return false
}
