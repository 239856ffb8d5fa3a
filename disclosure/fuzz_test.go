package disclosure_test

import (
	"os"
	"strings"
	"testing"

	"gongkai/disclosure"
)

// FuzzParseSpelling: whatever is read as a number is worth what it prints.
func FuzzParseSpelling(f *testing.F) {
	for _, s := range []string{"八", "十二", "6.3万", "百分之九十", "63,379", "一亿零二万", "23.52%", "两", "万亿"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, _, err := disclosure.ParseSpelling(s)
		if err != nil {
			return
		}
		again, err := disclosure.ParseNumber(n.String())
		if err != nil || again.Cmp(n) != 0 {
			t.Errorf("%q is %s, which reads back as %s (%v)", s, n, again, err)
		}
	})
}

// FuzzLoad: whatever an office files, loading ends with a model or with faults
// that name a file and say something in both languages.
func FuzzLoad(f *testing.F) {
	files := good(f)
	f.Add(files[report], files[zhBody], files[enBody])
	f.Add("", "", "")
	f.Add("[[facts]]\nid = 1", "# a {{<", "####### x\n{{< stat \"x\" >}}")
	f.Add("facts = [1, {}]\n[title]\nzh-cn = 1", "\ufeff# 一、\r\n", "<b>")
	f.Fuzz(func(t *testing.T, toml, zh, en string) {
		_, err := load(map[string]string{"reports/organs.toml": files["reports/organs.toml"], report: toml, zhBody: zh, enBody: en})
		if err == nil {
			return
		}
		faults, ok := err.(disclosure.Faults)
		if !ok {
			t.Fatalf("the error is a %T: %v", err, err)
		}
		for _, fault := range faults {
			if fault.File == "" || fault.Message[disclosure.ZhCN] == "" || fault.Message[disclosure.En] == "" {
				t.Errorf("a fault without place or words: %#v", fault)
			}
		}
	})
}

// FuzzForm: whatever a site brings as a form, loading ends with a form or with
// faults that name the file, and a report of the form can be read or has faults.
func FuzzForm(f *testing.F) {
	files := good(f)
	for _, form := range []string{"disclosure-annual", "enforcement-annual", "list-tasks", "normative-document"} {
		data, err := os.ReadFile("forms/" + form + ".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data), "[cells.c]\nreconsideration = { upheld = 1 }")
	}
	f.Add("[[tables]]\nid='t'\nflat=true\ncolumns=[{id='a',in='g'}]\nrow_groups=[{id='g',in='g'}]", "[items]\nt = [{code='x'}]")
	f.Add("name = { zh-cn = '甲', en = 'A' }\n[[identities]]\nid='x'\nequation='a.*+1=last:b<=c'\neach='row'", "cells = 3")
	f.Fuzz(func(t *testing.T, form, cells string) {
		head, _, _ := strings.Cut(files[report], "facts = [")
		site := map[string]string{
			"reports/organs.toml": files["reports/organs.toml"], "forms/own.toml": form,
			report: strings.Replace(head, `form = "rule-of-law"`, `form = "own"`, 1) + cells, zhBody: "正文。", enBody: "Text.",
		}
		all, err := load(site)
		if err == nil {
			for _, r := range all {
				disclosure.Diagnose(r.FormIdentities())
				ledger := disclosure.NewLedger(map[string]*disclosure.Form{r.Form.ID: r.Form})
				ledger.Take(r)
				for _, e := range ledger.Entries() {
					ledger.Identities(e)
				}
			}
			return
		}
		faults, ok := err.(disclosure.Faults)
		if !ok {
			t.Fatalf("the error is a %T: %v", err, err)
		}
		for _, fault := range faults {
			if fault.File == "" || fault.Message[disclosure.ZhCN] == "" || fault.Message[disclosure.En] == "" {
				t.Errorf("a fault without place or words: %#v", fault)
			}
		}
	})
}
