package check

import "gongkai/disclosure"

// A Waiver is somebody's reasoned acceptance of one finding, until a day.
type Waiver struct {
	Reason string
	Until  disclosure.Date // the last day that it holds
	File   string
	Line   int

	Fingerprint string // of the finding
	Rule, Page  string // of the finding, for people to read
	Added       disclosure.Date
	Matched     bool // the finding is still there; known once all rules have looked
}

// WaiversFile is where a site keeps its waivers.
const WaiversFile = "waivers.toml"

// LongestWaiver is for how many days a finding may be accepted at a time: a
// year, as most of what is published here is. When the next report is due,
// somebody should look again and say why it is still so.
const LongestWaiver = 366

// Expired reports whether the waiver's last day has passed.
func (w *Waiver) Expired(today disclosure.Date) bool { return w.Until.Before(today) }

// waive marks the findings that were accepted. An expired waiver accepts
// nothing: the finding counts again.
func waive(found []*Finding, waivers []*Waiver, today disclosure.Date) {
	by := map[string]*Waiver{}
	for _, w := range waivers {
		by[w.Fingerprint] = w
	}
	for _, f := range found {
		w := by[f.Fingerprint]
		if w == nil || w.Rule != f.Rule || w.Page != f.Page {
			continue
		}
		w.Matched = true
		if !w.Expired(today) {
			f.State, f.Waiver = "waived", w
		}
	}
}
