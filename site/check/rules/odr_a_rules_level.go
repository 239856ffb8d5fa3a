package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrARulesLevel looks for rules that an organ of its tier cannot make.
var OdrARulesLevel = &check.Rule{
	ID:    "odr-a-rules-level",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `县级、乡级机关没有规章

规章由省和设区的市等制定；县、乡级机关的“规章”各格应为 0。依据凭记忆，未核对原文，因此只是警告。organs.toml 中没有写明层级（tier）的机关，本规则不看。`,
		disclosure.En: `organs of counties and townships have no rules (规章)

Rules are made by provinces and cities with districts; for organs of counties and townships these cells are 0. The instrument was not read,
so this is a warning. An organ whose tier is not given in organs.toml is not looked at.`,
	},
	Cites:   []disclosure.Cite{legislationLaw},
	Subject: disclosure.Say("县级、乡级机关的政府信息公开年度报告", "disclosure report of an organ of a county or township"),
	Of:      hasEquation("odr-a-rules-level"),
	Report:  withinReport,
}
