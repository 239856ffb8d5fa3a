package output

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// siteBase is the name, in SARIF, of the folder that was checked. Where it lies
// is the reader's affair: the same site gives the same bytes on any machine.
const siteBase = "SITE"

// SARIF writes the Static Analysis Results Interchange Format 2.1.0, of OASIS,
// for code hosts, editors and result management systems.
//
// Sentences are in the reader's language; help and properties have both. A
// waiver is a suppression of kind external; every result says whether it has
// one, as the standard asks. What was not checked is a notification of the run
// that names the rule. The standard would also have results of kind
// notApplicable or open for it, but consumers that read no kinds, GitHub's
// among them, would show each as a fault of the pages.
func SARIF(w io.Writer, o *Outcome) error {
	index := map[string]int{}
	byID := o.rules()
	driver := sarifDriver{Name: "gongkai", Version: o.Version, SemanticVersion: o.Version, Language: tag(o.Lang), Rules: []sarifRule{},
		Notifications: []sarifDescription{{ID: "not-checked", Short: sarifText{Text: disclosure.Say("规则未检查，或有一处未能检查。", "A rule judged nothing, or could not judge one place.").In(o.Lang)}}}}
	for i, id := range o.ruleIDs() {
		index[id] = i
		driver.Rules = append(driver.Rules, sarifRuleOf(id, byID[id], o.Lang))
	}
	run := sarifRun{
		Tool: sarifTool{driver}, Language: tag(o.Lang), ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
		BaseIDs: map[string]sarifArtifact{siteBase: {Description: &sarifText{
			Text: disclosure.Say("受检网站的根目录。", "The root folder of the site that was checked.").In(o.Lang)}}},
		Properties: sarifRunBag{Today: o.Today.String(), Verdict: o.verdict(), Pages: o.Pages},
	}
	invocation := sarifInvocation{Successful: true, Notifications: []sarifNotification{}}
	for _, n := range o.unjudged() {
		invocation.Notifications = append(invocation.Notifications, sarifNotification{
			Descriptor: sarifReference{ID: "not-checked"}, Rule: sarifReference{ID: n.Rule, Index: index[n.Rule]},
			Level: "note", Message: sarifText{Text: braces(n.Why.In(o.Lang))},
		})
	}
	run.Invocations = []sarifInvocation{invocation}
	// Where one result tells of a baseline, all must.
	compared := o.Baseline || slices.ContainsFunc(o.Findings, func(f *check.Finding) bool { return f.State == baseline })
	for _, f := range o.Findings {
		r := sarifResult{
			RuleID: f.Rule, RuleIndex: index[f.Rule], Level: sarifLevel(f.Level), Message: sarifText{Text: braces(f.Message.In(o.Lang))},
			Locations: []sarifLocation{sarifPlace(f)}, Fingerprints: sarifFingerprints{f.Fingerprint}, Suppressions: suppressions(f),
			Properties: sarifResultBag{Messages: f.Message, Found: orNull(f.Found), Expected: orNull(f.Expected)},
		}
		if rule := byID[f.Rule]; rule == nil || !slices.Equal(rule.Cites, f.Cites) {
			r.Properties.Citations = sarifCites(f.Cites, o.Lang)
		}
		switch {
		case !compared:
		case f.State == "new":
			r.BaselineState = "new"
		default: // what was waived had been found before
			r.BaselineState = "unchanged"
		}
		run.Results = append(run.Results, r)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

func sarifRuleOf(id string, r *check.Rule, lang disclosure.Lang) sarifRule {
	if r == nil {
		return sarifRule{ID: id}
	}
	short := braces(r.Title(lang))
	help := &sarifText{}
	for i, l := range firstOf(lang) {
		title, text := r.Title(l), paragraphs(r.Doc.In(l))[1:]
		rests := disclosure.Say("依据：", "Rests on:").In(l)
		if i > 0 {
			help.Text += "\n\n"
			help.Markdown += "\n---\n\n"
		}
		help.Text += braces(title + "\n\n" + strings.Join(text, "\n\n") + "\n\n" + rests)
		help.Markdown += braces("### " + markdown(title) + "\n\n" + markdown(strings.Join(text, "\n\n")) + "\n\n" + rests + "\n")
		for _, c := range r.Cites {
			help.Text += "\n" + braces(check.CiteText(c, l))
			help.Markdown += "\n- " + braces(markdown(check.CiteText(c, l)))
		}
		help.Markdown += "\n"
	}
	return sarifRule{
		ID: id, Short: &sarifText{Text: short}, Full: &sarifText{Text: braces(strings.Join(paragraphs(r.Doc.In(lang))[1:], "\n\n"))},
		Help: help, Default: &sarifDefault{sarifLevel(r.Level)}, Properties: &sarifRuleProperty{sarifCites(r.Cites, lang)},
	}
}

func sarifCites(cites []disclosure.Cite, lang disclosure.Lang) []sarifCite {
	out := []sarifCite{}
	for _, c := range cites {
		out = append(out, sarifCite{c.Instrument, c.Article, c.Confidence, check.ConfidenceText(c.Confidence, lang)})
	}
	return out
}

func sarifPlace(f *check.Finding) sarifLocation {
	var place sarifLocation
	place.Physical.Artifact = sarifFile(f.Page)
	if f.Line > 0 {
		place.Physical.Region = &sarifRegion{f.Line}
	}
	if f.Selector != "" {
		place.Logical = []sarifLogical{{Name: f.Selector, Kind: "element"}}
	}
	return place
}

// sarifFile addresses a file of the site; a page from a web archive has its own
// address.
func sarifFile(page string) sarifArtifact {
	if u, err := url.Parse(page); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		return sarifArtifact{URI: u.String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: page}).String(), BaseID: siteBase}
}

func suppressions(f *check.Finding) []sarifSuppression {
	if f.State != waived {
		return []sarifSuppression{}
	}
	s := sarifSuppression{Kind: "external", Status: "accepted"}
	if w := f.Waiver; w != nil {
		s.Justification = w.Reason
		s.Properties = &sarifSuppressionBag{w.Until.String()}
		if w.File != "" {
			s.Location = &sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: w.File}).String()}}}
			if w.Line > 0 {
				s.Location.Physical.Region = &sarifRegion{w.Line}
			}
		}
	}
	return []sarifSuppression{s}
}

func sarifLevel(l check.Level) string {
	switch l {
	case check.Error:
		return "error"
	case check.Warn:
		return "warning"
	}
	return "note"
}

// braces doubles them, since SARIF's messages have their placeholders in braces.
func braces(s string) string { return strings.NewReplacer("{", "{{", "}", "}}").Replace(s) }

// markdown keeps a plain text from being read as Markdown or HTML.
func markdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "#", `\#`, "|", `\|`).Replace(s)
}

// tag is the language tag of BCP 47.
func tag(lang disclosure.Lang) string {
	if lang == disclosure.ZhCN {
		return "zh-CN"
	}
	return string(lang)
}

// firstOf lists the languages, beginning with the reader's.
func firstOf(lang disclosure.Lang) []disclosure.Lang {
	out := []disclosure.Lang{lang}
	for _, l := range disclosure.Langs {
		if l != lang {
			out = append(out, l)
		}
	}
	return out
}
