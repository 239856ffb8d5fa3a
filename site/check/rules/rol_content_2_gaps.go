package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolContent2Gaps looks for the second of the five items, and for causes in it.
var RolContent2Gaps = &check.Rule{
	ID:    "rol-content-2-gaps",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告写明存在的不足和原因

规定列举的五项内容之一。规则在中文页面的标题中查找报告格式所列的写法：没有标题写明的、标题之下没有内容的为错误，只有小标题相近的为警告。
章内没有“原因”“由于”“因”“不够”“有待”等词的为警告：可能只列不足而未析原因，须人工判断。有这些词也不等于原因已经说清。`,
		disclosure.En: `the report tells the shortcomings and their causes

One of the five items the provision lists. The rule looks through the headings of the Chinese page for the wordings that the
form accepts: that no heading announces the item, or that nothing stands below it, is an error; that only a sub-heading comes
near, a warning. A chapter without any word for a cause (原因, 由于, 因, 不够, 有待) is a warning: it may list shortcomings and
no causes, which people must judge. Such a word is no proof that the causes are told.`,
	},
	Cites:   []disclosure.Cite{rolItems},
	Subject: ruleOfLawReport,
	Of:      asksFor("gaps"),
	Report: func(p *check.Pass, filed *check.Filed) {
		c := chapterOf(p, filed, "gaps", nil)
		if c == nil {
			return
		}
		chapters := c.required(p)
		for _, h := range chapters {
			if text := c.text(h); causeWord.MatchString(noCause.Replace(text)) || onlyPlaceholder(text) {
				return
			}
		}
		if len(chapters) > 0 {
			p.Warnf(c.at(chapters[0]), check.Values{Found: chapters[0].Text, Expected: causeWord.String()},
				"“%s”之下没有说明原因的词语（原因、由于、因、不够、有待），请人工判断是否写明了原因",
				"below %q stands no word for a cause (原因, 由于, 因, 不够, 有待); a person should judge whether causes are told", chapters[0].Text)
		}
	},
}

var (
	causeWord = regexp.MustCompile(`原因|由于|因|不够|有待`)
	noCause   = strings.NewReplacer("因此", "", "因地制宜", "", "因势利导", "") // hold 因, but tell no cause
)
