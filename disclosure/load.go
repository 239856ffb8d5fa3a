package disclosure

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Filings is what was filed with one site: who files, in which forms, and which
// reports there are. Reports are read one by one, so that a thousand of them
// need not be held at once.
type Filings struct {
	Organs map[string]*Organ
	Forms  map[string]*Form

	site   fs.FS
	units  map[string]*Unit
	dirs   []string // of reports, sorted
	faults Faults   // of what lies around the reports
}

// Open finds what was filed below reports/. What is wrong with it is told by
// Each, together with what is wrong with the reports.
func Open(site fs.FS) *Filings {
	f := &Filings{site: site}
	f.Forms = loadForms(&f.faults)
	f.Organs = loadOrgans(site, &f.faults)
	f.units = loadUnits(&f.faults)
	f.dirs = reportDirs(site, &f.faults)
	return f
}

// IDs lists the reports, sorted: year/slug.
func (f *Filings) IDs() []string {
	ids := make([]string, len(f.dirs))
	for i, dir := range f.dirs {
		ids[i] = strings.TrimPrefix(dir, "reports/")
	}
	return ids
}

// Each reads every report and hands it to visit, on all processors and in no
// order; visit must stand being called at once from several goroutines. A
// report with faults is not handed over. Each returns all Faults of all files,
// or, if there are none, the errors of visit.
func (f *Filings) Each(ctx context.Context, visit func(*Report) error) error {
	var mu sync.Mutex
	faults := slices.Clone(f.faults)
	var failures []error
	queue := make(chan string)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for dir := range queue {
				var own Faults
				r := &reader{Report: &Report{}, in: f, faults: &own}
				r.read(f.site, dir)
				var err error
				if len(own) == 0 {
					err = visit(r.Report)
				}
				mu.Lock()
				faults = append(faults, own...)
				if err != nil {
					failures = append(failures, err)
				}
				mu.Unlock()
			}
		})
	}
	for _, dir := range f.dirs {
		if ctx.Err() != nil {
			break
		}
		queue <- dir
	}
	close(queue)
	workers.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := faults.orNil(); err != nil {
		return err
	}
	return errors.Join(failures...)
}

// Load reads all reports, by id. On any fault it returns nil and all Faults of
// all files.
func Load(site fs.FS) ([]*Report, error) {
	var mu sync.Mutex
	var all []*Report
	err := Open(site).Each(context.Background(), func(r *Report) error {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b *Report) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}

var yearName = regexp.MustCompile(`^(19|20)\d\d$`)
var slugName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// reportDirs lists reports/<year>/<slug>, sorted, and reports what else lies there.
func reportDirs(site fs.FS, faults *Faults) []string {
	var dirs []string
	fault := func(p string, message Text) {
		*faults = append(*faults, Fault{File: p, Message: message})
	}
	years, err := fs.ReadDir(site, "reports")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		fault("reports", Say("无法读取：%v", "cannot be read: %v", pathless(err)))
	}
	for _, y := range years {
		p := path.Join("reports", y.Name())
		if !y.IsDir() || hiddenName(y.Name()) {
			continue
		}
		if !yearName.MatchString(y.Name()) {
			fault(p, Say("文件夹名应为年份，如 2022", "the folder must be named by a year, as 2022"))
			continue
		}
		slugs, err := fs.ReadDir(site, p)
		if err != nil {
			fault(p, Say("无法读取：%v", "cannot be read: %v", pathless(err)))
		}
		for _, s := range slugs {
			p := path.Join(p, s.Name())
			switch {
			case hiddenName(s.Name()):
			case !s.IsDir():
				fault(p, Say("年份文件夹中只能有报告文件夹", "a year's folder holds folders of reports only"))
			case !slugName.MatchString(s.Name()):
				fault(p, Say("文件夹名只能用小写字母、数字和连字符", "the folder's name must be lower-case letters, digits and hyphens"))
			default:
				dirs = append(dirs, p)
			}
		}
	}
	return dirs
}

// hiddenName reports whether a file is one that systems and word processors
// leave behind unseen.
func hiddenName(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}
