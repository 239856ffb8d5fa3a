package rules

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yFocus looks for what hides where a keyboard is on the page.
var A11yFocus = &check.Rule{
	ID:      "a11y-focus",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `用键盘时看得出停在哪里

不用鼠标的人按 Tab 键走，靠轮廓线知道停在哪个链接上。样式文件和页面中的样式去掉轮廓线（outline: none 或 0）、又没有别的样子代替的，链接得到焦点就放开的
（onfocus="this.blur()"、hidefocus），为警告，每个文件或页面一条。同一条样式里换成边框、阴影、底色的，另有 :focus、:focus-visible 样式补上的，只对鼠标去掉的
（:focus:not(:focus-visible)），以及 main 一类只由跳转链接到达的容器，不算。脚本里的做法，本规则看不到。`,
		disclosure.En: `with a keyboard, one sees where one is

Who uses no mouse goes by the Tab key, and the outline tells which link one is on. Styles, in files and pages, that take it away
(outline: none or 0) and put nothing in its place, and links that let go of the focus (onfocus="this.blur()", hidefocus), are
warnings, one for each file or page. A border, shadow or ground in the same block will do, and so will a style for :focus or
:focus-visible; what applies to mice only (:focus:not(:focus-visible)) does not count, nor do containers such as main, which
only a link to the text reaches. What scripts do is not seen.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("2.4.7, 2.4.11")},
	Subject: disclosure.Say("页面或样式文件", "page or style sheet"),
	OfFile:  isSheet,
	File: func(p *check.Pass, f *check.File) {
		src, ok := sheetSource(p, f)
		if !ok {
			return
		}
		p.Saw(1)
		if !bytes.Contains(src, []byte("outline")) {
			return
		}
		if lost := outlinesLost(readSheet(src)); len(lost) > 0 {
			tellFocus(p, f.At(lost[0].line), lost)
		}
	},
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		for _, n := range page.All("style") {
			if n.FirstChild == nil || !strings.Contains(n.FirstChild.Data, "outline") {
				continue
			}
			if len(n.FirstChild.Data) > check.MaxStyle {
				p.Skip("“%[1]s”里的样式超过 %[2]d MiB，没有读取", "a style of %[1]q is larger than %[2]d MiB, so it was not read", page.Path, check.MaxStyle>>20)
				continue
			}
			if lost := outlinesLost(readSheet([]byte(n.FirstChild.Data))); len(lost) > 0 {
				tellFocus(p, page.At(n), lost)
				break
			}
		}
		var dropped []*html.Node
		for _, n := range page.All("a", "button", "input", "area") {
			if hasAttr(n, "onfocus") && letsGo.MatchString(check.Attr(n, "onfocus")) || hasAttr(n, "hidefocus") && check.Attr(n, "hidefocus") != "false" {
				dropped = append(dropped, n)
			}
		}
		if len(dropped) > 0 {
			p.Warnf(page.At(dropped[0]), check.Values{Found: short(check.Text(dropped[0]))}, "%[1]d 个链接或按钮一得到焦点就放开或不显示焦点，第一个是“%[3]s”，用键盘的人停不住、看不见；请删去 onfocus 或 hidefocus",
				"%[2]s go of the focus or hide it, the first is %[3]q, so it cannot be used by keyboard; take out onfocus or hidefocus", len(dropped), counted(len(dropped), "link or button lets", "links or buttons let"), short(check.Text(dropped[0])))
		}
	},
}

var letsGo = regexp.MustCompile(`\bblur\s*\(\s*\)`)

func tellFocus(p *check.Pass, at check.Spot, lost []styleRule) {
	who := strings.Join(lost[0].selectors, ", ")
	p.Warnf(at, check.Values{Found: short(who)}, "%[1]d 处样式去掉了焦点的轮廓线而没有代替，第一处是“%[3]s”；请保留 outline，或在 :focus-visible 里写明焦点的样子",
		"%[2]s away the outline of the focus, with nothing in its place; the first is %[3]q; keep it, or say in :focus-visible how the focus looks", len(lost), counted(len(lost), "block takes", "blocks take"), short(who))
}

var (
	noOutline  = regexp.MustCompile(`(?i)^(?:none|0(?:px)?)(?:\s*!important)?$|^0(?:px)? |\bnone\b`)
	notByKey   = regexp.MustCompile(`(?i):not\(:focus-visible\)|\[tabindex="?-1"?\]|(?:^|[\s>+~])(?:main|section|article|body|html|h[1-6]|div|table|td|iframe|dialog|video|img|ul|li|p|span|fieldset)(?:[:.\[#][^\s>+~]*)?$|(?:^|[\s>+~])#(?:main|content)[^\s>+~]*$|:root$|-focus-inner$|:(?:hover|active)$`)
	focusState = regexp.MustCompile(`(?i):focus(?:-visible|-within)?`)
	special    = regexp.MustCompile(`[.#\[:]`)
)

// outlinesLost lists the blocks that take the outline away for good.
func outlinesLost(sheet []styleRule) []styleRule {
	given := map[string]bool{} // whom a style for the focus is given
	for _, r := range sheet {
		for _, s := range r.selectors {
			if focusState.MatchString(s) && marksFocus(r) {
				given[strings.TrimSpace(focusState.ReplaceAllString(s, ""))] = true
			}
		}
	}
	var out []styleRule
	for _, r := range sheet {
		screens, _ := r.forScreens()
		if v, ok := r.set["outline"]; !screens || !ok || !noOutline.MatchString(v) || marksFocus(r) {
			continue
		}
		for _, s := range r.selectors {
			base := strings.TrimSpace(focusState.ReplaceAllString(s, ""))
			everywhere := (given[""] || given["*"]) && !special.MatchString(base) // they weigh more than names of elements
			if !notByKey.MatchString(s) && !given[base] && !everywhere {
				out = append(out, r)
				break
			}
		}
	}
	return out
}

// marksFocus reports whether a block shows the focus in its own way.
func marksFocus(r styleRule) bool {
	if v, ok := r.set["outline"]; ok && !noOutline.MatchString(v) {
		return true
	}
	for _, name := range []string{"box-shadow", "border", "border-color", "border-bottom", "background", "background-color", "text-decoration", "outline-color", "outline-style"} {
		if v := r.set[name]; v != "" && v != "none" && v != "0" && v != "transparent" {
			return true
		}
	}
	return false
}
