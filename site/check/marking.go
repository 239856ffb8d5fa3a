package check

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A SeenMark is how a page says that a document is disclosed.
type SeenMark struct {
	Seen
	// Attribute is proactive, on-request, withheld, redacted or partial.
	Attribute string
	Field     bool // a field above the text, not a note at its end
	Signed    bool // a note in a line of its own, below a date of signature
}

var (
	markNote  = regexp.MustCompile(`[（(〔\[【]\s*此\s*件\s*(?:为|属于?|可)?\s*(主动公开|公开发布|依申请公开|不予公开|不公开|免予公开|删减后公开|部分公开|内部公开|公开)\s*[。.]?\s*[)）\]〕】]`)
	markWords = regexp.MustCompile(`^(主动公开|公开发布|依申请公开|不予公开|不公开|免予公开|删减后公开|部分公开|内部公开|公开)[。；;，,]?$`)
	// An English page's note, whole: (This document is proactively disclosed)
	markEnglish = regexp.MustCompile(`(?i)^[（(]\s*(?:this (?:document|item) is )?(?:(proactively disclosed|disclosed proactively|released to the public|for public release|proactive disclosure)|(disclosed (?:up)?on (?:request|application))|(not (?:to be )?(?:disclosed|made public)))\.?\s*[)）]$`)
)

// markAttributes says what the words mean; 公开发布 is the wording of the Party and the
// State Council, 主动公开 that of the regulations.
var markAttributes = map[string]string{
	"主动公开": "proactive", "公开发布": "proactive", "公开": "proactive", "依申请公开": "on-request",
	"不予公开": "withheld", "不公开": "withheld", "免予公开": "withheld", "内部公开": "withheld",
	"删减后公开": "redacted", "部分公开": "partial",
}

// readMarks finds the notes and the field of disclosure. What stands in
// quotation marks, or within a longer bracket, speaks of notes and is none.
func (r *Reading) readMarks() {
	var field *SeenMark
	for _, p := range r.Pairs {
		if m := markWords.FindStringSubmatch(p.Value); p.field == "attribute" && m != nil {
			mark := &SeenMark{Seen: Seen{Text: p.Label + "：" + p.Value, Label: p.Label, Node: p.Node}, Attribute: markAttributes[m[1]], Field: true}
			r.Marks = append(r.Marks, mark)
			if field == nil {
				field = mark
			}
		}
	}
	for i, l := range r.lines {
		if !strings.ContainsAny(l.text, "（(〔[【") {
			continue
		}
		text := withoutSeams.Replace(l.text)
		if strings.Contains(text, "此") && strings.Contains(text, "件") {
			at := markNote.FindAllStringSubmatchIndex(text, -1)
			for _, m := range at {
				before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
				after, _ := utf8.DecodeRuneInString(text[m[1]:])
				if strings.ContainsRune("“‘\"「『《", before) || strings.ContainsRune("”’\"」』》", after) || len(at) > 1 {
					continue
				}
				r.note(l, text[m[0]:m[1]], markAttributes[text[m[2]:m[3]]], r.below(i, text[:m[0]], text[m[1]:]))
			}
		} else if m := markEnglish.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
			attribute := "proactive"
			if m[2] != "" {
				attribute = "on-request"
			} else if m[3] != "" {
				attribute = "withheld"
			}
			r.note(l, strings.TrimSpace(text), attribute, r.below(i, "", ""))
		}
	}
	if r.Mark == nil {
		r.Mark = field
	}
}

// below reports whether a note has its line to itself, or shares it with a date,
// and a date of signature stands just above.
func (r *Reading) below(at int, before, after string) bool {
	if strings.TrimSpace(after) != "" {
		return false
	}
	if before = strings.TrimSpace(before); before != "" {
		printed, iso, _, _ := readDate(before)
		return iso != "" && printed == before
	}
	if at > 0 && !inItem(r.lines[at].node) {
		l := r.lines[at-1]
		text := strings.TrimSpace(l.plain())
		if printed, iso, _, _ := readDate(text); iso != "" && strings.HasSuffix(text, printed) && utf8.RuneCountInString(text) <= 60 {
			return true
		}
	}
	return false
}

func (r *Reading) note(l *line, text, attribute string, signed bool) {
	mark := &SeenMark{Seen: Seen{Text: text, Node: l.at(len(l.text))}, Attribute: attribute, Signed: signed}
	r.Marks, r.Mark = append(r.Marks, mark), mark
}
