package archive

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	htmltemplate "html/template"
	"net/url"
	"strings"
	"text/template"
	"time"

	"gongkai/disclosure"
)

//go:embed templates
var templates embed.FS

// A description is what a package is called, and what it is, in a sentence.
type description struct{ title, about disclosure.Text }

func (y *Year) description() description {
	host := y.BaseURL
	if u, err := url.Parse(y.BaseURL); err == nil {
		host = u.Host + strings.TrimSuffix(u.Path, "/")
	}
	n := y.Record.Year
	return description{
		disclosure.Say("%[1]s %[2]d 年度公开报告归档", "Reports disclosed for %[2]d on %[1]s: archive", host, n),
		disclosure.Say("%[2]d 年度的公开报告及其页面，取自建成的网站，于 %[3]s 封存（第 %[4]d 版）。", "The reports disclosed for %[2]d with their pages, taken from the built site and frozen at %[3]s (version %[4]d).", host, n, y.at().Format(time.RFC3339), y.version().N),
	}
}

// readme is what people find first in a bag, by name.
func (y *Year) readme(kind string, public bool) (map[string][]byte, error) {
	said := y.description()
	path := "/"
	if u, err := url.Parse(y.BaseURL); err == nil && u.Path != "" {
		path = u.Path
	}
	out := map[string][]byte{}
	for _, lang := range disclosure.Langs {
		name := "README." + string(lang) + ".txt"
		t, err := template.ParseFS(templates, "templates/"+name)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		title := said.title.In(lang)
		err = t.Execute(&b, map[string]any{
			"Title": title, "Rule": strings.Repeat("=", 78), "Public": public, "Name": y.name() + "-" + kind, "Site": y.BaseURL, "Path": path,
			"At": y.at().Format(time.RFC3339), "Year": y.Record.Year, "Version": y.version().N, "Note": y.version().Note.In(lang),
			"Office": y.Settings.Office, "Fonds": y.Settings.Fonds, "Number": y.Settings.Number, "Retention": y.Settings.Retention,
			"Reports": len(y.version().Reports), "Withdrawn": len(y.version().Withdrawn), "WARC": y.warcVersion(), "Hugo": y.Tools.Hugo,
		})
		if err != nil {
			return nil, err
		}
		out[name] = b.Bytes()
	}
	return out, nil
}

// index is the list of reports for a browser that opens the bag's folder.
func (y *Year) index() ([]byte, error) {
	return page("index.html", map[string]any{"Title": y.description().title, "At": y.at().Format(time.RFC3339), "Name": y.name(), "Entries": y.Entries})
}

// handover is the form by which packages change hands (移交与接收登记表), with the
// self-check behind it, to be printed and signed.
func (y *Year) handover(packages []*disclosure.Package, checks []Item) ([]byte, error) {
	v := y.version()
	return page("handover.html", map[string]any{
		"Title": y.description().title, "At": y.at().Format(time.RFC3339), "Name": y.name(), "Year": y.Record.Year, "Version": v.N, "Reports": len(v.Reports),
		"Packages": packages, "Settings": y.Settings, "Checks": checks,
	})
}

// page makes a page that stands by itself.
func page(name string, data map[string]any) ([]byte, error) {
	t, err := htmltemplate.New(name).Funcs(htmltemplate.FuncMap{
		"title":    func(t disclosure.Text, lang disclosure.Lang) string { return t.In(lang) },
		"relative": func(file string) string { return "../" + strings.TrimPrefix(file, "data/") },
		"words":    func(result string) disclosure.Text { return results[result] },
	}).ParseFS(templates, "templates/"+name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, data)
	return b.Bytes(), err
}

func sha256Of(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
