package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiMarkConsistent holds every mark of disclosure on a page against the
// attribute that was filed.
var OgiMarkConsistent = &check.Rule{
	ID:    "ogi-mark-consistent",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `数据、页面上方的公开属性栏、文末附注和英文页面所说的公开属性一致

规则看懂标注的意思再比较：“此件主动公开”和“此件公开发布”都是主动公开。与填报的属性不符的，为错误。
正文句子里提到的“依申请公开”之类不算标注；标题之后的表格也不看。看不懂的写法和“部分公开”等不作判断，列为未检查。
不是本工具所建的页面（--foreign）：信息栏与落款下的附注相反的，为错误；其他几处不同的，为警告，因为可能说的是别的文件。`,
		disclosure.En: `the data, the field above the text, the note at the end and the English page agree on disclosure

The rule compares what marks mean: "this document is proactively disclosed" (此件主动公开) and "this document is published" (此件公开发布)
both say proactive disclosure. One that disagrees with the attribute filed is an error. Words such as "on request" within a
sentence are no mark, and tables after the first heading are not looked at. A mark that cannot be understood, or says partial
disclosure, is not judged and listed as not checked. On pages that were not built here (--foreign), a field that contradicts the
note below the signature is an error; other marks that differ are a warning, for they may be about other documents.`,
	},
	Cites:   []disclosure.Cite{logic, ogi6},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("带两处以上公开属性标注的页面", "page with more than one mark of disclosure"), On: func(page *check.Page) bool { return len(page.Reading().Marks) > 1 }, Page: markConsistentAbroad, Cites: []disclosure.Cite{pageItself, ogi6}},
	Report:  ogiMarkConsistent,
}

func ogiMarkConsistent(p *check.Pass, filed *check.Filed) {
	want := attributeNames[filed.Mark.Attribute]
	for lang, shown := range held(p, filed) {
		marks := marksOn(shown)
		if len(marks) == 0 && lang != disclosure.ZhCN && filed.Translation == "none" {
			continue // there is no text that could carry one
		}
		if len(marks) == 0 {
			p.Skip("%s 没有标明公开属性，无从比较", "%s carries no mark of disclosure to compare", shown.Path)
		}
		for _, m := range marks {
			p.Saw(1)
			switch found := meaning(m.words); found {
			case filed.Mark.Attribute:
			case "":
				p.Skip("%[1]s 上“%[2]s”所指的公开属性无法判断", "on %[1]s, what %[2]q says of disclosure cannot be decided", shown.Path, m.words)
			default:
				p.Errorf(shown.Page.At(m.node), check.Values{Found: found, Expected: filed.Mark.Attribute},
					"“%[1]s”意为%[2]s，填报的公开属性是%[4]s；请改正其中有误的一处", "%[1]q means %[3]s, but %[5]s was filed; correct whichever is wrong",
					m.words, attributeNames[found].In(disclosure.ZhCN), attributeNames[found].In(disclosure.En), want.In(disclosure.ZhCN), want.In(disclosure.En))
			}
		}
	}
}
