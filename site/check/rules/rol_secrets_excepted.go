package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// RolSecretsExcepted finds what was hidden instead of left out.
var RolSecretsExcepted = &check.Rule{
	ID:    "rol-secrets-excepted",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `法治政府建设报告中不公开的内容是删去的，不是藏起来的

涉密的内容不写进公开的页面。写在注释里、隐藏起来、把文字和底色设成一样、用██盖住，别人查看源代码或复制文字就能读到。
只看法治政府建设年度报告的页面。注释里有超过50个汉字的成句文字，报为错误；注释里超过50个汉字但不成句，或像是页脚、模板的，提醒；用style隐藏的成句文字（超过50个汉字）、同色文字、透明或零字号的文字、██，也提醒。
样式表和脚本隐藏的文字、图片里的遮盖看不出。`,
		disclosure.En: `in rule-of-law reports, what is not public is left out, not hidden

What is secret does not go into a public page. In a comment, out of sight, in the colour of its ground or under ██, anybody can read it who looks at the source or copies the text. The rule looks at pages of the annual report on
building a law-based government. Sentences of more than 50 Chinese letters in a comment are an error; a comment with more than 50 that holds no sentences, or looks like a footer or a template, is a warning. So are sentences (more than 50 letters) that a style
attribute hides, text in the colour of its ground, transparent or without size, and ██. What style sheets and scripts hide, and boxes in images, are not seen.`,
	},
	Cites:   []disclosure.Cite{rol24},
	Subject: disclosure.Say("法治政府建设报告的页面", "page of a rule-of-law report"),
	Foreign: true,
	On: func(page *check.Page) bool {
		names := func(title string) bool {
			return strings.Contains(title, "法治政府建设") || strings.Contains(strings.ToLower(title), "law-based government")
		}
		return names(page.Title) || slices.ContainsFunc(page.H1, func(h1 *html.Node) bool { return names(check.Text(h1)) })
	},
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		leftInComments(p, page)
		for _, b := range page.Blocks() {
			if b.Hidden && hiddenByStyle(b.Node) && hanLetters(b.Text) > 50 && strings.Contains(b.Text, "。") {
				p.Warnf(page.At(b.Node), check.Values{}, "这里有用样式隐藏的成句文字（汉字%d个），查看源代码就能读到；不公开的内容请删去", "sentences that a style hides stand here (Chinese letters: %d), and anybody who looks at the source can read them; take out what is not public", hanLetters(b.Text))
			}
		}
		for _, s := range p.Signed(page) {
			if s.Signs&private.HasBlack != 0 && !s.Hidden && strings.Contains(s.Text, "██") {
				p.Warnf(page.At(s.Node), check.Values{}, "这里用“██”遮盖文字；不公开的内容请整段删去，并说明有删减", "text is blacked out with ██ here; leave out what is not public, and say that something was cut")
			}
		}
		for n := range page.Doc.Nodes[0].Descendants() {
			if !invisible(n) {
				continue
			}
			if text := check.Text(n); hanLetters(text) > 5 {
				p.Warnf(page.At(n), check.Values{}, "这里的文字和底色相同、透明或没有大小（汉字%d个），复制或查看源代码就能读到；不公开的内容请删去", "text here has the colour of its ground, is transparent or has no size (Chinese letters: %d), and whoever copies it can read it; take out what is not public", hanLetters(text))
			}
		}
	},
}

// leftInComments tells long comments.
func leftInComments(p *check.Pass, page *check.Page) {
	long := false
	for _, c := range page.Comments() {
		long = long || len(c.Data) > 150 && hanLetters(c.Data) > 50
	}
	if !long {
		return
	}
	for part := range page.Concealed(mayBeProse) {
		n := hanLetters(part.Text)
		if part.Kind != "comment" || n <= 50 {
			continue
		}
		prose := 0
		for _, piece := range tagOrScript.Split(part.Text, -1) {
			if strings.Contains(piece, "。") && len(pageFurniture.FindAllString(piece, 2)) < 2 {
				prose = max(prose, hanLetters(piece))
			}
		}
		if prose > 50 && !templateCode.MatchString(part.Text) {
			p.Errorf(page.AtLine(part.Line), check.Values{}, "注释里留有成句的文字（汉字%d个），查看源代码就能读到；不公开的内容请从源代码中删去", "sentences were left in a comment (Chinese letters: %d), and anybody who looks at the source can read them; take what is not public out of the source", n)
		} else {
			p.Warnf(page.AtLine(part.Line), check.Values{}, "注释里有较多文字（汉字%d个），看来是页脚或模板；请核对，没有用的请删去", "a comment holds much text (Chinese letters: %d), a footer or a template by its looks; look at it, and take out what is of no use", n)
		}
	}
}

func mayBeProse(source string) bool { return hanLetters(source) > 50 }

var (
	tagOrScript   = regexp.MustCompile(`<[^>]*>`)
	pageFurniture = regexp.MustCompile(`版权所有|备案|主办单位|承办单位|技术支持|标识码|浏览器|分辨率|网站地图|扫一扫`)
	templateCode  = regexp.MustCompile(`<%|<\?|\$\{|\{\{|function\s*\(|TRS_|</?[a-z]+:|var\s+\w+\s*=`)

	inlineColour = regexp.MustCompile(`(?:^|;)color:([^;!]+)`)
	inlineGround = regexp.MustCompile(`(?:^|;)background(?:-color)?:([^;!]+)`)
	noSize       = regexp.MustCompile(`(?:^|;)(?:font-size:0(?:px|pt|em|rem|%)?|opacity:0(?:\.0+)?|color:transparent)(?:;|!|$)`)
)

// invisible reports whether the style of an element makes its text disappear.
func invisible(n *html.Node) bool {
	style := strings.ToLower(check.Squeeze(check.Attr(n, "style")))
	if style == "" {
		return false
	}
	if noSize.MatchString(style) {
		return true
	}
	text, under := inlineColour.FindStringSubmatch(style), inlineGround.FindStringSubmatch(style)
	return text != nil && under != nil && sameColour(text[1]) == sameColour(under[1])
}

func sameColour(name string) string {
	if full, ok := map[string]string{"white": "#ffffff", "#fff": "#ffffff", "rgb(255,255,255)": "#ffffff", "black": "#000000", "#000": "#000000", "rgb(0,0,0)": "#000000"}[name]; ok {
		return full
	}
	return name
}

// hiddenByStyle reports whether a style attribute hides the element, and not
// something that a reader can open.
func hiddenByStyle(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "template" || n.Data == "nav" || n.Data == "form" || n.Data == "footer" || n.Data == "header" {
			return false
		}
		for _, a := range n.Attr {
			if a.Key == "popover" || a.Key == "hidden" {
				return false
			}
			if style := strings.ToLower(check.Squeeze(a.Val)); a.Key == "style" && (strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")) {
				return true
			}
		}
	}
	return false
}

// hanLetters counts Chinese letters.
func hanLetters(s string) int {
	n := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if i += size; size == 3 && unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
