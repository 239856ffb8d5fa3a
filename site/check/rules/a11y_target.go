package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yTarget reads how large what can be pressed is.
var A11yTarget = &check.Rule{
	ID:      "a11y-target",
	Level:   check.Info,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `可以点按的地方不小于 24 像素

手指粗、手发抖的人点不中小按钮。样式文件里按钮、图标链接同时写死宽和高，而有一边不足 24 像素的，以及本主题的 --target 不足 24 像素的，为提示，每个文件一条。
行文中的链接不要求，单选框、复选框连同名称一起点按，也不看；大小由内容撑开的、只写一边的、旁边留有空白的，本规则算不出。`,
		disclosure.En: `what can be pressed measures 24 pixels or more

Thick or trembling fingers miss small buttons. A button or icon link whose width and height are both fixed in a style
sheet, one of them below 24 pixels, is a note, as is a --target of this theme below that; one for each file. Links in sentences are free, and boxes to tick
are pressed with their labels. What takes its size
from its words, sets one side only, or has room around it, cannot be computed.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("2.5.8")},
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
		if size, ok := pixels(resolved(env["--target"], env), 16); ok && size < 24 {
			p.Infof(f.At(lineOf(sheet, "--target", false)), check.Values{Found: env["--target"], Expected: "24px"}, "--target 是 %[1]s，不足 24 像素；请改大", "--target is %[1]s, below 24 pixels; make it larger", env["--target"])
		}
		var small []styleRule
		for _, r := range sheet {
			screens, _ := r.forScreens()
			width, okW := pixels(resolved(r.set["width"], env), 16)
			height, okH := pixels(resolved(r.set["height"], env), 16)
			if screens && okW && okH && min(width, height) < 24 && max(width, height) > 4 && !strings.Contains(r.set["width"]+r.set["height"], "%") && pressed(r.selectors) && !unseen(r) {
				small = append(small, r)
			}
		}
		if len(small) > 0 {
			who := strings.Join(small[0].selectors, ", ")
			p.Infof(f.At(small[0].line), check.Values{Found: short(who), Expected: "24px"}, "%[1]d 处可以点按的地方不足 24 像素，第一处是“%[3]s”；请改大", "what readers press is smaller than 24 pixels in %[2]s of the style sheet, the first %[3]q; make it larger",
				len(small), counted(len(small), "place", "places"), short(who))
		}
	},
}

var pressable = regexp.MustCompile(`(?i)(?:^|[\s>+~])(?:button|a|select|input\[type="?(?:submit|button|image)"?\])(?:[.#:\[][^\s>+~]*)?$`)

// unseen reports whether a block hides what it is for: fields whose labels are
// pressed in their place.
func unseen(r styleRule) bool {
	return r.set["opacity"] == "0" || r.set["clip"] != "" || r.set["clip-path"] != "" || r.set["appearance"] == "none"
}

func pressed(selectors []string) bool {
	for _, s := range selectors {
		if pressable.MatchString(s) && !strings.Contains(s, "::") {
			return true
		}
	}
	return false
}
