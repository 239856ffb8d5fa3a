package generator

import (
	"maps"
	"slices"

	"gongkai/disclosure"
)

// deadlines counts, year by year, the latest first, the reports in the forms for which a
// form sets a day of publication, and those that were published before it. Reports that
// nobody filed are not known of, so they do not count; nor do those of organs for which
// the form sets no day, as enforcement statistics set none for the government itself.
func deadlines(entries []*disclosure.Entry, forms []string) []map[string]any {
	of, kept := map[int]int{}, map[int]int{}
	for _, e := range entries {
		if e.InTime == nil || !slices.Contains(forms, e.Form.ID) {
			continue
		}
		of[e.Year]++
		if *e.InTime {
			kept[e.Year]++
		}
	}
	var out []map[string]any
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(of))) {
		out = append(out, map[string]any{"year": year, "of": of[year], "kept": kept[year]})
	}
	return out
}
