package against

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A judge compares one page with one filing, and keeps what it finds for the
// rules to tell.
type judge struct {
	*filing
	on     *shown
	places []place

	told    map[string][]remark          // by rule
	saw     map[string]int               // by rule
	skipped map[string][]disclosure.Text // by rule
	shows   map[string][]sighting        // by fact
	gone    map[*disclosure.Table]bool   // tables that are not on the page
	lost    map[string]bool              // what cells of tables read that are not on the page
}

// A remark is a finding before its rule tells it.
type remark struct {
	level  check.Level
	at     check.Spot
	values check.Values
	zh, en string
	args   []any
}

// A sighting is one place where the page shows a fact, or should.
type sighting struct {
	text  string
	right bool
	node  *html.Node
}

func judgePage(r *disclosure.Report, page *check.Page) *judge {
	_, f := language(r, page)
	j := &judge{filing: f, told: map[string][]remark{}, saw: map[string]int{}, skipped: map[string][]disclosure.Text{}, shows: map[string][]sighting{}, gone: map[*disclosure.Table]bool{}, lost: map[string]bool{}}
	skip := j.compareTables(page)
	j.on = readPage(page, skip)
	j.cutPanels()
	j.places = find(f, j.on)
	if j.absent(page) {
		return j
	}
	j.tellLost()
	j.comparePieces()
	j.extras()
	j.copies()
	j.typography()
	j.compareHead(page)
	return j
}

// absent reports whether the page is of something else: then that is all there
// is to say.
func (j *judge) absent(page *check.Page) bool {
	if len(j.shows) > 0 {
		return false
	}
	all, here := 0, 0
	for i, p := range j.pieces {
		if p.kind == paragraph || p.kind == heading {
			all++
			if j.places[i].found {
				here++
			}
		}
	}
	if here*10 >= all && (all > 0 || j.Title.In(j.lang) == "" || len(j.tables) == 0) {
		return false
	}
	title := j.Title.In(j.lang)
	j.errorf(textRule, check.Spot{Page: page, Node: nil}, "", title, "页面上没有这份报告（%[1]s）的正文；请确认所查的页面和 --against 指定的报告是否对应",
		"the page does not hold the text of this report (%[1]s); see whether the page and the report named by --against belong together", title)
	for _, id := range []string{tableRule, factRule, headingRule, dateRule, sourceRule, markRule, signoffRule, titleRule, fieldRule} {
		j.skip(id, "页面上没有这份报告", "the page does not hold the report")
	}
	return true
}

func (j *judge) add(rule string, level check.Level, at check.Spot, found, expected, zh, en string, args []any) {
	j.told[rule] = append(j.told[rule], remark{level, at, check.Values{Found: found, Expected: expected}, zh, en, args})
}

func (j *judge) errorf(rule string, at check.Spot, found, expected, zh, en string, args ...any) {
	j.add(rule, check.Error, at, found, expected, zh, en, args)
}

func (j *judge) warnf(rule string, at check.Spot, found, expected, zh, en string, args ...any) {
	j.add(rule, check.Warn, at, found, expected, zh, en, args)
}

func (j *judge) skip(rule, zh, en string) {
	j.skipped[rule] = append(j.skipped[rule], disclosure.Text{disclosure.ZhCN: zh, disclosure.En: en})
}

// sight notes that the page shows a fact.
func (j *judge) sight(f *disclosure.Fact, text string, right bool, node *html.Node) {
	j.shows[f.ID] = append(j.shows[f.ID], sighting{text, right, node})
}
