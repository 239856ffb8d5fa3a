package check

import (
	"strings"

	"gongkai/disclosure"
)

// An Account tells what became of every fact of a report on a saved page.
type Account struct {
	Report   string // year/slug
	Language disclosure.Lang
	Facts    []AccountedFact // in the order filed
}

// An AccountedFact is one fact and what the page shows of it.
type AccountedFact struct {
	ID     string
	Label  disclosure.Text
	Status FactStatus
	Value  string // as it should be printed
	Shown  string // as it is, or ""
	Line   int    // of the page, or 0
}

// FactStatus says what became of a fact.
type FactStatus string

// A fact is found where all places read as filed, changed where none does, and
// twice where some do.
const (
	FactFound   FactStatus = "found"
	FactMissing FactStatus = "missing"
	FactChanged FactStatus = "changed"
	FactTwice   FactStatus = "twice"
)

// Count tells how many facts have the status.
func (a *Account) Count(s FactStatus) int {
	n := 0
	for _, f := range a.Facts {
		if f.Status == s {
			n++
		}
	}
	return n
}

var (
	accountWords = disclosure.Text{
		disclosure.ZhCN: "与填报的报告 %[1]s（%[2]s）比对：数据共 %[3]d 项，一致 %[4]d，缺少 %[5]d，不同 %[6]d，多处不一致 %[7]d\n",
		disclosure.En:   "held against the report %[1]s (%[2]s): of %[3]d facts, found %[4]d, missing %[5]d, changed %[6]d, shown twice and differently %[7]d\n",
	}
	statusWords = map[FactStatus]disclosure.Text{
		FactMissing: {disclosure.ZhCN: "缺少", disclosure.En: "missing"},
		FactChanged: {disclosure.ZhCN: "不同", disclosure.En: "changed"},
		FactTwice:   {disclosure.ZhCN: "多处不一致", disclosure.En: "twice"},
	}
	languageNames = map[disclosure.Lang]disclosure.Text{
		disclosure.ZhCN: {disclosure.ZhCN: "中文页", disclosure.En: "Chinese page"},
		disclosure.En:   {disclosure.ZhCN: "英文页", disclosure.En: "English page"},
	}
)

// write tells how many facts were found, and names those that were not.
func (a *Account) write(out *textWriter, lang disclosure.Lang) {
	if a == nil {
		return
	}
	out.printf(accountWords.In(lang), a.Report, languageNames[a.Language].In(lang), len(a.Facts),
		a.Count(FactFound), a.Count(FactMissing), a.Count(FactChanged), a.Count(FactTwice))
	for _, f := range a.Facts {
		if f.Status == FactFound || a.Count(FactMissing) == len(a.Facts) { // all missing is no list
			continue
		}
		parts := []string{statusWords[f.Status].In(lang), f.ID, f.Label.In(lang), f.Value}
		if f.Status != FactMissing {
			parts = append(parts, "→ "+f.Shown)
		}
		out.printf("  %s\n", strings.Join(parts, "  "))
	}
	out.printf("\n")
}

type jsonAccount struct {
	Report   string          `json:"report"`
	Language disclosure.Lang `json:"language"`
	Facts    []jsonAccounted `json:"facts"`
}

type jsonAccounted struct {
	ID     string     `json:"id"`
	Status FactStatus `json:"status"`
	Value  string     `json:"value"`
	Shown  *string    `json:"shown"`
	Line   int        `json:"line"`
}

// json gives the account as the contract has it; nil without one.
func (a *Account) json() *jsonAccount {
	if a == nil {
		return nil
	}
	out := &jsonAccount{a.Report, a.Language, []jsonAccounted{}}
	for _, f := range a.Facts {
		j := jsonAccounted{ID: f.ID, Status: f.Status, Value: f.Value, Line: f.Line}
		if f.Status != FactMissing {
			j.Shown = &f.Shown // a blank cell shows nothing, which is not null
		}
		out.Facts = append(out.Facts, j)
	}
	return out
}
