package check

import (
	"fmt"
	"io"

	"gongkai/disclosure"
)

var levelWords = map[Level]disclosure.Text{
	Error: {disclosure.ZhCN: "错误", disclosure.En: "errors"},
	Warn:  {disclosure.ZhCN: "警告", disclosure.En: "warnings"},
	Info:  {disclosure.ZhCN: "提示", disclosure.En: "notes"},
}

// WriteText writes the result for people: the findings by level, the gravest
// first, and by rule, each rule with what it rests on; what was not checked;
// the verdict last.
func WriteText(w io.Writer, r *Result, lang disclosure.Lang) error {
	out := &textWriter{w: w}
	if r.Foreign {
		writeRead(out, r.Read, lang)
	}
	for _, level := range []Level{Error, Warn, Info} {
		if r.Count(level) == 0 {
			continue
		}
		out.printf("%s (%d)\n", levelWords[level].In(lang), r.Count(level))
		for _, found := range byRule(r.Findings, level) {
			out.printf("\n")
			for _, f := range found {
				out.printf("  %s\n", f.Sentence(lang))
			}
			for _, c := range found[0].Cites {
				out.printf("      %s\n", CiteText(c, lang))
			}
		}
		out.printf("\n")
	}
	if len(r.NotChecked) > 0 {
		out.printf("%s\n", disclosure.Text{disclosure.ZhCN: "未检查", disclosure.En: "not checked"}.In(lang))
		for _, n := range together(r, lang) {
			out.printf("  %s\n", n)
		}
		out.printf("\n")
	}
	out.printf("%s\n", VerdictLine(r, lang))
	return out.err
}

// byRule groups the findings of a level by rule, in the order in which the
// rules first appear.
func byRule(findings []*Finding, level Level) [][]*Finding {
	var groups [][]*Finding
	at := map[string]int{}
	for _, f := range findings {
		if f.Level != level || f.State == "waived" {
			continue
		}
		i, ok := at[f.Rule]
		if !ok {
			i = len(groups)
			at[f.Rule] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// VerdictLine sums the result up in one line.
func VerdictLine(r *Result, lang disclosure.Lang) string {
	pass := r.Count(Error) == 0
	if lang == disclosure.ZhCN {
		verdict := "不通过"
		if pass {
			verdict = "通过"
		}
		return fmt.Sprintf("%s：%d 页，错误 %d，警告 %d，提示 %d（以 %s 为准）", verdict, r.Pages, r.Count(Error), r.Count(Warn), r.Count(Info), r.Today)
	}
	verdict := "FAIL"
	if pass {
		verdict = "PASS"
	}
	return fmt.Sprintf("%s: %s, %s, %s, %s (as of %s)", verdict, many(r.Pages, "page"), many(r.Count(Error), "error"),
		many(r.Count(Warn), "warning"), many(r.Count(Info), "note"), r.Today)
}

// many puts an English noun behind its number.
func many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// CiteText names what asks for something, and how far it was read.
func CiteText(c disclosure.Cite, lang disclosure.Lang) string {
	read := map[disclosure.Confidence]disclosure.Text{
		disclosure.V:     {disclosure.ZhCN: "已核对原文", disclosure.En: "text read"},
		disclosure.V2:    {disclosure.ZhCN: "据转载页面", disclosure.En: "read in a reproduction"},
		disclosure.P:     {disclosure.ZhCN: "惯例", disclosure.En: "observed practice"},
		disclosure.M:     {disclosure.ZhCN: "未核对原文", disclosure.En: "from memory, not verified"},
		disclosure.Logic: {disclosure.ZhCN: "由数据和算术得出", disclosure.En: "follows from the data"},
	}
	s := c.Instrument
	if c.Article != "" {
		s += " " + c.Article
	}
	return fmt.Sprintf("%s [%s: %s]", s, c.Confidence, read[c.Confidence].In(lang))
}

type textWriter struct {
	w   io.Writer
	err error
}

func (t *textWriter) printf(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format, args...)
	}
}
