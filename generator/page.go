package generator

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/BurntSushi/toml"

	"gongkai/disclosure"
)

// Marker stands in the first lines of each generated page. A folder whose
// index carries it belongs to the generator.
const Marker = "by gongkai generate. DO NOT EDIT."

// reportPage writes index.LANG.md: front matter with every word and number
// already in the page's language, then the body. changes is the log of a
// catalogue, or nil.
func reportPage(r *disclosure.Report, changes map[string]any, lang disclosure.Lang, o options) ([]byte, error) {
	p := params(r, lang)
	if o.drafts && r.Approval() != disclosure.StateSigned {
		p["draft"] = true
	}
	if a := o.archives[r.Year]; a != nil && a.Last().Holds(r.ID) {
		p["archived"] = a.Last().On().String()
	}
	if changes != nil {
		p["changes"] = changes
	}
	front := map[string]any{
		"title":       r.Title.In(lang),
		"date":        r.Published,
		"description": r.Summary.In(lang),
		"keywords":    keywords(r, lang),
		"params":      map[string]any{"report": p},
	}
	var body string
	if b := r.Bodies[lang]; b != nil {
		body = markdown(b)
	}
	return page("reports/"+r.ID, front, body)
}

// yearPage writes the list page of one year.
func yearPage(year string, lang disclosure.Lang) ([]byte, error) {
	n, err := strconv.Atoi(year)
	if err != nil {
		return nil, err
	}
	return page("reports/"+year, map[string]any{
		"title":  disclosure.Say("%d年度文件", "Documents for %d", n).In(lang),
		"params": map[string]any{"year": n},
	}, "")
}

// page puts marker, marshalled front matter and body together.
func page(source string, front map[string]any, body string) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "+++\n# Code generated from %s %s\n", source, Marker)
	e := toml.NewEncoder(&b)
	e.Indent = ""
	if err := e.Encode(front); err != nil {
		return nil, fmt.Errorf("front matter: %w", err)
	}
	b.WriteString("+++\n")
	if body != "" {
		b.WriteString("\n" + body)
	}
	return b.Bytes(), nil
}

func keywords(r *disclosure.Report, lang disclosure.Lang) []string {
	if k, ok := r.Keywords[lang]; ok {
		return k
	}
	return r.Keywords[disclosure.ZhCN]
}

// params is the report as templates read it. docs/architecture.md lists its keys.
func params(r *disclosure.Report, lang disclosure.Lang) map[string]any {
	p := map[string]any{
		"id":             r.ID,
		"year":           r.Year,
		"form":           r.Form.ID,
		"form_name":      r.Form.Name.In(lang),
		"organ":          r.Organ.ID,
		"organ_name":     r.Organ.Name.In(lang),
		"edition":        r.Edition,
		"translation":    r.Translation,
		"published":      r.Published.Format("2006-01-02 15:04"),
		"formed":         r.Formed.String(),
		"source":         r.Source.In(lang),
		"title_zh":       r.Title.In(disclosure.ZhCN),
		"mark_attribute": r.Mark.Attribute,
		"mark_text":      r.Mark.Text.In(lang),
		"addressees":     names(r.Addressees, lang),
		"signatories":    names(r.Signatories, lang),
		"facts":          facts(r, lang),
		"rates":          rates(r, lang),
		"tables":         tables(r, lang),
		"documents":      documents(r, lang),
	}
	if r.Index != "" {
		p["index"] = r.Index
	}
	if all := r.StatusNotices(); len(all) > 0 {
		var notices []map[string]any
		for _, n := range all {
			notices = append(notices, map[string]any{"word": n.Word, "text": n.Text.In(lang)})
		}
		p["notices"] = notices
	}
	if words := r.Described(lang); words != "" {
		p["described"] = words
	}
	if len(r.Corrections) > 0 {
		var all []map[string]any
		for _, c := range r.Corrections {
			all = append(all, map[string]any{"on": c.On.String(), "note": c.Note.In(lang)})
		}
		p["corrections"] = all
	}
	if len(r.Fields) > 0 {
		p["fields"] = fields(r, lang)
	}
	if len(r.Related) > 0 {
		var links []map[string]any
		for _, l := range r.Related {
			link := map[string]any{"text": l.Text.In(lang), "url": l.URL}
			if l.Report != "" {
				link = map[string]any{"text": l.Text.In(lang), "report": l.Report}
			}
			links = append(links, link)
		}
		p["related"] = links
	}
	return p
}

func names(organs []*disclosure.Organ, lang disclosure.Lang) []string {
	out := make([]string, len(organs))
	for i, o := range organs {
		out[i] = o.Name.In(lang)
	}
	return out
}

func documents(r *disclosure.Report, lang disclosure.Lang) map[string]any {
	out := map[string]any{}
	for _, d := range r.Documents {
		out[d.Key] = map[string]any{"title": d.Title.In(lang), "title_zh": d.Title.In(disclosure.ZhCN)}
	}
	return out
}

// fields gives what the form asks of a report beyond what all reports say.
func fields(r *disclosure.Report, lang disclosure.Lang) []map[string]any {
	var out []map[string]any
	for _, f := range r.Fields {
		m := map[string]any{"key": f.ID, "label": f.Label.In(lang), "text": f.Text(lang)}
		if f.Kind == disclosure.Day {
			m["day"] = f.Key
		}
		out = append(out, m)
	}
	return out
}
