package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/disclosure"
)

// A RuleDoc is what the public is told of one rule that judges the site. It is
// handed over, for the generator knows no rules.
type RuleDoc struct {
	ID, Level string
	Title     disclosure.Text
	Text      disclosure.Text // why, how it is decided, what it does not see
	Subject   disclosure.Text
	Cites     []disclosure.Cite
	Examples  []RuleExample
}

// A RuleExample is a change to a page or to what was filed; Says is what the
// rule finds wrong with it, or nil.
type RuleExample struct {
	File     string
	Old, New []string
	Says     disclosure.Text
}

// rulesDir is where the pages of rules are made.
const rulesDir = "content/rules/"

// RulePages makes content/rules/: the list of the rules, and for each language
// the data of their pages, from which a content adapter of Hugo makes one page
// for each. Two files with all of them are easier to read and compare than
// hundreds with one. Without rules it makes nothing.
func RulePages(rules []RuleDoc, langs []disclosure.Lang) (Files, error) {
	files := Files{}
	if len(rules) == 0 {
		return files, nil
	}
	titles := disclosure.Say("检查规则", "Checks")
	about := disclosure.Say("本网站的页面据以检查的规则：要求什么、为什么、依据什么", "The rules that the pages of this site are checked by: what is asked, why, and by what")
	for _, lang := range langs {
		index, err := page("the rules", map[string]any{
			"title": titles.In(lang),
			"build": map[string]any{"publishResources": false},
			"params": map[string]any{
				"rules":  ruleList(rules, lang),
				"column": map[string]any{"name": titles.In(lang), "description": about.In(lang), "keywords": []string{titles.In(lang)}, "type": titles.In(disclosure.ZhCN)},
			},
		}, "")
		if err != nil {
			return nil, err
		}
		data, err := ruleData(rules, lang)
		if err != nil {
			return nil, err
		}
		files[fmt.Sprintf("%s_index.%s.md", rulesDir, lang)] = index
		files[fmt.Sprintf("%srules.%s.json", rulesDir, lang)] = data
		files[fmt.Sprintf("%s_content.%s.gotmpl", rulesDir, lang)] = fmt.Appendf(nil, adapter, Marker, lang)
	}
	return files, nil
}

// adapter makes a page of each rule in the data.
const adapter = `{{- /*
# Code generated from the rules %s
*/ -}}
{{- range (readFile "content/rules/rules.%s.json" | transform.Unmarshal) -}}
{{- $.AddPage (dict "kind" "page" "path" .id "title" .title "params" (dict "rule" .)) -}}
{{- end -}}
`

// ruleList is what the list says of each rule, in the order of the rules.
func ruleList(rules []RuleDoc, lang disclosure.Lang) []map[string]any {
	var out []map[string]any
	for _, r := range rules {
		out = append(out, map[string]any{"id": r.ID, "level": r.Level, "title": titled(r.Title.In(lang))})
	}
	return out
}

// titled begins a title with a capital letter, where the language has such.
func titled(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

func ruleData(rules []RuleDoc, lang disclosure.Lang) ([]byte, error) {
	type cite struct {
		Instrument string `json:"instrument"`
		Original   string `json:"instrument_zh,omitempty"`
		Article    string `json:"article,omitempty"`
		Confidence string `json:"confidence"`
	}
	type example struct {
		File string   `json:"file"`
		Old  []string `json:"old,omitempty"`
		New  []string `json:"new,omitempty"`
		Says string   `json:"says,omitempty"`
	}
	type rule struct {
		ID       string    `json:"id"`
		Level    string    `json:"level"`
		Title    string    `json:"title"`
		Text     []string  `json:"text"` // paragraphs
		Subject  string    `json:"subject"`
		Cites    []cite    `json:"cites"`
		Examples []example `json:"examples,omitempty"`
	}
	var out []rule
	for _, r := range rules {
		d := rule{ID: r.ID, Level: r.Level, Title: titled(r.Title.In(lang)), Text: paragraphs(r.Text.In(lang), lang), Subject: r.Subject.In(lang)}
		for _, c := range r.Cites {
			title, original := c.In(lang)
			d.Cites = append(d.Cites, cite{title, original, c.ArticleIn(lang), string(c.Confidence)})
		}
		for _, e := range r.Examples {
			x := example{File: e.File, Old: e.Old, New: e.New}
			if e.Says != nil {
				x.Says = e.Says.In(lang)
			}
			d.Examples = append(d.Examples, x)
		}
		out = append(out, d)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(out)
	return b.Bytes(), err
}

// paragraphs joins lines that were broken for the source only: Chinese ones
// without a space.
func paragraphs(text string, lang disclosure.Lang) []string {
	between := " "
	if lang == disclosure.ZhCN {
		between = ""
	}
	var out []string
	for _, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if lines := strings.Split(strings.TrimSpace(p), "\n"); p != "" {
			out = append(out, strings.Join(lines, between))
		}
	}
	return out
}
