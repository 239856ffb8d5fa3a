package generator

import (
	"path"

	"gongkai/disclosure"
)

// addChanges puts into the pages of each catalogue what changed since the
// version before it. Only catalogues are read a second time, one by one.
func addChanges(f *disclosure.Filings, ledger *disclosure.Ledger, files Files, o options) error {
	for _, e := range ledger.Entries() {
		if e.Form.Kind != disclosure.ListForm {
			continue
		}
		earlier := ledger.Earlier(e)
		if earlier == nil {
			continue
		}
		now, err := f.Read(e.Report)
		if err != nil {
			return err
		}
		before, err := f.Read(earlier.Report)
		if err != nil {
			return err
		}
		for _, lang := range o.langs {
			content, err := reportPage(now, changeLog(before, now, lang), lang, o)
			if err != nil {
				return err
			}
			files[path.Join("content/reports", now.ID, "index."+string(lang)+".md")] = content
		}
	}
	return nil
}

// changeLog is the log as templates read it.
func changeLog(before, now *disclosure.Report, lang disclosure.Lang) map[string]any {
	var entries []map[string]any
	for _, c := range disclosure.Changes(before, now) {
		e := map[string]any{"kind": c.Kind, "code": c.Code, "name": c.Name.In(lang)}
		var fields []map[string]any
		for _, f := range c.Fields {
			fields = append(fields, map[string]any{"column": f.Column.In(lang), "from": f.From.Text(lang), "to": f.To.Text(lang)})
		}
		if fields != nil {
			e["fields"] = fields
		}
		entries = append(entries, e)
	}
	log := map[string]any{"report": before.ID, "year": before.Year}
	if entries != nil {
		log["entries"] = entries
	}
	return log
}
