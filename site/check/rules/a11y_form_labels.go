package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yFormLabels asks of each field what is to be put in.
var A11yFormLabels = &check.Rule{
	ID:      "a11y-form-labels",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `表单的每一项有名称

读屏软件读到一个输入框时，靠 label 说出该填什么。输入框、下拉框、多行文本框没有 label（包在里面，或用 for 指明）、aria-label、aria-labelledby、title 的，
本工具所建页面为错误（法律要求逐步符合无障碍标准，检索框等由模板写出），他处页面为警告；只有 placeholder 的为警告，他处页面为提示：一输入就看不见了。没有文字的按钮为警告。
每页各合并为一条。隐藏的和禁用的不算；脚本后来加的名称看不到。`,
		disclosure.En: `every field of a form has a name

At a field, screen readers say its label. A field, select or text area without label (around it, or by for), aria-label,
aria-labelledby and title is an error on pages built here (the law asks sites to conform step by step, and templates write
these forms), and a warning on others. One with a placeholder only is a warning, a note on other pages: the words vanish as
one types. A button without words is a warning. One finding of each kind for each page. What is hidden or disabled does not
count; names that scripts add later are not seen.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("3.3.2, 4.1.2")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		fields := page.All("input", "select", "textarea", "button")
		if len(fields) == 0 {
			return
		}
		labelled := map[string]bool{}
		for _, l := range page.All("label") {
			if check.Text(l) != "" || drawn(l) {
				labelled[check.Attr(l, "for")] = true
			}
		}
		var none, held, mute []*html.Node
		for _, n := range fields {
			if hidden(n) || hasAttr(n, "disabled") || check.Attr(n, "aria-hidden") == "true" || isNamed(n) {
				continue
			}
			p.Saw(1)
			kind := strings.ToLower(check.Attr(n, "type"))
			switch id := check.Attr(n, "id"); {
			case n.Data == "button":
				if check.Text(n) == "" && !drawn(n) {
					mute = append(mute, n)
				}
			case n.Data == "input" && (kind == "hidden" || kind == "submit" || kind == "reset" || kind == "image"):
			case n.Data == "input" && kind == "button":
				if strings.TrimSpace(check.Attr(n, "value")) == "" {
					mute = append(mute, n)
				}
			case id != "" && labelled[id] || inLabel(n):
			case strings.TrimSpace(check.Attr(n, "placeholder")) != "":
				held = append(held, n)
			default:
				none = append(none, n)
			}
		}
		if len(none) > 0 {
			errorOrWarn(p)(page.At(none[0]), check.Values{Found: fieldID(none[0])}, "表单中 %[1]d 项没有名称，第一项是 %[3]s；请加 label", "%[2]s no name, the first is %[3]s; give each a label",
				len(none), counted(len(none), "field of a form has", "fields of forms have"), fieldID(none[0]))
		}
		if len(held) > 0 {
			warnOrInfo(p)(page.At(held[0]), check.Values{Found: check.Attr(held[0], "placeholder")}, "表单中 %[1]d 项只有占位提示，第一项是“%[3]s”，一输入就看不见；请加 label",
				"%[2]s only a placeholder, which vanishes as one types; the first reads %[3]q; give each a label", len(held), counted(len(held), "field has", "fields have"), check.Attr(held[0], "placeholder"))
		}
		if len(mute) > 0 {
			p.Warnf(page.At(mute[0]), check.Values{Found: fieldID(mute[0])}, "%[1]d 个按钮没有文字，第一个是 %[3]s；请写上文字或 aria-label", "%[2]s no words, the first is %[3]s; give it some, or an aria-label",
				len(mute), counted(len(mute), "button has", "buttons have"), fieldID(mute[0]))
		}
	},
}

// inLabel reports whether a label with words stands around the field.
func inLabel(n *html.Node) bool {
	for a := n.Parent; a != nil; a = a.Parent {
		if a.Data == "label" {
			return check.Text(a) != "" || drawn(a)
		}
	}
	return false
}

// fieldID is what a message calls a field.
func fieldID(n *html.Node) string {
	for _, key := range []string{"id", "name", "class"} {
		if v := check.Attr(n, key); v != "" {
			return n.Data + "[" + key + "=" + v + "]"
		}
	}
	return n.Data
}
