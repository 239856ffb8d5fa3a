package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/generator"
	"gongkai/site/check/rules"
)

// rulePages makes the pages of the rules that judge this site, unless its
// settings say that it has none. The generator knows no rules, and the checker
// no content: here they meet.
func (a *app) rulePages(langs []disclosure.Lang) (generator.Files, error) {
	if _, err := os.Stat(filepath.Join(a.dir, "config.toml")); errors.Is(err, fs.ErrNotExist) {
		return nil, nil // no site: there is nothing to show them on
	}
	list, err := a.allRules()
	if err != nil {
		return nil, err
	}
	settings, err := a.settings(list)
	if err != nil || !settings.Pages {
		return nil, err
	}
	var docs []generator.RuleDoc
	for _, r := range list {
		if slices.Contains(settings.Off, r.ID) {
			continue // the site is not checked by it
		}
		d := generator.RuleDoc{ID: r.ID, Level: string(r.Level), Title: disclosure.Text{}, Text: disclosure.Text{}, Subject: r.Subject, Cites: r.Cites}
		for _, lang := range disclosure.Langs {
			d.Title[lang] = r.Title(lang)
			_, d.Text[lang], _ = strings.Cut(r.Doc.In(lang), "\n")
		}
		for _, e := range rules.Examples(r.ID) {
			d.Examples = append(d.Examples, generator.RuleExample(e))
		}
		docs = append(docs, d)
	}
	return generator.RulePages(docs, langs)
}
