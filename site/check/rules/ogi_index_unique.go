package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiIndexUnique looks for index numbers that two reports share.
var OgiIndexUnique = &check.Rule{
	ID:    "ogi-index-unique",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个索引号只属于一份文件

条例要求政府信息公开目录包括索引；同一索引号指向两份文件，读者就找不到要找的那份。规则比较全部填报的索引号，重复的为错误，写明与哪一份重复；
比较时不计空白和大小写。编号的规则由各地规定，本规则不看写法，也不知道别的网站用过哪些号。没有索引号的由 ogi-catalogue-fields 检查。`,
		disclosure.En: `an index number belongs to one document only

The Regulations ask for an index in the catalogue of government information; where one number stands for two documents, a reader
cannot find the one that is meant. The rule compares all index numbers that were filed: one used again is an error, and names the
other document. White space and case are not compared. Each place has a scheme of its own, so how a number is written is not
judged, nor what other sites have used. Documents without a number are for ogi-catalogue-fields.`,
	},
	Cites:   []disclosure.Cite{ogi12},
	Subject: disclosure.Say("有索引号的报告", "report with an index number"),
	Keep: func(r *disclosure.Report) any {
		if !hasIndex(r) {
			return nil
		}
		return strings.Clone(strings.TrimSpace(r.Index))
	},
	Site: func(p *check.Pass) {
		first := map[string]string{}
		for _, kept := range p.Kept() {
			p.Saw(1)
			index := kept.Value.(string)
			key := strings.ToUpper(check.Squeeze(index))
			if other, taken := first[key]; taken {
				p.Errorf(articleAt(p, kept.Report), check.Values{Found: index}, "索引号 %[1]s 已用于报告 %[2]s；请换一个", "the index number %[1]s is already that of the report %[2]s; give this one another", index, other)
				continue
			}
			first[key] = kept.Report
		}
	},
}

// hasIndex reports whether a report has an index number; what a new report
// begins with is none.
func hasIndex(r *disclosure.Report) bool {
	return check.Squeeze(r.Index) != "" && r.Index != disclosure.Unfilled.In(disclosure.ZhCN)
}

// articleAt is the element of the Chinese page that holds a report, for rules
// of the site.
func articleAt(p *check.Pass, report string) check.Spot { return chapterAt(p, report, "") }
