package output

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// JUnit writes the XML that build servers read as results of tests.
//
// A suite is a rule and a case in it a page with findings, so a server shows
// what broke and where, and the same case has the same name in the next run
// however lines move; a rule that found nothing is one case that passed. Servers
// show one failure of a case, so one holds all. Errors are failures; so are
// warnings under --fail-on warn, as for the exit code. Other warnings and notes
// pass, and stand in the output of their case. What was waived or not checked is
// skipped, with the reason as its message.
//
// Of the dialects this is the one that Jenkins publishes as a schema; durations
// are 0, since nothing here may depend on a clock.
func JUnit(w io.Writer, o *Outcome) error {
	found := map[string][]*check.Finding{}
	for _, f := range o.Findings {
		found[f.Rule] = append(found[f.Rule], f)
	}
	not := map[string][]string{}
	for _, n := range o.unjudged() {
		not[n.Rule] = append(not[n.Rule], n.Why.In(o.Lang))
	}
	byID := o.rules()
	out := junitSuites{Name: "gongkai check", Time: "0"}
	for _, id := range o.ruleIDs() {
		s := junitSuite{Name: id, Time: "0"}
		for _, of := range byPage(found[id]) {
			s.Cases = append(s.Cases, o.junitCase(id, of))
		}
		for _, why := range not[id] {
			name := disclosure.Say("未检查：", "not checked: ").In(o.Lang) + plain(why)
			s.Cases = append(s.Cases, junitCase{Name: name, Class: "gongkai." + id, Time: "0", Skipped: &junitSaid{Message: plain(why)}})
		}
		if len(s.Cases) == 0 {
			name := id
			if r := byID[id]; r != nil {
				name = r.Title(o.Lang)
			}
			s.Cases = append(s.Cases, junitCase{Name: name, Class: "gongkai." + id, Time: "0"})
		}
		for _, c := range s.Cases {
			s.Tests++
			if c.Failure != nil {
				s.Failures++
			}
			if c.Skipped != nil {
				s.Skipped++
			}
		}
		out.Tests += s.Tests
		out.Failures += s.Failures
		out.Suites = append(out.Suites, s)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// byPage groups the findings of a rule, which are sorted by page.
func byPage(found []*check.Finding) [][]*check.Finding {
	var out [][]*check.Finding
	for i, f := range found {
		if i == 0 || found[i-1].Page != f.Page {
			out = append(out, nil)
		}
		last := len(out) - 1
		out[last] = append(out[last], f)
	}
	return out
}

// junitCase is one rule on one page.
func (o *Outcome) junitCase(id string, found []*check.Finding) junitCase {
	c := junitCase{Name: pageName(found[0].Page, o.Lang), Class: "gongkai." + id, Time: "0"}
	var failed, accepted, said []string
	var worst *check.Finding
	for _, f := range found {
		sentence := plain(f.Sentence(o.Lang))
		if f.State == baseline {
			sentence += disclosure.Say("（此前已知）", " (known before)").In(o.Lang)
		}
		switch {
		case o.fails(f):
			failed = append(failed, sentence)
			if worst == nil || worst.Level != check.Error && f.Level == check.Error {
				worst = f
			}
		case f.State == waived:
			accepted = append(accepted, sentence, "  "+plain(waiverText(f, o.Lang)))
		default:
			said = append(said, sentence)
		}
	}
	switch {
	case len(failed) > 0:
		message := plain(worst.Message.In(o.Lang))
		if more := len(failed) - 1; more > 0 {
			message += disclosure.Say("（另有 %d 处）", " (and %d more)", more).In(o.Lang)
		}
		for _, cite := range found[0].Cites {
			failed = append(failed, "  "+check.CiteText(cite, o.Lang))
		}
		c.Failure = &junitSaid{Message: message, Type: string(worst.Level), Text: lines(failed)}
		said = append(said, accepted...)
	case len(said) == 0:
		c.Skipped = &junitSaid{Message: plain(waiverText(found[0], o.Lang)), Text: lines(accepted)}
	default:
		said = append(said, accepted...)
	}
	c.Out = lines(said)
	return c
}

func lines(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf("\n%s\n", strings.Join(list, "\n"))
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"` // of the tests themselves; there are none
	Time     string       `xml:"time,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string     `xml:"name,attr"`
	Class   string     `xml:"classname,attr"`
	Time    string     `xml:"time,attr"`
	Skipped *junitSaid `xml:"skipped"`
	Failure *junitSaid `xml:"failure"`
	Out     string     `xml:"system-out,omitempty"`
}

type junitSaid struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}
