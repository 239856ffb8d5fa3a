package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
	"gongkai/site/archive/proof"
)

// Rebuild builds the site of one of our bags again, from nothing but what the bag holds,
// in an empty folder below temp, and compares every file. The bag itself is proved by
// Verify. build makes a site of a folder of sources.
func Rebuild(ctx context.Context, file, temp string, build func(ctx context.Context, source, dest string) error) (*proof.Proof, error) {
	b, err := bagit.Open(file)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	source, built := filepath.Join(temp, "source"), filepath.Join(temp, "public")
	if err := unpack(b, source); err != nil {
		return nil, err
	}
	p := &proof.Proof{}
	if err := build(ctx, source, built); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.Wrong = append(p.Wrong, proof.Fault{Where: sourceDir, What: within(file, err).(*disclosure.Said).Text})
		return p, nil
	}
	return p, sameSite(b, built, p)
}

// unpack writes the sources of the bag into a folder.
func unpack(b *bagit.Bag, dest string) error {
	n := 0
	for _, name := range b.Names() {
		rel, ok := strings.CutPrefix(name, sourceDir+"/")
		if !ok {
			continue
		}
		n++
		in, err := b.Open(name)
		if err != nil {
			return err
		}
		to := filepath.Join(dest, filepath.FromSlash(rel))
		err = os.MkdirAll(filepath.Dir(to), 0o755)
		if err == nil {
			err = writeFrom(to, in)
		}
		if err = errors.Join(err, in.Close()); err != nil {
			return err
		}
	}
	if n == 0 {
		return disclosure.Errorf("文件包中没有 %s/，不是本程序制作的，无法重建", "the package has no %s/: another program made it, and nothing can be built from it", sourceDir)
	}
	return nil
}

func writeFrom(file string, in io.Reader) error {
	out, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// sameSite compares a built folder with the site in the bag.
func sameSite(b *bagit.Bag, built string, p *proof.Proof) error {
	sums, seen, bad := manifestOf(b, "manifest-sha256.txt"), map[string]bool{}, 0
	fault := func(name, zh, en string) {
		if bad++; bad <= 20 {
			p.Wrong = append(p.Wrong, proof.Fault{Where: name, What: disclosure.Text{disclosure.ZhCN: zh, disclosure.En: en}})
		}
	}
	err := filepath.WalkDir(built, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(built, file)
		if err != nil {
			return err
		}
		name := path.Join(siteDir, filepath.ToSlash(rel))
		seen[name] = true
		got, err := sumOfFile(file)
		switch want, there := sums[name]; {
		case err != nil:
			return err
		case !there:
			fault(name, "重建的网站有这个文件，文件包中没有", "is in the site that was built again, but not in the package")
		case got != want:
			fault(name, "重建的与文件包中的不同", "differs between the package and the site that was built again")
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range b.Names() {
		if strings.HasPrefix(name, siteDir+"/") && !seen[name] {
			fault(name, "重建的网站没有这个文件", "is not in the site that was built again")
		}
	}
	if bad > 20 {
		p.Fault(siteDir, "另有 %d 个文件不同", "and %d more files that differ", bad-20)
	}
	if bad == 0 {
		p.Holds(LevelRebuild, "由文件包中的材料重新建站，%d 个文件逐字节相同", "built again from the package's own sources: %d files, the same to the byte", len(seen))
	}
	return nil
}

func sumOfFile(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), err
}
