package archive

import (
	"encoding/json"
	"io"
	"net/url"
	"path"
	"strings"

	"gongkai/site/archive/bagit"
	"gongkai/site/archive/proof"
)

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
