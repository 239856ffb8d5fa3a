package generator

import (
	"path"
	"time"

	"gongkai/disclosure"
)

// withdrawnFiles makes the pages that stand where a report was that was taken back: that
// it was, when it went and why. Nothing of the report itself is on them or beside them,
// and search engines are asked to forget the address.
func withdrawnFiles(w *disclosure.Withdrawal, o options, files Files) error {
	for _, lang := range o.langs {
		text, err := page("reports/"+w.ID, map[string]any{
			"title":   w.Name(lang),
			"date":    time.Date(w.On.Year, time.Month(w.On.Month), w.On.Day, 0, 0, 0, 0, disclosure.Beijing),
			"sitemap": map[string]any{"disable": true},
			"params": map[string]any{"withdrawn": map[string]any{
				"id": w.ID, "form": w.Form.ID, "form_name": w.Form.Name.In(lang), "organ_name": w.Organ.Name.In(lang), "name_zh": w.Name(disclosure.ZhCN), "on": w.On.String(), "reason": w.Reason.In(lang),
			}},
		}, "")
		if err != nil {
			return err
		}
		files[path.Join("content/reports", w.ID, "index."+string(lang)+".md")] = text
	}
	return nil
}
