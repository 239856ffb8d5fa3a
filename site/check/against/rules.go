package against

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// The ids of the rules.
const (
	textRule    = "against-text"
	headingRule = "against-heading"
	factRule    = "against-fact"
	tableRule   = "against-table"
	titleRule   = "against-title"
	dateRule    = "against-date"
	sourceRule  = "against-source"
	signoffRule = "against-signoff"
	markRule    = "against-mark"
	fieldRule   = "against-field"
	typeRule    = "against-typography"
)

// What the rules rest on: the report itself, and the duty to publish
// accurately.
var (
	logic = disclosure.Cite{Instrument: "报告自身的数据", Confidence: disclosure.Logic}
	ogi6  = disclosure.Cite{Instrument: "《中华人民共和国政府信息公开条例》（国务院令第711号）", Article: "第六条", Confidence: disclosure.V}
)

// Rules are what a saved page is held to with --against, in the order of the
// page. Those here say what is asked; a Proof's do it.
var Rules = []*check.Rule{
	rule(titleRule, check.Error, titleDoc, "有标题的报告", "report with a title"),
	rule(dateRule, check.Error, dateDoc, "有日期的报告", "report with dates"),
	rule(sourceRule, check.Error, sourceDoc, "有来源的报告", "report with a source"),
	rule(fieldRule, check.Error, fieldDoc, "有索引号或信息项的报告", "report with an index number or fields"),
	rule(headingRule, check.Error, headingDoc, "有正文标题的报告", "report whose text has headings"),
	rule(textRule, check.Error, textDoc, "有正文的报告", "report with a text"),
	rule(factRule, check.Error, factDoc, "有数字的报告", "report with numbers"),
	rule(tableRule, check.Error, tableDoc, "有表格的报告", "report with tables"),
	rule(signoffRule, check.Error, signoffDoc, "有主送机关或落款的报告", "report with addressees or a sign-off"),
	rule(markRule, check.Error, markDoc, "有公开属性标注的报告", "report with a mark of disclosure"),
	rule(typeRule, check.Warn, typeDoc, "有正文的报告", "report with a text"),
}

func rule(id string, level check.Level, doc disclosure.Text, zh, en string) *check.Rule {
	return &check.Rule{
		ID: id, Level: level, Doc: doc, Cites: []disclosure.Cite{logic, ogi6}, Subject: disclosure.Text{disclosure.ZhCN: zh, disclosure.En: en}, Foreign: true,
		Page: func(p *check.Pass, _ *check.Page) {
			p.Skip("只在用 --against 指定报告时检查", "is judged only where --against names a report")
		},
	}
}

// A Proof holds one saved page against one report.
type Proof struct {
	report *disclosure.Report
	page   *check.Page
	judge  *judge
}

// New begins a proof against the report.
func New(r *disclosure.Report) *Proof { return &Proof{report: r} }

// Rules are the rules with the report in hand. They judge one page, one after
// the other.
func (p *Proof) Rules() []*check.Rule {
	var out []*check.Rule
	for _, r := range Rules {
		own := *r
		own.Page = func(pass *check.Pass, page *check.Page) {
			if p.page != page {
				p.page, p.judge = page, judgePage(p.report, page)
			}
			p.judge.tell(pass, own.ID)
		}
		out = append(out, &own)
	}
	return out
}

// tell hands what a rule found to the engine.
func (j *judge) tell(p *check.Pass, id string) {
	p.Saw(j.saw[id])
	for _, s := range j.skipped[id] {
		p.Skip("%[1]s", "%[2]s", s.In(disclosure.ZhCN), s.In(disclosure.En))
	}
	for _, r := range j.told[id] {
		if r.level == check.Error {
			p.Errorf(r.at, r.values, r.zh, r.en, r.args...)
		} else {
			p.Warnf(r.at, r.values, r.zh, r.en, r.args...)
		}
	}
	if j.saw[id] == 0 && len(j.skipped[id])+len(j.told[id]) == 0 {
		p.Skip("这份报告没有可供本规则比对的内容", "the report has nothing for this rule to compare")
	}
}
