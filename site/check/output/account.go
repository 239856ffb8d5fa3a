package output

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

var (
	statusWords = map[check.FactStatus]disclosure.Text{
		check.FactMissing: {disclosure.ZhCN: "缺少", disclosure.En: "missing"},
		check.FactChanged: {disclosure.ZhCN: "不同", disclosure.En: "changed"},
		check.FactTwice:   {disclosure.ZhCN: "多处不一致", disclosure.En: "twice"},
	}
	languageNames = map[disclosure.Lang]disclosure.Text{
		disclosure.ZhCN: {disclosure.ZhCN: "中文页", disclosure.En: "Chinese page"},
		disclosure.En:   {disclosure.ZhCN: "英文页", disclosure.En: "English page"},
	}
)

// account tells how many facts were found, and names those that were not. Where
// all are missing there is no list.
func (t *textWriter) account(a *check.Account) {
	if a == nil {
		return
	}
	t.line(t.say("与填报的报告 %[1]s（%[8]s）比对：数据共 %[3]d 项，一致 %[4]d，缺少 %[5]d，不同 %[6]d，多处不一致 %[7]d",
		"held against the report %[1]s (%[2]s): of %[3]d facts, found %[4]d, missing %[5]d, changed %[6]d, shown twice and differently %[7]d",
		a.Report, languageNames[a.Language].In(disclosure.En), len(a.Facts),
		a.Count(check.FactFound), a.Count(check.FactMissing), a.Count(check.FactChanged), a.Count(check.FactTwice), languageNames[a.Language].In(disclosure.ZhCN)))
	for _, f := range a.Facts {
		if f.Status == check.FactFound || a.Count(check.FactMissing) == len(a.Facts) {
			continue
		}
		parts := []string{statusWords[f.Status].In(t.lang), f.ID, f.Label.In(t.lang), f.Value}
		if f.Status != check.FactMissing {
			parts = append(parts, "→ "+f.Shown)
		}
		t.line("  " + plain(strings.Join(parts, "  ")))
	}
	t.line("")
}

type jsonAccount struct {
	Report   string          `json:"report"`
	Language disclosure.Lang `json:"language"`
	Facts    []jsonAccounted `json:"facts"`
}

type jsonAccounted struct {
	ID     string           `json:"id"`
	Status check.FactStatus `json:"status"`
	Value  string           `json:"value"`
	Shown  *string          `json:"shown"`
	Line   int              `json:"line"`
}

// accountJSON gives the account as the contract has it; nil without one.
func accountJSON(a *check.Account) *jsonAccount {
	if a == nil {
		return nil
	}
	out := &jsonAccount{a.Report, a.Language, []jsonAccounted{}}
	for _, f := range a.Facts {
		j := jsonAccounted{ID: f.ID, Status: f.Status, Value: f.Value, Line: f.Line}
		if f.Status != check.FactMissing {
			j.Shown = &f.Shown // a blank cell shows nothing, which is not null
		}
		out.Facts = append(out.Facts, j)
	}
	return out
}
