package rules

import (
	"fmt"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// FormOneReport looks for several reports of one organ, form and year.
var FormOneReport = &check.Rule{
	ID:    "form-one-report",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `一个机关、一种格式、一个年度只有一份报告

年度报告每年一份；有两份的，跨年的数不知道该与哪一份比较，读者也不知道以哪一份为准，因此为错误，列在每一份上。
同一年度有两份同样格式的清单时只予提醒：可能确有两份（如两份任务分解表），但变更记录只与其中一份比较。单件文件数量不限。
更正的报告应改在原报告中。`,
		disclosure.En: `an organ has one report of each form and year

There is one annual report a year. Of two, nobody knows which one other years are held against, nor which one counts: an error, told at
each. Two catalogues of one form and year are only warned of: there may well be two, of tasks say, but the change log is held against one
of them. Of single documents there may be any number. A correction is made in the report itself.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("年度报告或清单", "annual report or catalogue"),
	Keep: func(r *disclosure.Report) any {
		if r.Form.Kind == disclosure.DocumentForm {
			return nil
		}
		return keptPlace{fmt.Sprint(r.Organ.ID, " ", r.Form.ID, " ", r.Year), r.Organ, r.Form, r.Year}
	},
	Site: func(p *check.Pass) {
		first := map[string]check.Kept{}
		told := map[string]bool{}
		tell := func(kept check.Kept, other string) {
			k := kept.Value.(keptPlace)
			say := p.Errorf
			if k.form.Kind == disclosure.ListForm {
				say = p.Warnf
			}
			say(articleAt(p, kept.Report), check.Values{Found: other}, "%[1]s %[5]d 年度的“%[3]s”另有一份：%[6]s；请只留一份",
				"there is another %[4]q of %[2]s for %[5]d: %[6]s; keep one", k.organ.Name.In(disclosure.ZhCN), k.organ.Name.In(disclosure.En), k.form.Name.In(disclosure.ZhCN), k.form.Name.In(disclosure.En), k.year, other)
		}
		for _, kept := range p.Kept() {
			p.Saw(1)
			key := kept.Value.(keptPlace).key
			before, ok := first[key]
			if !ok {
				first[key] = kept
				continue
			}
			if !told[key] {
				told[key] = true
				tell(before, kept.Report)
			}
			tell(kept, before.Report)
		}
	},
}

// A keptPlace is whose report it is, in which form and for which year.
type keptPlace struct {
	key   string
	organ *disclosure.Organ
	form  *disclosure.Form
	year  int
}
