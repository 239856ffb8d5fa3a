package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yImgAlt asks what a reader hears in place of an image.
var A11yImgAlt = &check.Rule{
	ID:      "a11y-img-alt",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `图片有替代文字

看不见图片的人靠 alt 知道图上有什么；装饰图片写 alt=""。本工具所建页面上没有 alt 的图片、图片按钮和图上热区为错误（法律要求逐步符合无障碍标准，
新建页面没有理由不写），他处页面为警告，每页合并为一条。alt 只是文件名、二维码或标识图片的 alt 为空，为警告。写了 aria-label、aria-labelledby、title，
或标明是装饰（role="presentation"、aria-hidden）的不算；隐藏的图片和 1 像素的计数图片不算。替代文字写得对不对，背景图片，本规则不看。`,
		disclosure.En: `images have text in their place

Who cannot see an image learns from alt what is on it; a decoration has alt="". On pages built here an image, an image button
or an area of a map without alt is an error: the law asks sites to conform step by step, and a new page has no reason not to.
On other pages it is a warning, one for each page. An alt that is the name of the file, and an empty one on a QR code or an
official mark, are warnings. Images with aria-label, aria-labelledby or title, and those declared decorations, do not count,
nor do hidden ones and counters of one pixel. Whether the words are right, and images in style sheets, are not looked at.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("1.1.1")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		var none, named, silent []*html.Node
		for _, n := range page.All("img", "input", "area") {
			if n.Data == "input" && !strings.EqualFold(check.Attr(n, "type"), "image") || n.Data == "area" && !hasAttr(n, "href") {
				continue
			}
			p.Saw(1)
			alt := strings.TrimSpace(check.Attr(n, "alt"))
			switch {
			case isDecoration(n):
			case !hasAttr(n, "alt") && !isNamed(n):
				none = append(none, n)
			case alt != "" && (fileName.MatchString(alt) || sameFile(alt, check.Attr(n, "src"))):
				named = append(named, n)
			case alt == "" && !isNamed(n) && speaking.MatchString(check.Attr(n, "src")):
				silent = append(silent, n)
			}
		}
		p.Saw(1)
		if len(none) > 0 {
			errorOrWarn(p)(page.At(none[0]), check.Values{Found: imageName(none[0])}, "%[1]d 张图片没有替代文字（alt），第一张是 %[3]s；请写明图上内容，装饰图片写 alt=\"\"",
				"%[2]s no alt, the first is %[3]s; say what is on it, or give a decoration alt=\"\"", len(none), counted(len(none), "image has", "images have"), imageName(none[0]))
		}
		if len(named) > 0 {
			p.Warnf(page.At(named[0]), check.Values{Found: check.Attr(named[0], "alt")}, "%[1]d 张图片的替代文字只是文件名，第一处是“%[3]s”；请写明图上内容",
				"%[2]s the name of a file as alt, the first %[3]q; say what is on it", len(named), counted(len(named), "image has", "images have"), check.Attr(named[0], "alt"))
		}
		if len(silent) > 0 {
			p.Warnf(page.At(silent[0]), check.Values{Found: imageName(silent[0])}, "二维码或标识图片 %[1]s 没有替代文字；请写明扫码后是什么、标识是什么",
				"the QR code or mark %[1]s has an empty alt; say what it leads to or stands for", imageName(silent[0]))
		}
	},
}

var (
	fileName = regexp.MustCompile(`(?i)^[^\s]*\.(?:jpe?g|png|gif|bmp|webp|svg|tiff?)$`)
	// Pictures that always say something: QR codes, official marks.
	speaking = regexp.MustCompile(`(?i)(?:qr[-_]?code|/qr[-_/.]|ewm|erweima|weixin|wechat|jiucuo|dzjg|beian|(?:^|/)(?:red|blue)\.png$)`)
)

// isDecoration reports whether readers are not meant to notice the image.
func isDecoration(n *html.Node) bool {
	role := check.Attr(n, "role")
	return role == "presentation" || role == "none" || check.Attr(n, "aria-hidden") == "true" || hidden(n) ||
		check.Attr(n, "width") == "1" || check.Attr(n, "height") == "1" || check.Attr(n, "width") == "0" || check.Attr(n, "height") == "0"
}

// isNamed reports whether an element has a name beside alt and its text.
func isNamed(n *html.Node) bool {
	for _, key := range []string{"aria-label", "aria-labelledby", "title"} {
		if strings.TrimSpace(check.Attr(n, key)) != "" {
			return true
		}
	}
	return false
}

// sameFile reports whether alt is the last part of the address.
func sameFile(alt, src string) bool {
	src, _, _ = strings.Cut(src, "?")
	name := src[strings.LastIndex(src, "/")+1:]
	stem, _, _ := strings.Cut(name, ".")
	return alt == name || len(stem) > 6 && alt == stem
}

// imageName is what a message calls an image: the end of its address.
func imageName(n *html.Node) string {
	src := check.Attr(n, "src")
	if strings.HasPrefix(src, "data:") || src == "" {
		return "<" + n.Data + ">"
	}
	if r := []rune(src); len(r) > 60 {
		return "…" + string(r[len(r)-60:])
	}
	return src
}
