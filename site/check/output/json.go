package output

import (
	"encoding/json"
	"io"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// The JSON form of a result. Its shape is a contract: keys are added, never
// renamed or dropped.
type jsonResult struct {
	Tool       string           `json:"tool"`
	Version    string           `json:"version"`
	Today      string           `json:"today"`
	Verdict    string           `json:"verdict"`
	Counts     jsonCounts       `json:"counts"`
	Pages      int              `json:"pages"`
	Findings   []jsonFinding    `json:"findings"`
	Read       *[]jsonRead      `json:"read,omitempty"` // of foreign pages
	NotChecked []jsonNotChecked `json:"not_checked"`
	Against    *jsonAccount     `json:"against,omitempty"`
}

type jsonCounts struct {
	Error  int `json:"error"`
	Warn   int `json:"warn"`
	Info   int `json:"info"`
	Waived int `json:"waived"`
}

type jsonFinding struct {
	Rule        string          `json:"rule"`
	Level       check.Level     `json:"level"`
	Page        string          `json:"page"`
	Line        int             `json:"line"`
	Selector    string          `json:"selector"`
	Message     disclosure.Text `json:"message"`
	Found       *string         `json:"found"`
	Expected    *string         `json:"expected"`
	Cites       []jsonCite      `json:"cites"`
	Fingerprint string          `json:"fingerprint"`
	State       string          `json:"state"`
	Waiver      *jsonWaiver     `json:"waiver,omitempty"`
}

type jsonWaiver struct {
	Reason string `json:"reason"`
	Until  string `json:"until"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
}

type jsonCite struct {
	Instrument string                `json:"instrument"`
	Article    string                `json:"article,omitempty"`
	Confidence disclosure.Confidence `json:"confidence"`
}

type jsonNotChecked struct {
	Rule string          `json:"rule"`
	Why  disclosure.Text `json:"why"`
}

// JSON writes everything, for machines.
func JSON(w io.Writer, o *Outcome) error {
	out := jsonResult{
		Tool: "gongkai", Version: o.Version, Today: o.Today.String(), Verdict: o.verdict(), Pages: o.Pages,
		Counts:   jsonCounts{Error: o.Count(check.Error), Warn: o.Count(check.Warn), Info: o.Count(check.Info), Waived: len(o.waived())},
		Findings: []jsonFinding{}, NotChecked: []jsonNotChecked{},
	}
	for _, f := range o.Findings {
		j := jsonFinding{
			Rule: f.Rule, Level: f.Level, Page: f.Page, Line: f.Line, Selector: f.Selector, Message: f.Message,
			Found: orNull(f.Found), Expected: orNull(f.Expected), Fingerprint: f.Fingerprint, State: f.State,
		}
		for _, c := range f.Cites {
			j.Cites = append(j.Cites, jsonCite{c.Instrument, c.Article, c.Confidence})
		}
		if f.Waiver != nil {
			j.Waiver = &jsonWaiver{Reason: f.Waiver.Reason, Until: f.Waiver.Until.String(), File: f.Waiver.File, Line: f.Waiver.Line}
		}
		out.Findings = append(out.Findings, j)
	}
	if o.Foreign {
		read := readAsJSON(o.Read)
		out.Read = &read
	}
	for _, n := range o.unjudged() {
		out.NotChecked = append(out.NotChecked, jsonNotChecked(n))
	}
	out.Against = accountJSON(o.Against)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// orNull makes what was not seen null.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
