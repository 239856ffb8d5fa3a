package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive"
	"gongkai/site/archive/bagit"
)

// provePackages proves the packages of a frozen year by the digests that were recorded,
// and tells whether one is missing. A damaged one is never made again over what is there.
func (a *app) provePackages(ctx context.Context, dest string, v *disclosure.Frozen) (missing bool, err error) {
	var wrong []string
	for _, p := range []*disclosure.Package{v.WACZ, v.DIP, v.AIP} {
		if p == nil {
			continue
		}
		file := filepath.Join(dest, p.Name)
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(a.stdout, a.say("缺失：%s\n", "missing: %s\n"), p.Name)
			missing = true
			continue
		}
		sum, err := archive.Digest(file)
		if err != nil {
			return false, err
		}
		proof, err := archive.Verify(ctx, file)
		if err != nil {
			return false, err
		}
		if sum != p.SHA256 {
			proof.Fault(p.Name, "与 archives/ 中登记的校验值不同", "does not have the digest that archives/ records")
		}
		if !proof.Sound() {
			wrong = append(wrong, p.Name)
			if err := a.proved(file, proof); !errors.Is(err, errFound) {
				return false, err
			}
			continue
		}
		fmt.Fprintf(a.stdout, a.say("相符：%s\n", "SOUND: %s\n"), p.Name)
	}
	if len(wrong) > 0 {
		return false, refused("%[1]s 与封存时的不同；请从备份中取回原件，或者移走后再运行，由程序按登记的时刻重新制作", "%[1]s is not what was frozen; bring it back from a copy, or move it away and run again, and it is made as of the recorded instant", strings.Join(wrong, ", "))
	}
	return missing, nil
}

// tar puts each bag into one file beside it.
func (a *app) tar(ctx context.Context, dir string, v *disclosure.Frozen) error {
	for _, p := range []*disclosure.Package{v.DIP, v.AIP} {
		out, err := os.OpenFile(filepath.Join(dir, p.Name+".tar"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		err = bagit.Tar(ctx, out, filepath.Join(dir, p.Name), v.At)
		if err = errors.Join(err, out.Close()); err != nil {
			return err
		}
	}
	return nil
}

// dropWithdrawn removes the public packages of earlier versions that hold a report which
// is withdrawn by now: they lie where the public may fetch them. The internal ones stay.
func (a *app) dropWithdrawn(dest string, record *disclosure.Archive) error {
	gone := map[string]bool{}
	for _, w := range a.filings().Withdrawn {
		gone[w.ID] = true
	}
	for _, v := range record.Versions[:len(record.Versions)-1] {
		if !slices.ContainsFunc(v.Reports, func(id string) bool { return gone[id] }) {
			continue
		}
		for _, p := range []*disclosure.Package{v.WACZ, v.DIP} {
			if p == nil {
				continue
			}
			for _, name := range []string{p.Name, p.Name + ".tar"} {
				file := filepath.Join(dest, name)
				if _, err := os.Lstat(file); err != nil {
					continue
				}
				if err := os.RemoveAll(file); err != nil {
					return err
				}
				fmt.Fprintf(a.stdout, a.say("删去含有已撤下报告的 %s\n", "removed %s, which held what was withdrawn\n"), name)
			}
		}
	}
	return nil
}

// archived lists the packages that hold a report, as far as they lie in archives/.
func (a *app) archived(id string) []string {
	var out []string
	for _, record := range a.filings().Archives {
		for _, v := range record.Versions {
			for _, p := range []*disclosure.Package{v.WACZ, v.DIP, v.AIP} {
				if p == nil || !v.Holds(id) {
					continue
				}
				if _, err := os.Lstat(filepath.Join(a.dir, disclosure.ArchivesDir, p.Name)); err == nil {
					out = append(out, path.Join(disclosure.ArchivesDir, p.Name))
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
