package generator

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/generator/search"
)

// searchDir is where the page for searching and its index are made.
const searchDir = "content/search/"

// indexes are the indexes of all languages.
type indexes map[disclosure.Lang]*search.Index

func newIndexes(langs []disclosure.Lang) indexes {
	x := indexes{}
	for _, lang := range langs {
		x[lang] = search.New()
	}
	return x
}

// add takes what pages show of a report. Where it was not translated, that is little:
// its title, names, and the words of its tables.
func (x indexes) add(r *disclosure.Report) {
	for lang, index := range x {
		index.Add(search.Report{
			Path: r.ID, Title: r.Title.In(lang), Described: r.Described(lang), Organ: r.Organ.ID, Form: r.Form.ID,
			Published: r.Published.Format("2006-01-02T15:04"), Text: passages(r, lang),
		})
	}
}

// passages are the words of a report as its page shows them; of tables the
// titles and the cells that hold words, for the heads are those of the form.
func passages(r *disclosure.Report, lang disclosure.Lang) []string {
	out := []string{r.Organ.Name.In(lang), r.Form.Name.In(lang), r.Index, r.Source.In(lang)}
	for _, f := range r.Fields {
		out = append(out, f.Text(lang))
	}
	for _, t := range r.Tables {
		out = append(out, t.Caption.In(lang))
		for _, row := range t.AllRows() {
			for _, c := range row.Cells {
				if !c.IsNumber() {
					out = append(out, c.Text(lang))
				}
			}
		}
	}
	b := r.Bodies[lang]
	if b == nil {
		return out
	}
	for _, h := range b.Headings {
		out = append(out, h.Text)
	}
	for _, paragraph := range b.Paragraphs {
		var words strings.Builder
		for _, part := range paragraph {
			if part.Ref != nil {
				words.WriteString(printed(r, part.Ref, lang))
			} else {
				words.WriteString(strings.ReplaceAll(part.Text, "**", ""))
			}
		}
		out = append(out, words.String())
	}
	return out
}

// printed is what a shortcode prints.
func printed(r *disclosure.Report, ref *disclosure.Ref, lang disclosure.Lang) string {
	switch ref.Kind {
	case "stat", "rate":
		if f := r.Fact(ref.ID); f != nil {
			return f.Text(lang)
		}
	case "doc":
		if d := r.Document(ref.ID); d != nil {
			return d.Title.In(lang)
		}
	}
	return ""
}

// files makes the page of each language, with its index beside it. A site without
// reports has none.
func (x indexes) files() (Files, error) {
	files := Files{}
	titles := disclosure.Say("搜索", "Search")
	about := disclosure.Say("按标题和正文中的词语、年度、种类和机关查找本站公开的文件", "Find the documents on this site by words of title and text, by year, kind and organ")
	for lang, words := range x {
		index, version := words.Files()
		if version == "" {
			continue
		}
		content, err := page("reports/", map[string]any{
			"title":       titles.In(lang),
			"description": about.In(lang),
			"type":        "search",
			"params": map[string]any{
				"search": map[string]any{"version": version},
			},
		}, "")
		if err != nil {
			return nil, err
		}
		files[searchDir+"index."+string(lang)+".md"] = content
		for name, data := range index {
			files[searchDir+name+"."+string(lang)+".json"] = data
		}
	}
	return files, nil
}
