package disclosure

import (
	"regexp"
	"strings"
)

// titles are the English titles of instruments, as far as the glossary or
// reports that were filed have them. No other is translated: nobody invents an official title.
var titles = map[string]string{
	"《中华人民共和国政府信息公开条例》（国务院令第711号）":             "Regulations on Open Government Information",
	"《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）": "Format of the Annual Report on Government Information Disclosure Work of the People's Republic of China",
	"《法治政府建设实施纲要（2021－2025年）》":                 "Implementation Outline for Building a Law-Based Government (2021–2025)",
}

// notTitles are what is cited in words of our own, where there is no
// instrument: practice, or what is in hand itself.
var notTitles = map[string]string{
	"报告自身的数据":                    "the report's own data",
	"报告格式自身的规定":                  "the form itself",
	"所给的内容自身":                    "what was given itself",
	"页面自身的内容":                    "the page itself",
	"页面自身的日期和日历":                 "the dates of the page, and the calendar",
	"页面自身的标签和页脚":                 "the tags and the foot of the page itself",
	"页面自身的标签和入口，或网站自身的设置":        "the tags and entries of the page itself, or the settings of the site",
	"网站自身的设置":                    "the settings of the site itself",
	"编辑惯例":                       "good practice of editors",
	"各地年度报告的填报惯例":                "how annual reports are commonly filled in",
	"各地政府信息公开专栏的通行写法":            "how columns of government information disclosure are commonly written",
	"各地政府信息公开工作年度报告的通行写法":        "how annual reports on government information disclosure work are commonly written",
	"各地法治政府建设年度报告栏目的通行做法":        "how columns of annual reports on building a law-based government are commonly kept",
	"各地编制年度报告的通知（乡镇、街道的期限由各地确定）": "local notices on annual reports (each place sets the day for townships and subdistricts)",
	"地方工作任务分解表（实践）":              "local tables that break tasks down (practice)",
	"政府网站内容页的通行写法":               "how content pages of government websites are commonly written",
	"政府网站内容页的通行功能":               "what content pages of government websites commonly offer",
	"政府网站标识码的通行写法":               "how government website identification codes are commonly written",
	"政府网站页脚的通行写法":                "how the foot of government websites is commonly written",
}

// In names what is cited: in other languages by its title there, with the
// Chinese one as original, or in Chinese where it has none.
func (c Cite) In(lang Lang) (title, original string) {
	if lang == En {
		if t, ok := titles[c.Instrument]; ok {
			return t, c.Instrument
		}
		if t, ok := notTitles[c.Instrument]; ok {
			return t, ""
		}
	}
	return c.Instrument, ""
}

// numerals of articles go up to hundreds.
const numeral = `[一二三四五六七八九十百零]+`

var articlePart = regexp.MustCompile(`^(?:第(` + numeral + `)条)?(?:第(` + numeral + `)款)?(?:第（(` + numeral + `)）项)?$`)

// ArticleIn says which article is cited: in other languages in their words
// where it is numbered (第四十九条第一款), or as it is.
func (c Cite) ArticleIn(lang Lang) string {
	if lang != En || c.Article == "" {
		return c.Article
	}
	var parts []string
	plain := true // articles only, which "articles" stands before once
	for _, piece := range strings.Split(c.Article, "、") {
		m := articlePart.FindStringSubmatch(piece)
		if m == nil {
			return c.Article
		}
		plain = plain && m[1] != "" && m[2] == "" && m[3] == ""
		var words []string
		for i, form := range []string{"article #", "paragraph #", "item (#)"} {
			if m[i+1] == "" {
				continue
			}
			n, err := chineseNumber(m[i+1])
			if err != nil {
				return c.Article
			}
			words = append(words, strings.Replace(form, "#", n.String(), 1))
		}
		parts = append(parts, strings.Join(words, " "))
	}
	if plain && len(parts) > 1 {
		for i, p := range parts {
			parts[i] = strings.TrimPrefix(p, "article ")
		}
		parts[0] = "articles " + parts[0]
	}
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}
