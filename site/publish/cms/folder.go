package cms

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// A folder is what the clerk gets of one report.
type folder struct {
	ID        string // 2022/slug
	Title     said
	Withdrawn bool
	Versions  []*version
	Without   []disclosure.Lang // languages that have a page, and no text
	Files     []listedFile
	tree      publish.Tree
}

// A version is the report in one language.
type version struct {
	lang    disclosure.Lang
	Tag     string // of the language, as HTML has it
	Name    string // of the file: zh-cn.html
	Rows    []row
	Body    string
	Images  bool // some are to be uploaded
	Related []related
}

// A related link is one that the report names, to be set by the CMS's own means.
type related struct {
	said
	Address string // "" of another report of this site
}

// folder makes the folder of a report; nil where its pages hold none.
func (s *Shaper) folder(id string, r *report, at map[string]publish.File) (*folder, error) {
	dir := "reports/" + id + "/"
	out := &folder{ID: id}
	files := &attached{dir: dir, at: at, words: map[string][]said{}}
	var pages []*page
	for _, lang := range disclosure.Langs { // in the order of the languages, whatever that of the paths
		for _, f := range r.pages {
			p, err := readPage(id, f)
			if err != nil {
				return nil, err
			}
			if p != nil && p.lang == lang {
				files.read(p)
				pages = append(pages, p)
			}
		}
	}
	if len(pages) == 0 {
		return nil, nil
	}
	for _, path := range r.beside {
		files.add(path)
	}
	for _, p := range pages {
		out.Withdrawn = out.Withdrawn || p.withdrawn
		v := &version{lang: p.lang, Tag: p.tag(), Name: string(p.lang) + ".html", Rows: s.rows(p), Body: p.text(files), Related: p.related()}
		v.Images = strings.Contains(v.Body, "<img ")
		if !p.hasText() {
			out.Without = append(out.Without, p.lang)
			continue
		}
		if out.Title.Words == "" {
			out.Title = said{v.Tag, p.title()}
		}
		out.Versions = append(out.Versions, v)
		out.tree = append(out.tree, inMemory(dir+v.Name, []byte(v.Body)))
	}
	if out.Withdrawn {
		// Nothing else may stand there: a release that has more of a withdrawn report than
		// the page that says so is one that must go.
		overview, err := overviewPage(dir, out)
		out.tree = publish.Tree{overview}
		return out, err
	}
	out.Files = files.list()
	out.tree = append(out.tree, files.tree...)
	data, err := metadata(dir, out.Versions)
	if err != nil {
		return nil, err
	}
	overview, err := overviewPage(dir, out)
	if err != nil {
		return nil, err
	}
	out.tree = append(append(out.tree, data...), overview, styles(dir))
	return out, nil
}

// hasText reports whether there is anything to paste beside notices: the page of a report
// that was not translated has none.
func (p *page) hasText() bool {
	return p.withdrawn || p.report.Children().Not("header, nav").Find("p, table, h2, h3, h4, ul, ol").Length() > 0
}

// related lists the links that the report names.
func (p *page) related() (out []related) {
	for _, link := range p.doc.Find(`[aria-labelledby="related"] a[href]`).EachIter() {
		to := link.AttrOr("href", "")
		if _, ours := p.file(to); ours {
			to = ""
		}
		out = append(out, related{said{p.tag(), words(link.Text())}, to})
	}
	return out
}
