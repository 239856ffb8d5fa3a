package disclosure

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Needed lists, sorted, the reports of a year and those that their pages lean on, whatever
// their years: earlier versions of a catalogue, whose changes they tell, and reports that
// they link to. With these and no other the pages of the year are what they are on the
// whole site. withdrawn are those among them that were taken back. keep, unless nil, says
// which reports count at all.
func (f *Filings) Needed(ctx context.Context, year int, keep func(*Report) bool) (reports, withdrawn []string, err error) {
	var mu sync.Mutex
	ledger, links := NewLedger(f.Forms), map[string][]string{}
	err = f.Each(ctx, func(r *Report) error {
		if keep != nil && !keep(r) {
			return nil
		}
		ledger.Take(r)
		var to []string
		for _, l := range r.Related {
			if l.Report != "" {
				to = append(to, l.Report)
			}
		}
		mu.Lock()
		defer mu.Unlock()
		links[r.ID] = to
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for _, e := range ledger.Entries() {
		if earlier := ledger.Earlier(e); e.Form.Kind == ListForm && earlier != nil {
			links[e.Report] = append(links[e.Report], earlier.Report)
		}
	}
	gone := map[string]bool{}
	for _, w := range f.Withdrawn {
		gone[w.ID] = true
	}
	taken := map[string]bool{}
	var take func(id string)
	take = func(id string) {
		if taken[id] {
			return
		}
		taken[id] = true
		if gone[id] {
			withdrawn = append(withdrawn, id)
			return
		}
		reports = append(reports, id)
		for _, to := range links[id] {
			take(to)
		}
	}
	of := strconv.Itoa(year)
	for id := range links {
		if path.Dir(id) == of {
			take(id)
		}
	}
	for id := range gone {
		if path.Dir(id) == of {
			take(id)
		}
	}
	slices.SortFunc(reports, strings.Compare)
	slices.SortFunc(withdrawn, strings.Compare)
	return reports, withdrawn, nil
}
