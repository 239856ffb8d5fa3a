// Package cms makes of a built site the folders from which a clerk pastes reports into
// a content management system, one for each report:
//
//	reports/2022/x/index.html              what to paste where; opened in a browser
//	reports/2022/x/zh-cn.html, en.html     the text of each language, as editors take it
//	reports/2022/x/metadata.txt, .csv      what to type into the fields
//	reports/2022/x/files/                  tables as CSV and XLSX, attachments, images
//
// It reads the pages of the site and nothing else, by their hooks and never by classes.
//
// This package never reads what was filed, never publishes anything, and writes no file.
package cms

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"gongkai/site/publish"
)

// A Shaper makes the folders of all reports of a site.
type Shaper struct {
	Fields []string          // of the metadata, by name, in the order in which the CMS asks for them
	Labels map[string]string // what the CMS calls a field, where it is not our word
}

// ofReport is where the files of a report stand, in any language.
var ofReport = regexp.MustCompile(`^(?:[a-z-]+/)?reports/(\d{4}/[^/]+)/(.+)$`)

// A report is what the site has of one.
type report struct {
	pages  []publish.File // one in each language
	beside []string       // the paths of the other files
}

// Shape gives the folders of all reports, and a list of them. Of a site without reports
// there is the list alone.
func (s *Shaper) Shape(ctx context.Context, built publish.Tree) (publish.Tree, error) {
	at := make(map[string]publish.File, len(built))
	reports := map[string]*report{}
	for _, f := range built {
		at[f.Path] = f
		m := ofReport.FindStringSubmatch(f.Path)
		if m == nil {
			continue
		}
		r := reports[m[1]]
		if r == nil {
			r = &report{}
			reports[m[1]] = r
		}
		if m[2] == "index.html" {
			r.pages = append(r.pages, f)
		} else {
			r.beside = append(r.beside, f.Path)
		}
	}
	ids := slices.SortedFunc(maps.Keys(reports), func(a, b string) int { // the latest year first
		return cmp.Or(strings.Compare(b[:4], a[:4]), strings.Compare(a, b))
	})
	folders := make([]*folder, len(ids))
	workers, within := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, id := range ids {
		workers.Go(func() (err error) {
			if within.Err() == nil {
				folders[i], err = s.folder(id, reports[id], at)
			}
			return err
		})
	}
	if err := errors.Join(workers.Wait(), ctx.Err()); err != nil {
		return nil, err
	}
	out := publish.Tree{styles("")}
	var listed []*folder
	for _, f := range folders {
		if f != nil {
			out = append(out, f.tree...)
			listed = append(listed, f)
		}
	}
	list, err := listPage(listed)
	if err != nil {
		return nil, err
	}
	out = append(out, list)
	slices.SortFunc(out, byPath)
	return out, nil
}
