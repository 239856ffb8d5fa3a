package rules

import (
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yZoom reads the viewport tag.
var A11yZoom = &check.Rule{
	ID:      "a11y-zoom",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面允许放大

视力弱的人要把网页放大来读。viewport 标签写了 user-scalable=no，或最大倍数小于 2 的，本工具所建页面为错误（法律要求逐步符合无障碍标准；
删去这几个字即可放大，没有不改的理由），他处页面为警告。没有 viewport 标签的页面可以放大，不算。样式和脚本对放大的限制，本规则不看。`,
		disclosure.En: `pages may be magnified

Who sees little magnifies pages. A viewport tag with user-scalable=no, or with a largest scale below 2, is an error on pages
built here (the law asks sites to conform step by step, and to delete these words is all it takes), and a warning on others.
Pages without the tag can be magnified. What style sheets and scripts forbid is not looked at.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("1.4.4")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		for _, m := range page.Metas {
			if !strings.EqualFold(m.Name, "viewport") {
				continue
			}
			if word := locked(m.Content); word != "" {
				errorOrWarn(p)(page.At(m.Node), check.Values{Found: word}, "viewport 标签中的 %s 使页面不能放大到两倍，请删去", "%s in the viewport tag keeps readers from magnifying the page to twice its size; take it out", word)
			}
		}
	},
}

// locked is the setting that forbids to magnify, or "".
func locked(content string) string {
	for _, part := range strings.FieldsFunc(content, func(r rune) bool { return r == ',' || r == ';' }) {
		key, value, _ := strings.Cut(part, "=")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.ToLower(strings.TrimSpace(value))
		switch key {
		case "user-scalable":
			if value == "no" || value == "0" || value == "false" {
				return key + "=" + value
			}
		case "maximum-scale":
			// A negative scale is dropped by browsers, and one that is no number
			// says nothing certain.
			if n, err := strconv.ParseFloat(value, 64); err == nil && n >= 0 && n < 2 {
				return key + "=" + value
			}
		}
	}
	return ""
}
