package check

import (
	"path"
	"strings"

	"gongkai/disclosure"
)

// PagePath is where the page of a report stands, in one language.
func PagePath(report string, lang disclosure.Lang) string {
	p := path.Join("reports", report, "index.html")
	if lang != disclosure.ZhCN {
		p = path.Join(string(lang), p)
	}
	return p
}

// Languages lists the languages that the site has.
func (s *Site) Languages() []disclosure.Lang {
	if s.Langs == nil {
		return disclosure.Langs
	}
	return s.Langs
}

// LangOf tells the language of a page by the folder that it lies in.
func LangOf(page string) disclosure.Lang {
	folder, _, _ := strings.Cut(page, "/")
	for _, lang := range disclosure.Langs {
		if lang != disclosure.ZhCN && folder == string(lang) {
			return lang
		}
	}
	return disclosure.ZhCN
}

// ListPath is where the list of the report's year stands, in one language.
func ListPath(report string, lang disclosure.Lang) string {
	return path.Join(path.Dir(PagePath(report, lang)), "../index.html")
}
