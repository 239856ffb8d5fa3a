package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiSecrecyReview asks for the record that a report was looked through for
// secrets. The record is the organ's own: pages never print it.
var OgiSecrecyReview = &check.Rule{
	ID:    "ogi-secrecy-review",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每份报告有保密审查记录

公开前应当审查（先审查、后公开），report.toml 的 [review] 记下谁、何时、依据什么审查。正式网站的报告没有这项记录的为警告；审查晚于发布、审查与签发是同一人的，读取数据时即指出。
记录由机关内部保存，不显示在页面上，也不进入 content/。示例网站不检查。审查得对不对，本规则看不出。`,
		disclosure.En: `each report has a record of its secrecy review

What is to be published is looked through for secrets first; [review] in report.toml keeps who did so, when, and on what basis. A report of an official site without it is a warning; a review after the publication, or by the person who signed,
is told when the data are read. The record is the organ's own: it is not shown on pages and does not enter content/. Samples are not checked. Whether the review was right, the rule does not see.`,
	},
	Cites: []disclosure.Cite{
		ogi("第十七条"),
		{Instrument: "《中华人民共和国保守国家秘密法》（2024年修订）", Article: "第三十五条", Confidence: disclosure.V},
		{Instrument: "《中华人民共和国保守国家秘密法实施条例》（2024年修订）", Article: "第四十二条", Confidence: disclosure.V},
	},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		p.Saw(1)
		if p.Site.Official && filed.Review == nil {
			p.Warnf(filed.Pages[disclosure.ZhCN].At(), check.Values{Expected: "[review]"}, "没有保密审查记录；请在 reports/%[1]s/report.toml 的 [review] 中写明审查人、日期和依据", "there is no record of a secrecy review; write who reviewed it, when and on what basis in [review] of reports/%[1]s/report.toml", filed.ID)
		}
	},
}
