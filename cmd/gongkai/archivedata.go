package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"gongkai/disclosure"
	"gongkai/site"
	"gongkai/site/archive"
	"gongkai/site/check"
	"gongkai/site/check/output"
)

// entriesOf lists the reports for the index of the package.
func entriesOf(ctx context.Context, f *disclosure.Filings) ([]archive.Entry, error) {
	var mu sync.Mutex
	var out []archive.Entry
	err := f.Each(ctx, func(r *disclosure.Report) error {
		mu.Lock()
		defer mu.Unlock()
		out = append(out, archive.Entry{ID: r.ID, Title: r.Title, Organ: r.Organ.Name, Form: r.Form.ID, Index: r.Index, Published: r.Published.Format("2006-01-02 15:04"), Formed: r.Formed.String()})
		return nil
	})
	for _, w := range f.Withdrawn {
		title := disclosure.Text{}
		for _, lang := range disclosure.Langs {
			title[lang] = w.Name(lang)
		}
		out = append(out, archive.Entry{ID: w.ID, Title: title, Organ: w.Organ.Name, Form: w.Form.ID, Withdrawn: w.On.String(), Reason: w.Reason})
	}
	slices.SortFunc(out, func(a, b archive.Entry) int { return strings.Compare(a.ID, b.ID) })
	return out, err
}

// metadataOf gives the result of the check and the rules by which it was made, as files of the
// package. What was waived, and why, is for the office: it is in waivers.toml.
func metadataOf(result *check.Result, list []*check.Rule) (map[string][]byte, error) {
	open := *result
	open.Findings = nil
	for _, f := range result.Findings {
		if f.Waiver == nil {
			open.Findings = append(open.Findings, f)
		}
	}
	var b bytes.Buffer
	if err := output.JSON(&b, &output.Outcome{Result: &open, Rules: list, Version: version}); err != nil {
		return nil, err
	}
	files := map[string][]byte{"check.json": b.Bytes()}
	var rules []any
	for _, r := range list {
		rules = append(rules, struct {
			ID    string            `json:"id"`
			Level check.Level       `json:"level"`
			Doc   disclosure.Text   `json:"doc"`
			Cites []disclosure.Cite `json:"cites"`
		}{r.ID, r.Level, r.Doc, r.Cites})
	}
	said, err := json.MarshalIndent(rules, "", "  ")
	if err != nil {
		return nil, err
	}
	files["rules.json"] = append(said, '\n')
	forms := disclosure.ShippedForms()
	return files, fs.WalkDir(forms, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(forms, name)
		return err
	})
}

// nameOf is the part of the packages' names that tells the office.
func nameOf(c site.Config) string {
	if name := c.Params.Gongkai.Archive.Name; name != "" {
		return name
	}
	return hostOf(c.BaseURL)
}

// tools says what makes the packages, as the program itself knows it.
func tools() archive.Tools {
	t := archive.Tools{Gongkai: "gongkai " + version, Hugo: site.HugoVersion(), Modules: map[string]string{}}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return t
	}
	t.Go = info.GoVersion
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			t.Commit = s.Value
		}
	}
	for _, d := range info.Deps {
		if d.Path == "github.com/klauspost/compress" || d.Path == "github.com/emmansun/gmsm" {
			t.Modules[d.Path] = d.Version
		}
	}
	return t
}
