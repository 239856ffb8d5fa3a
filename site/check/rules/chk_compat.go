package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkCompat looks for what only some browsers show.
var ChkCompat = &check.Rule{
	ID:    "chk-compat",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面在主要浏览器上都能看，不用插件

Flash、ActiveX、Java 小程序和 VBScript 在现在的浏览器上打不开：object、embed、applet 用到它们的，为警告，别人建的页面也是。
本站页面的脚本用 document.write 的，或者只有 IE 才认的写法（attachEvent、document.all）的，也为警告。外部脚本文件里写的什么，实际显示如何，看不到；条件注释不影响别的浏览器，不算。`,
		disclosure.En: `a page can be read in all main browsers, without plug-ins

Flash, ActiveX, Java applets and VBScript do not open in the browsers of today: an object, embed or applet that needs them is a warning, on pages that we did not build as well. So are
scripts in our own pages that use document.write, or what only Internet Explorer knows (attachEvent, document.all). What script files hold, and how a page really looks, is not
seen; conditional comments do no harm to other browsers and do not count.`,
	},
	Cites:   []disclosure.Cite{i19Works},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		told := map[string]bool{}
		for _, n := range page.All("applet", "object", "embed", "script") {
			if what := pluginOf(n); what != "" && !told[what] {
				told[what] = true
				p.Warnf(page.At(n), check.Values{Found: what}, "页面用了 %[1]s，现在的浏览器打不开；请改用网页、图片或视频格式", "the page uses %[1]s, which browsers of today do not open; use a page, an image or a video instead", what)
			}
			if p.Site.Foreign || n.Data != "script" || n.FirstChild == nil || !mayBeOld(n.FirstChild.Data) {
				continue
			}
			if old := oldScript.FindString(check.Text(n)); old != "" && !told[old] {
				told[old] = true
				p.Warnf(page.At(n), check.Values{Found: old}, "脚本用了 %[1]s，不是各种浏览器都支持；请换一种写法", "a script uses %[1]s, which not all browsers support; write it in another way", strings.TrimRight(old, "("))
			}
		}
	},
}

var (
	oldScript = regexp.MustCompile(`document\.write(?:ln)?\(|attachEvent\(|document\.all\b`)
	flash     = regexp.MustCompile(`(?i)shockwave|flash|\.swf\b|D27CDB6E-AE6D-11cf-96B8-444553540000`)
)

// mayBeOld reports whether a script is worth a closer look: most are a page's data.
func mayBeOld(script string) bool {
	return strings.Contains(script, "document.") || strings.Contains(script, "attachEvent")
}

// pluginOf names the plug-in that an element needs, or "".
func pluginOf(n *html.Node) string {
	all := ""
	for _, a := range n.Attr {
		all += a.Val + " "
	}
	switch n.Data {
	case "applet":
		return "Java applet"
	case "object", "embed":
		switch {
		case flash.MatchString(all):
			return "Flash"
		case strings.HasPrefix(strings.ToLower(check.Attr(n, "classid")), "clsid:"):
			return "ActiveX"
		case strings.Contains(strings.ToLower(check.Attr(n, "type")), "silverlight"):
			return "Silverlight"
		case strings.Contains(strings.ToLower(check.Attr(n, "type")), "java"):
			return "Java applet"
		}
	case "script":
		if strings.EqualFold(check.Attr(n, "language"), "vbscript") || strings.EqualFold(check.Attr(n, "type"), "text/vbscript") {
			return "VBScript"
		}
	}
	return ""
}
