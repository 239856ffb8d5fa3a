package output

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// levelWord heads the findings of a level.
func levelWord(l check.Level, lang disclosure.Lang) string {
	switch l {
	case check.Error:
		return disclosure.Say("错误", "errors").In(lang)
	case check.Warn:
		return disclosure.Say("警告", "warnings").In(lang)
	}
	return disclosure.Say("提示", "notes").In(lang)
}

// VerdictLine sums the result up in one line.
func VerdictLine(r *check.Result, lang disclosure.Lang) string {
	errors, warnings, notes, accepted := r.Count(check.Error), r.Count(check.Warn), r.Count(check.Info), 0
	for _, f := range r.Findings {
		if f.State == waived {
			accepted++
		}
	}
	verdict := disclosure.Say("通过", "PASS")
	if errors > 0 {
		verdict = disclosure.Say("不通过", "FAIL")
	}
	if lang == disclosure.ZhCN {
		s := fmt.Sprintf("%s：%d 页，错误 %d，警告 %d，提示 %d", verdict.In(lang), r.Pages, errors, warnings, notes)
		if accepted > 0 {
			s += fmt.Sprintf("，已豁免 %d", accepted)
		}
		return s + fmt.Sprintf("（以 %s 为准）", r.Today)
	}
	s := fmt.Sprintf("%s: %s, %s, %s, %s", verdict.In(lang), many(r.Pages, "page"), many(errors, "error"), many(warnings, "warning"), many(notes, "note"))
	if accepted > 0 {
		s += fmt.Sprintf(", %d waived", accepted)
	}
	return s + fmt.Sprintf(" (as of %s)", r.Today)
}

// pageName is the page's path; a finding of no page is one of all.
func pageName(page string, lang disclosure.Lang) string {
	if page == "." {
		return disclosure.Say("整个网站", "the site as a whole").In(lang)
	}
	return plain(page)
}

// many puts an English noun behind its number.
func many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// plain puts a text on one line and shows, as \u001b, the characters that would
// drive a terminal, turn the direction of the line or are not allowed in XML. A
// page may say anything, and messages quote pages.
func plain(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, drives) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case drives(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r) // U+FFFD for what is no character
		}
	}
	return b.String()
}

func drives(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufffe', r == '\uffff':
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// paragraphs splits a rule's doc, which is wrapped at the width of its file, at
// its blank lines; the first is the title.
func paragraphs(doc string) []string {
	var out []string
	for block := range strings.SplitSeq(strings.TrimSpace(doc), "\n\n") {
		var b strings.Builder
		for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
			if last, _ := utf8.DecodeLastRuneInString(b.String()); b.Len() > 0 && last < 0x2e80 {
				b.WriteByte(' ') // Chinese writes no space where a line was wrapped
			}
			b.WriteString(strings.TrimSpace(line))
		}
		out = append(out, b.String())
	}
	return out
}

func levelColor(l check.Level) string {
	switch l {
	case check.Error:
		return red
	case check.Warn:
		return yellow
	}
	return cyan
}
