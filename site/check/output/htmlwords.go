package output

import (
	"fmt"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// What the template asks of a part, in its language.

// Say picks the words of the part's language.
func (p *htmlPart) Say(zh, en string, args ...any) string {
	return disclosure.Say(zh, en, args...).In(p.lang)
}

// Many puts an English noun behind its number.
func (p *htmlPart) Many(n int, noun string) string { return many(n, noun) }

// Tag is the language tag of the part; Key its short name, for ids.
func (p *htmlPart) Tag() string { return tag(p.lang) }

func (p *htmlPart) Key() string { return string(p.lang) }

// Own is the name of the part's language in that language.
func (p *htmlPart) Own() string {
	if p.lang == disclosure.ZhCN {
		return "中文"
	}
	return "English"
}

// Passed reports the verdict.
func (p *htmlPart) Passed() bool { return p.verdict() == "pass" }

// Verdict is the whole verdict in one line.
func (p *htmlPart) Verdict() string { return VerdictLine(p.Result, p.lang) }

// Day is the day that was judged as of.
func (p *htmlPart) Day() string { return p.Today.In(p.lang) }

// LevelOf names the level of one finding.
func (p *htmlPart) LevelOf(l check.Level) string {
	switch l {
	case check.Error:
		return p.Say("错误", "error")
	case check.Warn:
		return p.Say("警告", "warning")
	}
	return p.Say("提示", "note")
}

// Sentence is the message of a cause.
func (p *htmlPart) Sentence(c *cause) string { return plain(c.Message.In(p.lang)) }

// Where names the first places of a cause, and says how many there are more.
func (p *htmlPart) Where(c *cause) htmlPlacesOf {
	places, more := firstPlaces(c, htmlPlaces)
	for i := range places {
		if rest, ok := strings.CutPrefix(places[i], "."); ok && c.Page == "." {
			places[i] = pageName(".", p.lang) + rest
		}
		places[i] = plain(places[i])
	}
	out := htmlPlacesOf{Places: places}
	switch {
	case more > 0 && len(c.pages) > 1:
		out.More = p.Say("另有 %[1]d 个页面", "and %[2]s", more, many(more, "more page"))
	case more > 0:
		out.More = p.Say("另有 %[1]d 处", "and %[2]s", more, many(more, "more place"))
	}
	if len(c.found) > 1 {
		out.Sum = p.Say("%[1]d 处，%[2]d 个页面", "%[3]s, %[4]s", len(c.found), len(c.pages), many(len(c.found), "place"), many(len(c.pages), "page"))
	}
	return out
}

type htmlPlacesOf struct {
	Places    []string
	Sum, More string
}

// IsKnown reports whether the finding was there in an earlier run.
func (p *htmlPart) IsKnown(c *cause) bool { return c.State == baseline }

// Reason, Until and Kept tell of a waiver: why, how long, and where it stands.
func (p *htmlPart) Reason(c *cause) string {
	if c.Waiver == nil {
		return ""
	}
	return plain(c.Waiver.Reason)
}

// Until is the last day of a waiver.
func (p *htmlPart) Until(c *cause) string {
	if c.Waiver == nil {
		return ""
	}
	return c.Waiver.Until.In(p.lang)
}

// Kept is the place in the file that holds the waiver.
func (p *htmlPart) Kept(c *cause) string {
	switch w := c.Waiver; {
	case w == nil:
		return ""
	case w.Line > 0:
		return fmt.Sprintf("%s:%d", plain(w.File), w.Line)
	default:
		return plain(w.File)
	}
}

// Read says how far a citation was read.
func (p *htmlPart) Read(c disclosure.Cite) string { return check.ConfidenceText(c.Confidence, p.lang) }

// Why is the reason of what was not checked.
func (p *htmlPart) Why(r *reason) string { return plain(r.why.In(p.lang)) }

// Unrun lists the rules with that reason.
func (p *htmlPart) Unrun(r *reason) []string { return r.rules }
