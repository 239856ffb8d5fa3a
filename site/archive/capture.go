package archive

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
	"gongkai/site/archive/wacz"
	"gongkai/site/archive/warc"
)

// web writes the web archive of the built site into a file.
func (y *Year) web(ctx context.Context, site []bagit.File, file string) (*wacz.Written, error) {
	base, err := url.Parse(y.BaseURL)
	if err != nil {
		return nil, err
	}
	var resources []warc.Resource
	var pages []wacz.Page
	for _, f := range site {
		address := addressOf(base, strings.TrimPrefix(f.Path, siteDir+"/"))
		resources = append(resources, warc.Resource{URI: address, MediaType: y.MediaType(f.Path), Size: f.Sums.Size, SHA256: f.Sums.SHA256, Open: f.Open})
		if path.Base(f.Path) == "index.html" {
			title, err := titleOf(f)
			if err != nil {
				return nil, err
			}
			pages = append(pages, wacz.Page{URL: address, Title: title})
		}
	}
	out, err := os.OpenFile(file, os.O_CREATE|os.O_TRUNC|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	said := y.description()
	buffered := bufio.NewWriterSize(out, 1<<20)
	written, err := wacz.Write(ctx, buffered, resources, wacz.Options{
		Title:       said.title[disclosure.ZhCN] + " " + said.title[disclosure.En],
		Description: said.about[disclosure.ZhCN] + "\n\n" + said.about[disclosure.En],
		MainPage:    addressOf(base, "index.html"), Created: y.at(), Software: y.Tools.Gongkai, Pages: pages, TempDir: y.TempDir,
		WARC: warc.Options{Version: y.Settings.WARC, Date: y.at(), Prefix: "gongkai-" + strconv.Itoa(y.Record.Year) + "-v" + strconv.Itoa(y.version().N), Host: base.Hostname(), Info: []warc.Field{
			{Name: "software", Value: y.Tools.Gongkai},
			{Name: "format", Value: "WARC File Format " + y.warcVersion()},
			{Name: "isPartOf", Value: y.name()},
			{Name: "description", Value: "Made from the files of a built site, each at the address where the live site hands it out; nothing was fetched over a network, and the heads of answers give the content type and length only."},
		}},
	})
	return written, errors.Join(err, buffered.Flush(), out.Close())
}

func (y *Year) warcVersion() string {
	if y.Settings.WARC == "" {
		return "1.1"
	}
	return y.Settings.WARC
}

// addressOf is where the live site hands out a file: pages by their folder.
func addressOf(base *url.URL, file string) string {
	if path.Base(file) == "index.html" {
		file = strings.TrimSuffix(file, "index.html")
	}
	u := *base
	u.Path = strings.TrimSuffix(u.Path, "/") + "/" + file
	return u.String()
}

// titleOf reads the title of a page, and no further than that.
func titleOf(f bagit.File) (string, error) {
	in, err := f.Open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	z := html.NewTokenizer(io.LimitReader(in, 1<<20))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return "", nil
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "title" && z.Next() == html.TextToken {
				return strings.Join(strings.Fields(string(z.Text())), " "), nil
			}
		}
	}
}

// complete sees to it that each report has its page in the built site, and notes its
// digest in the index.
func (y *Year) complete(site []bagit.File) error {
	base, err := url.Parse(y.BaseURL)
	if err != nil {
		return err
	}
	at := map[string]bagit.File{}
	for _, f := range site {
		at[strings.TrimPrefix(f.Path, siteDir+"/")] = f
	}
	for i := range y.Entries {
		e := &y.Entries[i]
		for _, lang := range y.Langs {
			file := pageFile(e.ID, lang)
			f, ok := at[file]
			if !ok {
				return disclosure.Errorf("建成的网站中没有 %s，不能归档", "there is no %s in the built site, so it cannot be archived", filepath.ToSlash(file))
			}
			e.Pages = append(e.Pages, Page{Lang: lang, URL: addressOf(base, file), File: f.Path, SHA256: f.Sums.SHA256})
		}
	}
	return nil
}

// within says in which file a fault is.
func within(file string, err error) error {
	said := disclosure.Text{}
	for lang, words := range words(err) {
		colon := ": "
		if lang == disclosure.ZhCN {
			colon = "："
		}
		said[lang] = file + colon + words
	}
	return &disclosure.Said{Text: said, Err: err}
}

// words is an error in both languages.
func words(err error) disclosure.Text {
	if s := (*disclosure.Said)(nil); errors.As(err, &s) {
		return s.Text
	}
	return disclosure.Say("%v", "%v", err)
}
