package rules

import (
	"regexp"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiProcessInfo finds drafts and minutes by their titles.
var OgiProcessInfo = &check.Rule{
	ID:    "ogi-process-info",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `草稿、纪要等过程性信息是有意公开的

标题写着讨论稿、送审稿、征求意见稿、会议纪要、内部资料，或以“纪要”结尾，或这些字样单独成行的，提醒核对：讨论记录、过程稿、请示报告等过程性信息和内部事务信息可以不公开，公开了也可能是误传。
公开征求意见、意见采纳情况的反馈、解读和公告是应当公开的，不报。“内部控制”“内部审计”不算。栏目名称（不超过六个字）不算。正文的性质看不出。`,
		disclosure.En: `drafts and minutes are published on purpose

A title with draft for discussion (讨论稿), draft for approval (送审稿), draft for comments (征求意见稿), minutes of a meeting (会议纪要) or
internal material (内部资料), or one that ends in minutes (纪要), or a line of its own with such a word, is a warning: records of
discussion, drafts and internal matters need not be published, and may have been put there by mistake. Calls for comments on a
draft, feedback on comments, explanations and notices ought to be public and are not meant; nor are internal control (内部控制) and
audit (内部审计), nor names of columns (six letters at most). What the text itself is cannot be seen.`,
	},
	Cites:   []disclosure.Cite{ogi16},
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		title, node := page.Title, page.TitleNode
		if len(page.H1) > 0 {
			title, node = check.Text(page.H1[0]), page.H1[0]
		}
		if m := page.Meta("ArticleTitle"); m != nil && len(page.H1) == 0 {
			title, node = m.Content, m.Node
		}
		if !p.Site.Foreign && len(page.Hooks["data-rule"]) > 0 {
			return // the page of a rule, whose title speaks of such
		}
		if found := draftTitle.FindString(title); found != "" && !consultation.MatchString(title) && utf8.RuneCountInString(title) > 6 {
			p.Warnf(page.At(node), check.Values{Found: found}, "标题中有“%s”，过程性或内部信息可以不公开；请核对是否应当公开，误传的请撤下", "the title says %q; drafts, minutes and internal matters need not be public: see whether this should be, and take it down if it was put here by mistake", found)
			return
		}
		if consultation.MatchString(title) {
			return
		}
		for _, b := range page.Blocks() {
			if n := len(b.Text); n >= 9 && n <= 24 && !b.Hidden && draftLine.MatchString(b.Text) && check.Closest(b.Node, "a", "li", "td", "option", "nav") == nil {
				p.Warnf(page.At(b.Node), check.Values{Found: b.Text}, "“%s”单独成行，像是过程稿的标记；请核对是否应当公开，误传的请撤下", "%q stands on a line of its own and looks like the mark of a draft; see whether the page should be public, and take it down if it was put here by mistake", b.Text)
			}
		}
	},
}

var (
	draftTitle   = regexp.MustCompile(`征求意见稿|讨论稿|送审稿|内部(?:资料|文件|使用|讨论|通报|刊物|传阅|掌握)|(?:会议?|会谈|专题|办公会|常务会|协调会)纪要|纪要[）)》」”"]?$`)
	draftLine    = regexp.MustCompile(`^[（(【\[]?(?:讨论稿|送审稿|内部文件|内部讨论)[）)】\]]?$`)
	consultation = regexp.MustCompile(`意见征集|征集|征求.{0,20}意见(?:的|建议)|公开征求|征求意见的?(?:公告|通知|启事|函|结果|情况)|公告|反馈|采纳|解读|公示|听证|座谈`)
)
