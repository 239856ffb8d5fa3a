package cms

import (
	"bytes"
	"embed"
	"html/template"
	"unicode"

	"gongkai/site/publish"
)

//go:embed overview.html list.html overview.css
var sources embed.FS

// templates are the pages for the clerk. What differs by language stands in them in both,
// for the folder is one.
var templates = template.Must(template.New("").Funcs(template.FuncMap{"lang": langOf}).ParseFS(sources, "*.html"))

// overviewPage tells the clerk what to paste where.
func overviewPage(dir string, f *folder) (publish.File, error) {
	return render(dir+"index.html", "overview.html", f)
}

// listPage leads to the folders of all reports.
func listPage(all []*folder) (publish.File, error) {
	return render("index.html", "list.html", all)
}

func render(path, name string, data any) (publish.File, error) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		return publish.File{}, err
	}
	return inMemory(path, b.Bytes()), nil
}

// styles is the style sheet of a page. Each folder has its own, for it is carried to
// another network by itself.
func styles(dir string) publish.File {
	css, err := sources.ReadFile("overview.css")
	if err != nil {
		panic(err) // it is embedded
	}
	return inMemory(dir+"overview.css", css)
}

// langOf is the language of words as HTML has it, where they stand among words of another:
// Chinese hold more Chinese characters than small letters; a code is of no language.
func langOf(s, around string) string {
	han, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLower(r):
			letters++
		}
	}
	switch {
	case han > letters:
		return "zh-CN"
	case letters > 0:
		return "en"
	}
	return around
}
