package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yNoAutoplay finds what begins to sound or to move by itself.
var A11yNoAutoplay = &check.Rule{
	ID:      "a11y-no-autoplay",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有自己响、自己动的东西

自动播放的声音盖过读屏软件，滚动字幕和飘窗使人读不下去。自动播放而没有控制条的音频和视频、背景声音、marquee 滚动、blink 闪烁，本工具所建页面为错误
（法律要求逐步符合无障碍标准，新建页面没有理由用这些），他处页面为警告；自动播放但有控制条的为警告，他处为提示。编号、样式名、脚本名带“飘窗”“float ad”之类字样、
且为浮动定位的元素，看来是飘窗，为警告。只凭脚本才能知道的移动、动态 GIF，本规则看不到。`,
		disclosure.En: `nothing on the page sounds or moves by itself

Sound that begins by itself drowns screen readers; scrolling lines and floating windows keep people from reading. Audio and video
that play by themselves without controls, background sound, marquee and blink are errors on pages built here (the law asks sites
to conform step by step, and a new page has no need of them), and warnings on others. With controls they are a warning, a note on
others. An element placed to float, whose id, class or script has words such as floating window (飘窗) or "float ad", looks like a
floating window: a warning. What only scripts tell, and moving GIFs, are not seen.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("1.4.2, 2.2.2")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		for _, n := range page.All("audio", "video", "bgsound", "marquee", "blink", "embed", "object") {
			p.Saw(1)
			switch {
			case hidden(n) && n.Data != "audio" && n.Data != "bgsound":
			case n.Data == "marquee" || n.Data == "blink":
				errorOrWarn(p)(page.At(n), check.Values{Found: n.Data}, "页面用 %[1]s 让“%[2]s”自己移动或闪烁，读者停不下来；请改为静止的文字", "%[1]s makes %[2]q move or blink, and readers cannot stop it; let it stand still", n.Data, short(check.Text(n)))
			case n.Data == "bgsound" || startsItself(n) && !hasAttr(n, "controls"):
				if n.Data == "video" && hasAttr(n, "muted") && !hasAttr(n, "loop") {
					warnOrInfo(p)(page.At(n), check.Values{Found: n.Data}, "视频自动播放（静音），读者没有控制条可以停下；请去掉 autoplay 或加上 controls", "the video plays by itself, if silently, and readers have no controls to stop it; take out autoplay, or add controls")
					continue
				}
				errorOrWarn(p)(page.At(n), check.Values{Found: n.Data}, "%[1]s 自动播放，又没有控制条可以停下；请去掉自动播放并加上 controls", "%[1]s plays by itself and has no controls to stop it; let readers start it, and add controls", n.Data)
			case startsItself(n):
				warnOrInfo(p)(page.At(n), check.Values{Found: n.Data}, "%[1]s 自动播放；请去掉 autoplay，由读者自己开始", "%[1]s plays by itself; take out autoplay and let readers start it", n.Data)
			}
		}
		for _, n := range page.All("div", "ins", "section", "aside", "table", "a", "img") {
			if !floats(n) {
				continue
			}
			if word := floating.FindString(check.Attr(n, "id") + " " + check.Attr(n, "class")); word != "" {
				p.Warnf(page.At(n), check.Values{Found: word}, "这个元素（%[1]s）看来是飘窗，会挡住正文；请改为页面上固定的链接", "this element (%[1]s) looks like a floating window, which covers the text; put a link in a fixed place instead", word)
				break
			}
		}
	},
}

var (
	floating = regexp.MustCompile(`(?i)piao(?:chuang|fu|dong|window)|float(?:ing)?[-_]?(?:ad|ads|adv|win|window|img|pic|icon)\w*|ad[-_]?float\w*|(?:couplet|duilian)[-_]?ad\w*|飘窗|漂浮|飘浮`)
	placed   = regexp.MustCompile(`(?i)position\s*:\s*(?:absolute|fixed)`)
)

// floats reports whether the element's own style takes it out of the flow of the
// page.
func floats(n *html.Node) bool {
	return hasAttr(n, "style") && placed.MatchString(check.Attr(n, "style"))
}

func startsItself(n *html.Node) bool {
	if n.Data == "embed" || n.Data == "object" {
		v := strings.ToLower(check.Attr(n, "autostart") + check.Attr(n, "autoplay"))
		return v == "true" || v == "1" || v == "autoplay"
	}
	return hasAttr(n, "autoplay")
}
