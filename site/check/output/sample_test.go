package output_test

import (
	"fmt"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/output"
)

var (
	regulations = disclosure.Cite{Instrument: "《中华人民共和国政府信息公开条例》（国务院令第711号）", Article: "第二十六条", Confidence: disclosure.V}
	guide       = disclosure.Cite{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）", Confidence: disclosure.V2, Official: true}
	remembered  = disclosure.Cite{Instrument: "GB/T 9704—2012", Article: "7.3", Confidence: disclosure.M}
	ownData     = disclosure.Cite{Instrument: "报告自身的数据", Confidence: disclosure.Logic}
)

func rule(id string, level check.Level, zh, en string, cites ...disclosure.Cite) *check.Rule {
	return &check.Rule{ID: id, Level: level, Cites: cites, Subject: disclosure.Say("页面", "page"), Page: func(*check.Pass, *check.Page) {},
		Doc: disclosure.Text{disclosure.ZhCN: zh + "\n\n第一行说明，\n折行后接着说。\n\n不看图片里的文字。",
			disclosure.En: en + "\n\nThe first line of <why>, wrapped\nas in its file.\n\nIt does not see text in {pictures}."}}
}

var sampleRules = []*check.Rule{
	rule("page-date", check.Error, "页面显示发布日期", "a page shows its date", regulations, guide),
	rule("table-sum", check.Error, "合计等于各项之和", "a total is the sum of its rows", ownData),
	rule("page-title", check.Warn, "标题与填报一致", "the title is the one filed", guide),
	rule("text-font", check.Info, "标题用小标宋", "headings are in the heading face", remembered),
	rule("clean", check.Error, "没有发现问题的规则", "a rule that finds nothing", ownData),
	rule("absent", check.Error, "没有对象的规则", "a rule without a subject", ownData),
	rule("absent-too", check.Warn, "也没有对象的规则", "another without a subject", guide),
}

// sample is an outcome with each kind of thing that writers must tell.
func sample() *output.Outcome {
	var found []*check.Finding
	add := func(r int, level check.Level, page string, line int, selector, got, want, zh, en string) *check.Finding {
		f := &check.Finding{Rule: sampleRules[r].ID, Level: level, Page: page, Line: line, Selector: selector, Found: got, Expected: want,
			Message: disclosure.Text{disclosure.ZhCN: zh, disclosure.En: en}, Cites: sampleRules[r].Cites, Fingerprint: fmt.Sprintf("%016x", len(found)+1), State: "new"}
		found = append(found, f)
		return f
	}
	blind := add(4, check.Error, ".", 0, "", "", "", "有页面，但本规则没有看到任何可检查的内容", "there is a page, but the rule saw nothing of it to check")
	blind.Cites = []disclosure.Cite{{Instrument: "gongkai", Confidence: disclosure.Logic}}
	for i := range 5 { // one template, the same sentence
		add(0, check.Error, fmt.Sprintf("a/%d.html", i+1), 12, "main > p", "", "发布日期", "页面没有发布日期；请在标题下方标明", "the page shows no date; print it below the title")
	}
	for i := range 12 { // one template, but each page fills in its own words
		title := fmt.Sprintf("第%d号", i+1)
		f := add(2, check.Warn, fmt.Sprintf("b/%02d.html", i+1), 5, "head > title", title+" - 门户", title,
			"浏览器标题为“"+title+" - 门户”，填报的是“"+title+"”", `the title reads "`+title+` - 门户", but "`+title+`" was filed`)
		if i == 11 {
			f.State = "baseline"
		}
	}
	add(1, check.Error, "c d/合计 100%.html", 40, `td[data-fact="a.total"]`, "29", "30", "“合计”为29，而27 + 3 = 30", `"Total" is 29, but 27 + 3 = 30`)
	add(1, check.Error, "c d/合计 100%.html", 44, `td[data-fact="b.total"]`, "7", "8", "“合计”为7，而4 + 4 = 8", `"Total" is 7, but 4 + 4 = 8`)
	w := add(1, check.Error, "c d/合计 100%.html", 50, `td[data-fact="c.total"]`, "1", "2", "“合计”为1，而1 + 1 = 2", `"Total" is 1, but 1 + 1 = 2`)
	w.State, w.Waiver = "waived", &check.Waiver{Reason: "原文如此，已函请更正 <2023>", Until: disclosure.Date{Year: 2023, Month: 12, Day: 31}, File: "waivers.toml", Line: 3}
	add(3, check.Info, "d.html", 0, "", "", "", "未使用小标宋\x1b[31m；{0}", "not in the heading face\x1b[31m; {0}")
	for line := range 4 { // one sentence, four places on one page
		add(3, check.Info, "e.html", line+1, fmt.Sprintf("h2:nth-of-type(%d)", line+1), "", "", "标题未用小标宋", "the heading is in another face")
	}
	gone := disclosure.Say("没有公开年报", "there is no annual report")
	return &output.Outcome{
		Result: &check.Result{Today: disclosure.Date{Year: 2023, Month: 6, Day: 1}, Pages: 30, Findings: found,
			NotChecked: []check.NotChecked{{Rule: "absent", Why: gone}, {Rule: "absent-too", Why: gone}, {Rule: "page-date", Why: disclosure.Say("无法判断：1", "cannot tell: 1")}}},
		Rules: sampleRules, Version: "1.2.3", Lang: disclosure.En, FailOn: check.Error,
	}
}
