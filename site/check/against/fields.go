package against

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

var (
	sourceLabel = regexp.MustCompile(`(?i)(?:信息来源|文章来源|来源|稿源|source)\s*[:]?\s*`)
	nextLabel   = regexp.MustCompile(`\s+[^\s:]{1,12}\s*:|\s*[|【\[]`)
)

// valueAt reads what stands behind a label: to the end of its line, or to the
// next label, or the next line where the label fills its own.
func valueAt(lines []line, i, end int) (string, line) {
	l := lines[i]
	rest := strings.TrimSpace(l.text[end:])
	if rest == "" && i+1 < len(lines) {
		l = lines[i+1]
		rest = l.text
	}
	return rest, l
}

// holds reports whether a text begins with words, blanks apart, and a label or
// nothing follows.
func holds(text, words string) bool {
	t, w := folded(text), folded(words)
	if !strings.HasPrefix(t, w) {
		return false
	}
	if t == w {
		return true
	}
	// What follows must be set off: find where the words end in the text.
	n := len([]rune(w))
	for i, r := range text {
		if _, ok := fold(r); ok {
			if n == 0 {
				return i > 0 && (text[i-1] == ' ' || isPunctuation(r))
			}
			n--
		}
	}
	return true
}

// compareSource compares the source.
func (j *judge) compareSource(page *check.Page, lines []line) {
	want := j.Source.In(j.lang)
	if want == "" {
		return
	}
	j.saw[sourceRule]++
	var wrong string
	var at line
	alone := false
	for i, l := range lines {
		alone = alone || folded(l.text) == folded(want)
		for _, m := range sourceLabel.FindAllStringIndex(l.text, -1) {
			value, in := valueAt(lines, i, m[1])
			if holds(value, want) {
				return
			}
			if labelled := strings.Contains(l.text[m[0]:m[1]], ":") || m[1] == len(l.text); labelled && value != "" && wrong == "" {
				wrong, at = cutAtLabel(value), in
			}
		}
	}
	if wrong != "" {
		j.errorf(sourceRule, page.At(at.node), wrong, want, "来源与填报不一致：填报为“%[1]s”，页面为“%[2]s”；请改正", "the source differs from what was filed: %[1]q was filed, the page has %[2]q; correct it", want, wrong)
		return
	}
	if alone { // on a line of its own, without a label
		return
	}
	j.errorf(sourceRule, check.Spot{Page: page}, "", want, "正文前后没有来源，填报为“%[1]s”；请让页面显示来源", "no source stands around the text; %[1]q was filed; have the page show it", want)
}

func cutAtLabel(value string) string {
	if m := nextLabel.FindStringIndex(value); m != nil && m[0] > 0 {
		value = value[:m[0]]
	}
	return clipped(strings.TrimSpace(value))
}

// indexLabels are what pages call the index number.
var indexLabels = disclosure.Text{disclosure.ZhCN: "索引号", disclosure.En: "Index number"}

// compareFields compares the index number and what the form asks for. Most CMSs
// give index numbers of their own, so that a missing one is only pointed out.
func (j *judge) compareFields(page *check.Page, lines []line) {
	if j.Index != "" {
		j.field(page, lines, indexLabels, j.Index, false)
	}
	for _, f := range j.Fields {
		if words := f.Text(j.lang); words != "" {
			j.field(page, lines, f.Label, words, true)
		}
	}
}

func (j *judge) field(page *check.Page, lines []line, label disclosure.Text, want string, must bool) {
	j.saw[fieldRule]++
	name := folded(label.In(j.lang))
	zh, en := label.In(disclosure.ZhCN), label.In(disclosure.En)
	var wrong string
	var at line
	for i, l := range lines {
		text := folded(l.text)
		if text == folded(want) {
			return
		}
		k := strings.Index(text, name)
		if k < 0 {
			continue
		}
		rest, in := strings.TrimLeft(text[k+len(name):], ":"), l
		if rest == "" && i+1 < len(lines) {
			rest, in = folded(lines[i+1].text), lines[i+1]
		}
		if strings.HasPrefix(rest, folded(want)) && !longerValue(strings.TrimPrefix(rest, folded(want))) {
			return
		}
		if labelled := k == 0; labelled && wrong == "" && rest != "" {
			wrong, at = rest, in
			if in.node == l.node {
				if _, after, ok := strings.Cut(l.text, ":"); ok {
					wrong = strings.TrimSpace(after)
				}
			} else {
				wrong = in.text
			}
		}
	}
	switch {
	case wrong != "":
		j.errorf(fieldRule, page.At(at.node), cutAtLabel(wrong), want, "“%[1]s”与填报不一致：填报为“%[3]s”，页面为“%[4]s”；请改正", "%[2]q differs from what was filed: %[3]q was filed, the page has %[4]q; correct it", zh, en, want, cutAtLabel(wrong))
	case must:
		j.errorf(fieldRule, check.Spot{Page: page}, "", want, "页面没有显示“%[1]s”，填报为“%[3]s”；请补上", "the page does not show %[2]q, for which %[3]q was filed; add it", zh, en, want)
	default:
		j.warnf(fieldRule, check.Spot{Page: page}, "", want, "页面没有显示“%[1]s”，填报为“%[3]s”；请在发布系统中填写", "the page does not show %[2]q, for which %[3]q was filed; enter it in your CMS", zh, en, want)
	}
}

// longerValue reports whether what follows a value makes it another.
func longerValue(rest string) bool {
	return rest != "" && isWord([]rune(rest)[0])
}
