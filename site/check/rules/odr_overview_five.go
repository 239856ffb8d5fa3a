package rules

import (
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrOverviewFive looks for the five topics of the overview.
var OdrOverviewFive = &check.Rule{
	ID:    "odr-overview-five",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `总体情况写到五个方面

格式要求第一章写明主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面的情况。规则在该章的文字和小标题中查找这些词，
一个也没有的方面各给一条警告。有这些词不等于已经写清；用了别的说法而没有这些词的，也会被提到，须人工判断。`,
		disclosure.En: `the overview touches on its five topics

The format asks the first chapter to tell of proactive disclosure, disclosure on request, the management of information, the
platform, and supervision. The rule looks for their words in the text and the sub-headings of that chapter, and warns of each
topic that has none. A word is no proof that a topic is treated, and one may be treated in other words: people must judge.`,
	},
	Cites:   []disclosure.Cite{odrFormat},
	Subject: disclosureReport2021,
	Of:      in2021Format,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil || !r.has("overview") {
			return // odr-six-chapters tells
		}
		untold(p, r, overviewTopics, "overview")
	},
}

// A topic is something a text should touch on, and the words that show it does.
type topic struct {
	name  disclosure.Text
	words *regexp.Regexp
}

var overviewTopics = []topic{
	{disclosure.Say("主动公开", "proactive disclosure"), regexp.MustCompile(`主动公开`)},
	{disclosure.Say("依申请公开", "disclosure on request"), regexp.MustCompile(`依申请|公开申请|申请公开`)},
	{disclosure.Say("政府信息管理", "management of government information"), regexp.MustCompile(`信息(资源)?(的)?(规范化)?管理|管理.{0,6}信息`)},
	{disclosure.Say("政府信息公开平台建设", "the platform"), regexp.MustCompile(`平台|网站建设|专栏`)},
	{disclosure.Say("监督保障", "supervision and guarantees"), regexp.MustCompile(`监督|考核|评议`)},
}

// untold warns of each topic that the chapters do not touch on, at the first
// of them; without chapters, it looks at the whole text.
func untold(p *check.Pass, r *reading, topics []topic, chapters ...string) {
	text, at := r.text(chapters...), r.shown.At()
	if onlyPlaceholder(text) {
		p.Saw(1)
		return
	}
	if len(chapters) > 0 {
		at = r.at(chapters[0])
	}
	for _, t := range topics {
		p.Saw(1)
		if !t.words.MatchString(text) {
			zh, en := t.name.In(disclosure.ZhCN), t.name.In(disclosure.En)
			p.Warnf(at, check.Values{Expected: zh}, "没有写到“%[1]s”；请补写，没有的也应说明", "nothing is said of %[2]s (%[1]s); write on it, or say that there was nothing", zh, en)
		}
	}
}
