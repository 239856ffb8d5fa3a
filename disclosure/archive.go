package disclosure

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ArchivesDir holds, for each closed year, a record that gongkai archive wrote: YEAR.toml.
// The packages themselves lie beside the records, and are not read here.
const ArchivesDir = "archives"

// An Archive is the record of a closed year (年度归档): what was frozen, when, and by which
// digests it can be known. A version never changes; a year that had to be put right has
// one more.
type Archive struct {
	Year     int
	Versions []*Frozen // from 1; at least one
}

// A Frozen is one version of an archive.
type Frozen struct {
	N    int
	At   time.Time // to the second, UTC
	Note Text      // why there is one more version; nil for the first
	// Commit is that of the repository the site lay in, or "" where it lay in none.
	Commit    string
	Filed     string   // of Filings.Digest
	Reports   []string // what the packages hold: reports of the year, and those they are compared with or lead to
	Withdrawn []string // reports of the year that had been taken back

	// The packages; nil in the record that lies within them, for none can hold its own digest.
	WACZ *Package // the web archive alone, as the public package holds it
	DIP  *Package // the public package (利用件)
	AIP  *Package // the internal package (保管件)
}

// A Package is one file or one bag.
type Package struct {
	Name  string // below archives/
	Files int    // of the bag's payload
	Bytes int64
	// SHA256 is that of the file, or of the bag's tagmanifest-sha256.txt, by which all
	// else in it is proved.
	SHA256 string
}

// Last is the version that counts.
func (a *Archive) Last() *Frozen { return a.Versions[len(a.Versions)-1] }

// On is the day in Beijing on which the version was frozen.
func (f *Frozen) On() Date { return DateOf(f.At.In(Beijing)) }

// Holds reports whether the packages of the version hold the report.
func (f *Frozen) Holds(id string) bool { return slices.Contains(f.Reports, id) }

// readArchives reads the records of all closed years.
func readArchives(site fs.FS, faults *Faults) map[int]*Archive {
	all := map[int]*Archive{}
	entries, err := fs.ReadDir(site, ArchivesDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		*faults = append(*faults, Fault{File: ArchivesDir, Message: Say("无法读取：%v", "cannot be read: %v", pathless(err))})
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".toml")
		if !ok || !yearName.MatchString(name) || e.IsDir() {
			continue // packages
		}
		if a := readArchive(site, path.Join(ArchivesDir, e.Name()), faults); a != nil {
			a.Year, _ = strconv.Atoi(name)
			all[a.Year] = a
		}
	}
	return all
}

func readArchive(site fs.FS, file string, faults *Faults) *Archive {
	t := readTOML(site, file, faults)
	if t == nil {
		return nil
	}
	t.in.optional[En] = true
	a := &Archive{}
	for i, v := range t.subs("version", required) {
		n, _ := as[int64](v, "n", required, "整数", "a whole number")
		f := &Frozen{
			N: int(n), At: v.instant("frozen_at"), Note: v.text("note", i > 0), Filed: v.string("filed", required),
			Reports: v.strings("reports", optional), Withdrawn: v.strings("withdrawn", optional),
			WACZ: v.archived("wacz"), DIP: v.archived("dip"), AIP: v.archived("aip"),
		}
		if v.has("commit") {
			f.Commit = v.string("commit", required)
		}
		if int(n) != i+1 {
			v.fault("n", "第 %[1]d 版应写 n = %[1]d；已有的版本不能删去", "version %[1]d must say n = %[1]d; none may be taken out", i+1)
		}
		v.done()
		a.Versions = append(a.Versions, f)
	}
	t.done()
	if len(a.Versions) == 0 {
		return nil
	}
	return a
}

// instant reads a TOML date-time with its zone.
func (t *table) instant(key string) time.Time {
	at, _ := as[time.Time](t, key, required, "带时区的时刻，如 2026-12-01T02:26:05Z", "a date-time with a zone, as 2026-12-01T02:26:05Z")
	return at.UTC()
}

func (t *table) archived(key string) *Package {
	s := t.sub(key, optional)
	if s == nil {
		return nil
	}
	size, _ := as[int64](s, "bytes", required, "整数", "a whole number")
	files, _ := as[int64](s, "files", optional, "整数", "a whole number")
	p := &Package{Name: s.string("name", required), Files: int(files), Bytes: size, SHA256: s.string("sha256", required)}
	s.done()
	return p
}
