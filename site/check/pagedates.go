package check

import (
	"strings"

	"golang.org/x/net/html"
)

// readDates reads when the page was published and when the document was formed.
func (r *Reading) readDates() {
	r.Formed = r.labelledDate("formed", func(*Pair, string) bool { return true })
	strong := func(p *Pair, _ string) bool {
		return sureLabel(p.Label)
	}
	r.Published = r.labelledDate("published", strong)
	if r.Published == nil {
		r.Published = r.labelledDate("published", func(p *Pair, iso string) bool { return !strong(p, "") && r.besideTitle(p, iso) })
	}
	if r.Published == nil {
		r.Published = r.unlabelledDate()
	}
	values := map[*html.Node]bool{}
	for _, p := range r.Pairs {
		values[p.Node] = p.Value != ""
	}
	for _, l := range r.lines {
		if len(l.text) > 300 || values[l.at(0)] || inItem(l.node) {
			continue
		}
		text := l.plain()
		if strings.Contains(text, "此") {
			text = strings.TrimSpace(markNote.ReplaceAllString(text, ""))
		}
		if !beginsDate(text) {
			continue // only a line that is nothing but a date will do
		}
		printed, iso, _, _ := readDate(text)
		text = strings.Trim(digitWidth.Replace(text), "（()） ")
		if iso != "" && digitWidth.Replace(printed) == text && !strings.Contains(iso, "T") && !l.link {
			r.Signed = append(r.Signed, &SeenDate{Seen{Text: printed, Node: l.at(0)}, iso})
		}
	}
}

// sureLabel reports whether a label names the date of publication and no other.
func sureLabel(label string) bool {
	for _, start := range []string{"发布", "發", "公开"} {
		if strings.HasPrefix(label, start) {
			return true
		}
	}
	return false
}

// labelledDate is the first date behind a label of the field that will do. Where
// many entries carry the label, it is a list, and none is the page's.
func (r *Reading) labelledDate(field string, will func(*Pair, string) bool) *SeenDate {
	var found *SeenDate
	entries := map[string]bool{}
	for _, p := range r.Pairs {
		if p.field != field || p.Value == "" || !strings.ContainsAny(digitWidth.Replace(p.Value), "0123456789年") {
			continue
		}
		printed, iso, from, _ := readDate(p.raw)
		if printed == "" || from > 12 {
			printed, iso = p.Value, ""
		}
		if r.ofLink(p) || r.repeated(p) || !will(p, iso) {
			continue
		}
		if inItem(p.Node) {
			entries[printed] = true
		}
		if found == nil || found.ISO == "" && iso != "" {
			found = &SeenDate{Seen{Text: printed, Label: p.Label, Node: p.Node}, iso}
		}
	}
	if len(entries) >= 3 && found != nil && inItem(found.Node) {
		return nil
	}
	return found
}
