package rules_test

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
	"gongkai/site/check"
)

// addPages writes the pages of every report that was filed, in all languages:
// barely what the layouts give, so that a case that changes what was filed
// needs no page by hand. A page that is there already stays.
func addPages(t *testing.T, files map[string]string) {
	t.Helper()
	if files["public/index.html"] != "" {
		return // its pages are written by hand
	}
	filed := map[string]string{}
	for name, data := range files {
		if !strings.HasPrefix(name, "public/") {
			filed[name] = data
		}
	}
	if len(filed) == 0 {
		return
	}
	reports, err := disclosure.Load(testsite.FS(filed))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		for _, lang := range disclosure.Langs {
			if path := "public/" + check.PagePath(r.ID, lang); files[path] == "" {
				files[path] = pageOf(r, lang)
			}
		}
	}
}

var shortcode = regexp.MustCompile(`\{\{< (stat|rate|stat-table) "([^"]+)" >\}\}`)

// pageOf is the page of one report.
func pageOf(r *disclosure.Report, lang disclosure.Lang) string {
	var b strings.Builder
	e := html.EscapeString
	locale := map[disclosure.Lang]string{disclosure.ZhCN: "zh-CN", disclosure.En: "en"}[lang]
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"%s\">\n<head><title>%s</title></head>\n<body data-page-type=\"content\">\n", locale, e(r.Title.In(lang)))
	fmt.Fprintf(&b, "<article data-report=\"%s\">\n<h1>%s</h1>\n", r.ID, e(r.Title.In(lang)))
	fmt.Fprintf(&b, "<p><time data-published datetime=\"%s\">%s</time> <span data-source>%s</span></p>\n",
		r.Published.Format("2006-01-02T15:04:05-07:00"), r.Published.Format("2006-01-02 15:04"), e(r.Source.In(lang)))
	if r.Index != "" || len(r.Fields) > 0 {
		b.WriteString("<dl>\n")
		if r.Index != "" {
			fmt.Fprintf(&b, "<dt>%s</dt><dd data-index>%s</dd>\n", map[disclosure.Lang]string{disclosure.ZhCN: "索引号", disclosure.En: "Index number"}[lang], e(r.Index))
		}
		for _, f := range r.Fields {
			fmt.Fprintf(&b, "<dt>%s</dt><dd data-field=\"%s\">%s</dd>\n", e(f.Label.In(lang)), f.ID, e(f.Words.In(lang)))
		}
		b.WriteString("</dl>\n")
	}
	for _, n := range r.StatusNotices() {
		fmt.Fprintf(&b, "<p data-status-notice=\"%s\">%s</p>\n", n.Word, e(n.Text.In(lang)))
	}
	if body := r.Bodies[lang]; body != nil {
		heading := map[int]disclosure.Heading{}
		for _, h := range body.Headings {
			heading[h.Line] = h
		}
		for i, line := range strings.Split(body.Markdown, "\n") {
			switch h, ok := heading[i+1]; {
			case ok:
				fmt.Fprintf(&b, "<h%d id=\"%s\">%s</h%d>\n", h.Level+1, h.Key, e(h.Text), h.Level+1)
			case strings.HasPrefix(line, "{{< stat-table"):
				b.WriteString(tableOf(r.Table(shortcode.FindStringSubmatch(line)[2]), lang))
			case strings.TrimSpace(line) != "":
				words := shortcode.ReplaceAllStringFunc(line, func(s string) string {
					f := r.Fact(shortcode.FindStringSubmatch(s)[2])
					return fmt.Sprintf("<data value=\"%s\" data-fact=\"%s\">%s</data>", f.Plain(), f.ID, f.Text(lang))
				})
				fmt.Fprintf(&b, "<p>%s</p>\n", words)
			}
		}
	}
	for _, o := range r.Signatories {
		fmt.Fprintf(&b, "<p data-signoff>%s</p>\n", e(o.Name.In(lang)))
	}
	fmt.Fprintf(&b, "<p><time data-formed datetime=\"%s\">%s</time></p>\n", r.Formed, r.Formed.In(lang))
	fmt.Fprintf(&b, "<p data-mark=\"%s\">（%s）</p>\n</article>\n</body>\n</html>\n", r.Mark.Attribute, e(r.Mark.Text.In(lang)))
	return b.String()
}

// tableOf is a table with one line for each cell: these rules look at numbers,
// not at how a table is laid out.
func tableOf(t *disclosure.Table, lang disclosure.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<table data-table=\"%s\">\n<caption>%s</caption>\n", t.ID, html.EscapeString(t.Caption.In(lang)))
	t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		cell := fmt.Sprintf("<data value=\"%s\" data-fact=\"%s\">%s</data>", f.Plain(), f.ID, f.Text(lang))
		if !f.IsNumber() {
			cell = fmt.Sprintf("<span data-cell=\"%s\">%s</span>", f.ID, html.EscapeString(f.Text(lang)))
		}
		fmt.Fprintf(&b, "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n", html.EscapeString(f.Label.In(lang)), cell)
	})
	b.WriteString("</table>\n")
	return b.String()
}
