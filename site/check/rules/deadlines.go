package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// hasDue selects the reports of a kind that have such a day.
func hasDue(is func(*disclosure.Report) bool) func(*disclosure.Report) bool {
	return func(r *disclosure.Report) bool {
		_, due := r.Due()
		return due && is(r)
	}
}

// ofLevel selects the disclosure reports of organs of the level.
func ofLevel(level string) func(*disclosure.Report) bool {
	return hasDue(func(r *disclosure.Report) bool { return ofDisclosure(r) && r.Organ.Level == level })
}

// late looks at the time of publication that was filed, and tells where and
// what to report of a report that was published later than its last day.
func late(p *check.Pass, filed *check.Filed) (at check.Spot, v check.Values, published, last disclosure.Date, is bool) {
	p.Saw(1)
	due, _ := filed.Due()
	published, last = disclosure.DateOf(filed.Published), due.AddDays(-1)
	return zhHook(filed, "data-published"), check.Values{Found: published.String(), Expected: "≤ " + last.String()}, published, last, last.Before(published)
}
