package archive

import (
	"context"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
	"gongkai/site/archive/proof"
	"gongkai/site/archive/wacz"
	"gongkai/site/archive/warc"
)

// The levels of a proof of our own packages.
var (
	levelCapture = disclosure.Say("页面", "pages")
	levelIndex   = disclosure.Say("目录", "index")
	// LevelRebuild is that of a site that was built again.
	LevelRebuild = disclosure.Say("重建", "rebuild")
)

// Verify proves what a file or folder says of itself, ours or another's: a bag (a folder,
// .tar or .zip), a WACZ, or a WARC. Of our own bags it also proves that each file of the
// site is in the web archive at its address, and that the index says what the pages are.
func Verify(ctx context.Context, file string) (*proof.Proof, error) {
	switch lower := strings.ToLower(file); {
	case strings.HasSuffix(lower, ".wacz"):
		return alone(file, func(r io.ReaderAt, size int64) (*proof.Proof, error) {
			a, err := wacz.Open(filepath.Base(file), r, size)
			if err != nil {
				return nil, err
			}
			return a.Verify(ctx)
		})
	case strings.HasSuffix(lower, ".warc"), strings.HasSuffix(lower, ".warc.gz"):
		return alone(file, func(r io.ReaderAt, size int64) (*proof.Proof, error) {
			return warc.Verify(ctx, filepath.Base(file), r, size, strings.HasSuffix(lower, ".gz"), nil)
		})
	}
	b, err := bagit.Open(file)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	// The web archive is one file after another, the bag's files can be read side by side: so
	// neither waits for the other.
	p, web := &proof.Proof{}, &proof.Proof{}
	side, sideCtx := errgroup.WithContext(ctx)
	side.Go(func() error {
		for _, name := range b.Names() {
			if path.Dir(name) == waczDir && strings.HasSuffix(name, ".wacz") {
				if err := proveWeb(sideCtx, b, name, web); err != nil {
					return err
				}
			}
		}
		return nil
	})
	side.Go(func() error { p = b.Verify(sideCtx); return sideCtx.Err() })
	if err := side.Wait(); err != nil {
		return nil, err
	}
	p.Within("", web)
	p.Sort()
	return p, nil
}

// alone opens a file and hands it over.
func alone[T any](file string, prove func(io.ReaderAt, int64) (*T, error)) (*T, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return prove(f, info.Size())
}

// proveWeb proves the web archive in a bag, and the bag's site and index by it.
func proveWeb(ctx context.Context, b *bagit.Bag, name string, p *proof.Proof) error {
	r, size, done, err := b.ReaderAt(name)
	if err != nil {
		p.Fault(name, "无法读取：%v", "cannot be read: %v", err)
		return nil
	}
	defer done()
	a, err := wacz.Open(path.Base(name), r, size)
	if err != nil {
		p.Wrong = append(p.Wrong, proof.Fault{Where: name, What: words(err)})
		return nil
	}
	of, err := a.Verify(ctx)
	if err != nil {
		return err
	}
	p.Within(name, of)
	captured := map[string]string{}
	if err := a.Index(ctx, func(url, digest string) error { captured[url] = strings.TrimPrefix(digest, "sha256:"); return nil }); err != nil {
		return nil // told already
	}
	return matched(b, captured, p)
}

// Digest is by which a package is known: the SHA-256 of a file, or that of a bag's
// tagmanifest-sha256.txt, which covers all else in it.
func Digest(file string) (string, error) {
	if info, err := os.Stat(file); err != nil || !info.IsDir() {
		return sumOfFile(file)
	}
	return sumOfFile(filepath.Join(file, "tagmanifest-sha256.txt"))
}
