package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/generator/scaffold"
)

// options reads what new report was called with. Each fault names what there is.
func options(filings *disclosure.Filings, form, year string, f newFlags) (o scaffold.Options, err error) {
	if o.Form = filings.Forms[form]; o.Form == nil {
		return o, disclosure.Errorf("没有格式 %q，可用：%s", "there is no form %q; known are %s", form, known(filings.Forms))
	}
	if !disclosure.ValidYear(year) {
		return o, disclosure.Errorf("%q 应为年份，如 2023", "%q must be a year, as 2023", year)
	}
	if o.Year, err = strconv.Atoi(year); err != nil {
		return o, err
	}
	if !o.Form.Covers(o.Year) {
		return o, uncovered(filings.Forms, o.Form, o.Year)
	}
	switch o.Organ = filings.Organs[f.organ]; {
	case len(filings.Organs) == 0:
		return o, disclosure.Errorf("reports/organs.toml 中还没有机关，请先登记", "reports/organs.toml names no organs yet; enter yours first")
	case f.organ == "":
		return o, disclosure.Errorf("请用 --organ 指明发布机关，可用：%s", "say by --organ whose report it is; known are %s", known(filings.Organs))
	case o.Organ == nil:
		return o, disclosure.Errorf("reports/organs.toml 中没有机关 %q，可用：%s", "reports/organs.toml names no organ %q; known are %s", f.organ, known(filings.Organs))
	}
	if o.Tables = f.tables; !slices.Contains([]string{"toml", "csv", "xlsx"}, o.Tables) {
		return o, disclosure.Errorf("--tables 应为 toml、csv 或 xlsx，而不是 %q", "--tables must be toml, csv or xlsx, not %q", o.Tables)
	}
	if f.published != "" {
		if o.Published, err = moment("--published", f.published); err != nil {
			return o, err
		}
	}
	if f.formed != "" {
		if o.Formed, err = disclosure.ParseDate(f.formed); err != nil {
			return o, disclosure.Errorf("--formed 应为一个日期，如 2024-01-17，而不是 %q", "--formed must be a date, as 2024-01-17, not %q", f.formed)
		}
	}
	return o, nil
}

// uncovered says for which years a form is, and which form is for this one.
func uncovered(forms map[string]*disclosure.Form, f *disclosure.Form, year int) error {
	zh, en := fmt.Sprintf("格式 %q 不用于 %d 年度", f.ID, year), fmt.Sprintf("the form %q is not for the year %d", f.ID, year)
	switch {
	case f.Since > 0 && year < f.Since:
		zh, en = zh+fmt.Sprintf("（自 %d 年度起）", f.Since), en+fmt.Sprintf(" (it begins with %d)", f.Since)
	case f.Until > 0:
		zh, en = zh+fmt.Sprintf("（至 %d 年度止）", f.Until), en+fmt.Sprintf(" (it ends with %d)", f.Until)
	}
	for _, id := range slices.Sorted(maps.Keys(forms)) {
		if g := forms[id]; g.Covers(year) && (follows(forms, f, g) || follows(forms, g, f)) {
			return disclosure.Errorf(zh+"，请用 %s", en+"; use %s", id)
		}
	}
	return disclosure.Errorf("%[1]s", "%[2]s", zh, en)
}

// follows reports whether the form comes after the other, directly or not.
func follows(forms map[string]*disclosure.Form, f, other *disclosure.Form) bool {
	for n := 0; f != nil && n < len(forms); n++ {
		if f.Follows == other.ID {
			return true
		}
		f = forms[f.Follows]
	}
	return false
}

func known[T any](m map[string]T) string { return strings.Join(slices.Sorted(maps.Keys(m)), ", ") }
