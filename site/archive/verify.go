package archive

import (
	"context"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

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
	p := b.Verify(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	for _, name := range b.Names() {
		if path.Dir(name) == waczDir && strings.HasSuffix(name, ".wacz") {
			if err := proveWeb(ctx, b, name, p); err != nil {
				return nil, err
			}
		}
	}
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

// A provenance is what provenance.json says that others are proved by.
type provenance struct {
	Site     string `json:"site"`
	Year     int    `json:"year"`
	Version  int    `json:"version"`
	FrozenAt string `json:"frozen_at"`
}

// matched holds the files of the site against the web archive, and the index against the
// files.
func matched(b *bagit.Bag, captured map[string]string, p *proof.Proof) error {
	var from provenance
	if !jsonOf(b, path.Join(metadataDir, "provenance.json"), &from, p) {
		return nil
	}
	base, err := url.Parse(from.Site)
	if err != nil {
		p.Fault(path.Join(metadataDir, "provenance.json"), "site 不是网址", "site is no address")
		return nil
	}
	sums := manifestOf(b, "manifest-sha256.txt")
	good, bad := 0, 0
	for _, name := range b.Names() {
		rel, ok := strings.CutPrefix(name, siteDir+"/")
		if !ok {
			continue
		}
		switch got, there := captured[addressOf(base, rel)]; {
		case there && got == sums[name]:
			good++
		case bad < 20:
			bad++
			p.Fault(name, "与网页归档文件中的不同，或者其中没有", "is not what the web archive has at its address, or is not in it")
		}
		delete(captured, addressOf(base, rel))
	}
	for address := range captured {
		if bad < 20 {
			bad++
			p.Fault(siteDir, "网页归档文件中有 %s，文件夹中没有", "%s is in the web archive, but not in the folder", address)
		}
	}
	if bad == 0 {
		p.Holds(levelCapture, "%d 个文件与网页归档文件中同一网址的内容相同", "%d files are what the web archive has at their addresses", good)
	}
	var entries []Entry
	if !jsonOf(b, path.Join(metadataDir, "reports.json"), &entries, p) {
		return nil
	}
	pages, gone, wrong := 0, []string{}, 0
	for _, e := range entries {
		if e.Withdrawn != "" {
			gone = append(gone, e.ID+" ("+e.Withdrawn+")")
		}
		for _, page := range e.Pages {
			if pages++; sums[page.File] != page.SHA256 {
				wrong++
				p.Fault(page.File, "与 reports.json 所列的不同", "is not what reports.json lists")
			}
		}
	}
	if wrong == 0 {
		p.Holds(levelIndex, "%[1]d 年度第 %[2]d 版，%[3]s 封存：%[4]d 份报告的 %[5]d 个页面与目录相符", "%[1]d, version %[2]d, frozen at %[3]s: %[5]d pages of %[4]d reports are what the index says", from.Year, from.Version, from.FrozenAt, len(entries)-len(gone), pages)
	}
	if len(gone) > 0 {
		p.Holds(levelIndex, "已撤下，只存说明：%s", "withdrawn, of which only the notice is kept: %s", strings.Join(gone, ", "))
	}
	return nil
}

// manifestOf reads a list of the bag that was proved before.
func manifestOf(b *bagit.Bag, name string) map[string]string {
	out := map[string]string{}
	in, err := b.Open(name)
	if err != nil {
		return out
	}
	defer in.Close()
	data, _ := io.ReadAll(io.LimitReader(in, mostText)) // what is cut off is told as missing
	for line := range strings.Lines(string(data)) {
		if sum, file, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  "); ok {
			out[file] = sum
		}
	}
	return out
}

// mostText is how much is read of a file that says something of the others.
const mostText = 512 << 20

// jsonOf reads a file of the bag; false where it is not there, or is none, which is told.
func jsonOf(b *bagit.Bag, name string, to any, p *proof.Proof) bool {
	in, err := b.Open(name)
	if err != nil {
		p.Leaves(levelIndex, "没有 %s，不是本程序制作的，未核对页面和目录", "there is no %s: another program made this, and pages and index were not compared", name)
		return false
	}
	defer in.Close()
	if err := json.NewDecoder(io.LimitReader(in, mostText)).Decode(to); err != nil {
		p.Fault(name, "不是有效的 JSON：%v", "is not valid JSON: %v", err)
		return false
	}
	return true
}

// Digest is by which a package is known: the SHA-256 of a file, or that of a bag's
// tagmanifest-sha256.txt, which covers all else in it.
func Digest(file string) (string, error) {
	if info, err := os.Stat(file); err != nil || !info.IsDir() {
		return sumOfFile(file)
	}
	return sumOfFile(filepath.Join(file, "tagmanifest-sha256.txt"))
}
