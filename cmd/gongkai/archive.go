package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site"
	"gongkai/site/archive"
)

func (a *app) archive() *cobra.Command {
	var note, english string
	var diff, tarred bool
	c := &cobra.Command{
		Use:   "archive YEAR | --diff A B",
		Short: a.say("封存一个年度，制成可以核对、可以回放的归档文件包", "freeze a closed year into packages that can be proved and replayed"),
		Long: a.say(`取该年度的报告及其所需的一切，建成只有这一年的网站，检查后封存：公开的文件包（-dip）、内部的文件包（-aip）和网页归档文件（.wacz）写入 archives/，
登记在 archives/YEAR.toml。封存后的年度不再改变：再次运行只核对，文件包缺失的按登记的时刻重新制作，须与登记的逐字节相同。
填报的数据在封存后有更正、撤下的，用 --note 说明原因，另出一版。--diff 比较两个文件包。`,
			`Takes the reports of the year with all that they need, builds a site of that year alone, checks it and freezes it: a public bag (-dip), an internal one (-aip)
and a web archive (.wacz) in archives/, written down in archives/YEAR.toml. A frozen year never changes: run again, this only proves the packages, and makes missing ones
again as of the recorded instant, to the same bytes. What was corrected or withdrawn since becomes a new version; say why with --note. --diff compares two packages.`),
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if diff {
				return a.differ(c.Context(), args)
			}
			if len(args) != 1 || !disclosure.ValidYear(args[0]) {
				return disclosure.Errorf("请写明一个年份，如 gongkai archive 2022", "name one year, as in gongkai archive 2022")
			}
			year, _ := strconv.Atoi(args[0])
			defer a.took()
			return a.freezeYear(c.Context(), year, inBoth(note, english), tarred)
		},
	}
	c.Flags().StringVar(&note, "note", "", a.say("为何另出一版", "why there is a new version"))
	c.Flags().StringVar(&english, "note-en", "", a.say("为何另出一版，英文", "why there is a new version, in English"))
	c.Flags().BoolVar(&diff, "diff", false, a.say("比较两个文件包", "compare two packages"))
	c.Flags().BoolVar(&tarred, "tar", false, a.say("另把每个文件包装成一个 .tar 文件", "also put each package into one .tar file"))
	return c
}

// freezeYear archives a year, or proves that it is archived.
func (a *app) freezeYear(ctx context.Context, year int, note disclosure.Text, tarred bool) error {
	s, err := a.open()
	if err != nil {
		return err
	}
	filings := a.filings()
	if err := filings.Err(); err != nil {
		return err
	}
	reports, withdrawn, err := a.yearOf(ctx, s, filings, year)
	if err != nil {
		return err
	}
	filed, err := filings.Digest(year, slices.Concat(reports, withdrawn))
	if err != nil {
		return err
	}
	record := filings.Archives[year]
	has := record != nil
	fresh := !has || note[disclosure.ZhCN] != ""
	same := has && record.Last().Filed == filed && slices.Equal(record.Last().Reports, reports) && slices.Equal(record.Last().Withdrawn, withdrawn)
	switch {
	case !has:
		record = &disclosure.Archive{Year: year}
		note = nil
	case fresh && same:
		return refused("%[1]d 年度封存后，填报的数据没有改变，不需要新的一版", "nothing that was filed for %[1]d has changed since it was frozen, so no new version is needed", year)
	case !fresh && !same:
		return refused("%[1]d 年度封存（第 %[2]d 版，%[3]s）后，填报的数据有改变；已封存的不再改动，请用 --note 说明原因，另出一版", "what was filed for %[1]d has changed since version %[2]d was frozen on %[3]s; what is frozen stays as it is, so say why with --note to make a new version", year, record.Last().N, record.Last().On())
	}
	dest := filepath.Join(a.dir, disclosure.ArchivesDir)
	if !fresh {
		missing, err := a.provePackages(ctx, dest, record.Last())
		if err != nil || !missing {
			return err
		}
	}
	if fresh {
		at := a.now().UTC().Truncate(time.Second)
		record.Versions = append(record.Versions, &disclosure.Frozen{N: len(record.Versions) + 1, At: at, Note: note, Commit: commitOf(a.dir), Filed: filed, Reports: reports, Withdrawn: withdrawn})
	}
	return a.pack(ctx, s, record, dest, fresh, tarred)
}

// yearOf lists what is archived of a year: on an official site signed reports only, as
// they are published.
func (a *app) yearOf(ctx context.Context, s *site.Site, f *disclosure.Filings, year int) (reports, withdrawn []string, err error) {
	official := s.Config.Params.Gongkai.Official
	reports, withdrawn, err = f.Needed(ctx, year, func(r *disclosure.Report) bool { return !official || r.Approval() == disclosure.StateSigned })
	if err == nil && len(reports)+len(withdrawn) == 0 {
		err = disclosure.Errorf("%d 年度没有可以归档的报告", "there is no report for %d to archive", year)
	}
	return reports, withdrawn, err
}

// pack stages, builds, checks and packs a year, then writes it down: last, so that a
// record is there only with its packages.
func (a *app) pack(ctx context.Context, s *site.Site, record *disclosure.Archive, dest string, fresh, tarred bool) error {
	v := record.Last()
	temp, err := s.TempDir("archive-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	recorded := [3]*disclosure.Package{v.WACZ, v.DIP, v.AIP}
	v.WACZ, v.DIP, v.AIP = nil, nil, nil
	y, err := a.staged(ctx, s, record, temp)
	if err != nil {
		return err
	}
	a.nextStep(disclosure.Say("封存", "packing"))
	made := filepath.Join(temp, "packages")
	if err := os.Mkdir(made, 0o755); err != nil {
		return err
	}
	if v.WACZ, v.DIP, v.AIP, err = archive.Freeze(ctx, y, made); err != nil {
		return err
	}
	now := [3]*disclosure.Package{v.WACZ, v.DIP, v.AIP}
	if !fresh {
		if err := sameAsRecorded(recorded, now); err != nil {
			return err
		}
	}
	if tarred {
		if err := a.tar(ctx, made, v); err != nil {
			return err
		}
	}
	if err := place(made, dest, recorded); err != nil {
		return err
	}
	if fresh {
		if err := save(filepath.Join(dest, fmt.Sprintf("%d.toml", record.Year)), record.TOML()); err != nil {
			return err
		}
	}
	a.frozen(record, now)
	return a.dropWithdrawn(dest, record)
}

// place moves packages to where they stay. What a killed run left there is not in any
// record; what is recorded was proved to be missing.
func place(made, dest string, recorded [3]*disclosure.Package) error {
	if err := os.MkdirAll(dest, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(made)
	if err != nil {
		return err
	}
	for _, e := range entries {
		to := filepath.Join(dest, e.Name())
		if _, err := os.Lstat(to); err == nil {
			if err := os.RemoveAll(to); err != nil {
				return err
			}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := os.Rename(filepath.Join(made, e.Name()), to); err != nil {
			return err
		}
	}
	return nil
}

// sameAsRecorded compares packages that were made again with those that were recorded.
func sameAsRecorded(recorded, now [3]*disclosure.Package) error {
	for i, was := range recorded {
		if was != nil && *was != *now[i] {
			return refused("重新制作的 %[1]s 与登记的不同（SHA-256 %[2]s，登记为 %[3]s），没有写入：程序、模板或设置与封存时不同；请用封存时的版本（见 provenance.json）制作，或从备份中取回原件",
				"%[1]s made again differs from the record (SHA-256 %[2]s, recorded %[3]s), so nothing was written: the program, the layouts or the settings are not those of that time; use the versions in provenance.json, or bring the package back from a copy", was.Name, now[i].SHA256, was.SHA256)
		}
	}
	return nil
}

// frozen tells what was made.
func (a *app) frozen(record *disclosure.Archive, packages [3]*disclosure.Package) {
	v := record.Last()
	for _, p := range packages {
		fmt.Fprintf(a.stdout, "%s  %s\n", p.SHA256, p.Name)
	}
	fmt.Fprintf(a.stdout, a.say("%[1]d 年度已归档：第 %[2]d 版，%[3]s，报告 %[4]d 份；请运行 gongkai publish，网页上即注明已归档\n", "%[1]d is archived: version %[2]d, %[3]s, %[4]d reports; run gongkai publish, and the pages say so\n"),
		record.Year, v.N, v.At.Format(time.RFC3339), len(v.Reports))
}
