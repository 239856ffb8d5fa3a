package check

import (
	"encoding/json"
	"io"

	"gongkai/disclosure"
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
}

type jsonCounts struct {
	Error  int `json:"error"`
	Warn   int `json:"warn"`
	Info   int `json:"info"`
	Waived int `json:"waived"`
}

type jsonFinding struct {
	Rule        string          `json:"rule"`
	Level       Level           `json:"level"`
	Page        string          `json:"page"`
	Line        int             `json:"line"`
	Selector    string          `json:"selector"`
	Message     disclosure.Text `json:"message"`
	Found       *string         `json:"found"`
	Expected    *string         `json:"expected"`
	Cites       []jsonCite      `json:"cites"`
	Fingerprint string          `json:"fingerprint"`
	State       string          `json:"state"`
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

// WriteJSON writes the result for machines. The same site, rules and day give
// the same bytes.
func WriteJSON(w io.Writer, r *Result, version string) error {
	out := jsonResult{
		Tool: "gongkai", Version: version, Today: r.Today.String(), Verdict: "pass", Pages: r.Pages,
		Counts:   jsonCounts{Error: r.Count(Error), Warn: r.Count(Warn), Info: r.Count(Info)},
		Findings: []jsonFinding{}, NotChecked: []jsonNotChecked{},
	}
	if out.Counts.Error > 0 {
		out.Verdict = "fail"
	}
	for _, f := range r.Findings {
		if f.State == "waived" {
			out.Counts.Waived++
		}
		j := jsonFinding{
			Rule: f.Rule, Level: f.Level, Page: f.Page, Line: f.Line, Selector: f.Selector, Message: f.Message,
			Found: orNull(f.Found), Expected: orNull(f.Expected), Fingerprint: f.Fingerprint, State: f.State,
		}
		for _, c := range f.Cites {
			j.Cites = append(j.Cites, jsonCite{c.Instrument, c.Article, c.Confidence})
		}
		out.Findings = append(out.Findings, j)
	}
	if r.Foreign {
		read := readAsJSON(r.Read)
		out.Read = &read
	}
	for _, n := range r.NotChecked {
		out.NotChecked = append(out.NotChecked, jsonNotChecked(n))
	}
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
