package generator

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// indexPages makes the pages that find reports by form, by organ and in the
// catalogue (目录): lists of what is there, for the layouts to fill. Only forms
// and organs that have reports get a page.
func indexPages(ledger *disclosure.Ledger, langs []disclosure.Lang) (Files, error) {
	files := Files{}
	entries := ledger.Entries()
	if len(entries) == 0 {
		return files, nil
	}
	forms, organs := map[string]*disclosure.Form{}, map[string]*disclosure.Organ{}
	for _, e := range entries {
		forms[e.Form.ID], organs[e.Organ.ID] = e.Form, e.Organ
	}
	for _, lang := range langs {
		put := func(dir string, front map[string]any) error {
			content, err := page("reports/", front, "")
			files[fmt.Sprintf("content/reports/%s_index.%s.md", dir, lang)] = content
			return err
		}
		lists := []struct {
			index string
			title disclosure.Text
		}{
			{"forms", disclosure.Say("法定主动公开内容", "Information disclosed by law")},
			{"organs", disclosure.Say("按机关查阅", "By organ")},
			{"catalogue", disclosure.Say("目录总表", "Catalogue in one table")},
		}
		for i, l := range lists {
			if err := put(l.index+"/", map[string]any{"title": l.title.In(lang), "weight": 1 + i, "params": map[string]any{"index": l.index}}); err != nil {
				return nil, err
			}
		}
		for i, f := range asShown(forms) {
			err := put("forms/"+f.ID+"/", map[string]any{"title": f.Names.In(lang), "weight": 1 + i, "params": map[string]any{"index": "form", "form": formParams(f, forms, entries, lang)}})
			if err != nil {
				return nil, err
			}
		}
		for i, o := range asFiled(organs) {
			params := map[string]any{"index": "organ", "organ": map[string]any{"id": o.ID, "level": o.Level}}
			if t := trends(ledger, entries, o.ID, lang); len(t) > 0 {
				params["trends"] = t
			}
			if err := put("organs/"+o.ID+"/", map[string]any{"title": o.Name.In(lang), "weight": 1 + i, "params": params}); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// citeParams is a citation in the words of the page's language; the Chinese
// title is kept where another stands for it.
func citeParams(c disclosure.Cite, lang disclosure.Lang) map[string]any {
	title, original := c.In(lang)
	m := map[string]any{"instrument": title, "confidence": string(c.Confidence)}
	if original != "" {
		m["instrument_zh"] = original
	}
	if c.Article != "" {
		m["article"] = c.ArticleIn(lang)
	}
	return m
}

// formParams says what the law says of a form, which forms with reports stood for it in
// earlier years, and how many of the reports were published in time.
func formParams(f *disclosure.Form, forms map[string]*disclosure.Form, entries []*disclosure.Entry, lang disclosure.Lang) map[string]any {
	m := map[string]any{"id": f.ID, "kind": f.Kind}
	var earlier []string
	for id := f.Follows; id != "" && forms[id] != nil && !slices.Contains(earlier, id); id = forms[id].Follows {
		earlier = append(earlier, id)
	}
	if len(earlier) > 0 {
		m["earlier"] = earlier
	}
	if d := deadlines(entries, append([]string{f.ID}, earlier...)); len(d) > 0 {
		m["deadlines"] = d
	}
	var basis []map[string]any
	for _, c := range f.Basis {
		basis = append(basis, citeParams(c, lang))
	}
	m["basis"] = basis
	var filers []map[string]any
	for _, filer := range f.Filers {
		who := map[string]any{"levels": filer.Levels}
		if due, ok := filer.Due(2000); ok {
			who["by"] = due.AddDays(-1).OfYear(lang) // laws name the last day
		}
		filers = append(filers, who)
	}
	if len(filers) > 0 {
		m["filers"] = filers
	}
	return m
}

// trends gives, for each form that the organ has filed for several years, the
// numbers that the form shows over the years, as filed, table by table.
func trends(ledger *disclosure.Ledger, entries []*disclosure.Entry, organ string, lang disclosure.Lang) []map[string]any {
	latest := map[string]*disclosure.Entry{} // by form; the entries are in the order of years
	var order []string
	for _, e := range entries {
		if e.Organ.ID == organ && len(e.Form.Trends) > 0 {
			if latest[e.Form.ID] == nil {
				order = append(order, e.Form.ID)
			}
			latest[e.Form.ID] = e
		}
	}
	slices.Sort(order)
	over := map[string][]*disclosure.Entry{}
	shown := map[string]bool{} // reports that a later form of the series shows
	for _, form := range order {
		over[form] = ledger.Over(latest[form])
		for _, y := range over[form] {
			shown[y.Report] = shown[y.Report] || y.Form.ID != form
		}
	}
	var out []map[string]any
	for _, form := range order {
		years := over[form]
		if len(years) < 2 || shown[latest[form].Report] {
			continue
		}
		var columns []map[string]any
		for _, y := range years {
			columns = append(columns, map[string]any{"year": y.Year, "report": y.Report})
		}
		for _, table := range latest[form].Form.Tables { // facts of one table stand together
			var facts []map[string]any
			for _, id := range latest[form].Form.Trends {
				if strings.HasPrefix(id, table.ID+".") {
					if t := trend(years, id, latest[form].Form.TrendNames[id], lang); t != nil {
						facts = append(facts, t)
					}
				}
			}
			if len(facts) > 0 {
				out = append(out, map[string]any{"form": form, "table": table.ID, "caption": table.Caption.In(lang), "years": columns, "facts": facts})
			}
		}
	}
	return out
}

// trend is one fact over the years, by the form's name for it or else by its
// own label; nil where fewer than two have it.
func trend(years []*disclosure.Entry, id string, name disclosure.Text, lang disclosure.Lang) map[string]any {
	most := disclosure.Int(0)
	there := 0
	var named *disclosure.Fact
	for _, y := range years {
		if f := y.Fact(id); f != nil && f.Missing == "" {
			named = f
			there++
			if f.Value.Cmp(most) > 0 {
				most = f.Value
			}
		}
	}
	if there < 2 {
		return nil
	}
	if name == nil {
		name = named.Label
	}
	var points []map[string]any
	for _, y := range years {
		p := map[string]any{"year": y.Year, "report": y.Report}
		if f := y.Fact(id); f != nil {
			p["value"], p["text"], p["height"] = f.Plain(), f.Text(lang), height(f, most)
		}
		points = append(points, p)
	}
	unit := named.Unit.Word.In(lang)
	if saysUnit(name.In(lang), unit) {
		unit = ""
	}
	return map[string]any{"id": id, "label": name.In(lang), "unit": unit, "points": points}
}

// height is how high the number's bar stands, of 100 for the largest.
func height(f *disclosure.Fact, most disclosure.Number) int64 {
	if f.Missing != "" || most.Cmp(disclosure.Int(0)) <= 0 || f.Value.Cmp(disclosure.Int(0)) <= 0 {
		return 0
	}
	share := f.Value.Rat()
	share.Quo(share, most.Rat())
	share.Mul(share, disclosure.Int(100).Rat())
	n, _ := disclosure.Round(share, 0, disclosure.HalfUp)
	return n.Rat().Num().Int64()
}
