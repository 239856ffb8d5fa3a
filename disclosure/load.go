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

	"golang.org/x/sync/errgroup"
)

// Filings is what was filed with one site: who files, in which forms, and which
// reports there are. Reports are read one by one, so that a thousand of them
// need not be held at once.
type Filings struct {
	Organs map[string]*Organ
	Forms  map[string]*Form
	// Withdrawn are the reports that were taken back, by id. They are no reports any more.
	Withdrawn []*Withdrawal
	// Archives are the records of closed years, by year.
	Archives map[int]*Archive

	site   fs.FS
	units  map[string]*Unit
	broken map[string]bool // forms with faults
	dirs   []string        // of reports, sorted
	faults Faults          // of what lies around the reports
}

// Open finds what was filed below reports/. What is wrong with it is told by
// Each, together with what is wrong with the reports.
func Open(site fs.FS) *Filings {
	f := &Filings{site: site}
	f.units = loadUnits(&f.faults)
	f.Forms, f.broken = loadForms(site, f.units, &f.faults)
	f.Organs = loadOrgans(site, &f.faults)
	f.dirs = reportDirs(site, &f.faults)
	f.takeWithdrawn()
	f.Archives = readArchives(site, &f.faults)
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

// LeaveOut forgets the reports with these ids, as though they were not filed: drafts,
// where a site is published. A report that links to one of them is then at fault.
func (f *Filings) LeaveOut(ids map[string]bool) {
	f.dirs = slices.DeleteFunc(f.dirs, func(dir string) bool { return ids[strings.TrimPrefix(dir, "reports/")] })
}

// Err tells what is wrong with what lies around the reports: organs, forms,
// units, the names of folders. It is nil, or Faults.
func (f *Filings) Err() error { return slices.Clone(f.faults).orNil() }

// Read reads one report: year/slug. It returns its Faults, if any; what lies
// around the reports is not proved.
func (f *Filings) Read(id string) (*Report, error) {
	r, faults := f.read(path.Join("reports", id))
	if r == nil && len(faults) == 0 {
		return nil, f.faults.orNil() // its form has faults
	}
	return r, faults.orNil()
}

func (f *Filings) read(dir string) (*Report, Faults) {
	var faults Faults
	r := &reader{Report: &Report{}, in: f, faults: &faults}
	r.read(dir)
	if r.blocked {
		return nil, nil
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return r.Report, nil
}

// Each reads every report and hands it to visit, on all processors and in no
// order; visit must stand being called at once from several goroutines. A
// report with faults is not handed over. Each returns all Faults of all files,
// or, if there are none, the first error of visit, or that of ctx.
func (f *Filings) Each(ctx context.Context, visit func(*Report) error) error {
	var mu sync.Mutex
	faults := slices.Clone(f.faults)
	var failure error
	workers := errgroup.Group{}
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, dir := range f.dirs {
		workers.Go(func() error {
			if ctx.Err() != nil {
				return nil
			}
			r, own := f.read(dir)
			var err error
			if r != nil {
				err = visit(r)
			}
			mu.Lock()
			defer mu.Unlock()
			faults = append(faults, own...)
			if failure == nil {
				failure = err
			}
			return nil // every report is read, so that all faults are told
		})
	}
	_ = workers.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := faults.orNil(); err != nil {
		return err
	}
	return failure
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
		if !y.IsDir() && yearName.MatchString(y.Name()) {
			fault(p, Say("应为文件夹，而不是文件或链接", "must be a folder, not a file or a link"))
		}
		if !y.IsDir() || Leftover(y.Name()) {
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
			case Leftover(s.Name()):
			case !s.IsDir():
				fault(p, Say("年份文件夹中只能有报告文件夹", "a year's folder holds folders of reports only"))
			case !ValidSlug(s.Name()):
				fault(p, Say("文件夹名只能用小写字母、数字和连字符，且不得为系统保留名", "the folder's name must be lower-case letters, digits and hyphens, and none that Windows reserves"))
			default:
				dirs = append(dirs, p)
			}
		}
	}
	return dirs
}

// ValidSlug reports whether a report's folder may have the name, which is also
// part of its address.
func ValidSlug(name string) bool { return slugName.MatchString(name) && !reserved.MatchString(name) }

// ValidYear reports whether a year's folder may have the name.
func ValidYear(name string) bool { return yearName.MatchString(name) }

// reserved are names that Windows gives to no file.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// Leftover reports whether a file is one that systems, editors and word
// processors leave behind unasked: nobody's content.
func Leftover(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "4913":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~")
}
