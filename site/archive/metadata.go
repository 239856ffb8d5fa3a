package archive

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
	"gongkai/site/archive/wacz"
)

// metadata makes what is said of the pages and of how they came to be.
func (y *Year) metadata(ctx context.Context, site []bagit.File, web *wacz.Written) ([]bagit.File, error) {
	files := maps.Clone(y.Metadata)
	if files == nil {
		files = map[string][]byte{}
	}
	var err error
	if files["reports.json"], err = indented(y.Entries); err != nil {
		return nil, err
	}
	files["reports.csv"] = y.table()
	if files["provenance.json"], err = indented(y.provenance(site, web)); err != nil {
		return nil, err
	}
	if files["index.html"], err = y.index(); err != nil {
		return nil, err
	}
	checks := y.selfCheck(site)
	if files["self-check.json"], err = indented(checks); err != nil {
		return nil, err
	}
	var out []bagit.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		out = append(out, inMemory(path.Join(metadataDir, name), files[name]))
	}
	return out, bagit.Sum(ctx, out)
}

// provenance tells how the pages came to be, and by which digests each step can be
// compared when it is done again.
func (y *Year) provenance(site []bagit.File, web *wacz.Written) any {
	type capture struct {
		Name   string `json:"name"`
		SHA256 string `json:"sha256"`
		// Plain is the digest of the records unpacked: what it says does not depend on a compressor.
		Plain string `json:"sha256_unpacked"`
	}
	var captures []capture
	for _, w := range web.WARCs {
		captures = append(captures, capture(w))
	}
	return struct {
		Tools
		Site      string    `json:"site"`
		Commit    string    `json:"site_commit,omitempty"`
		Year      int       `json:"year"`
		Version   int       `json:"version"`
		FrozenAt  string    `json:"frozen_at"`
		Filed     string    `json:"filed_sha256"`
		Pages     int       `json:"files_of_site"`
		PagesHash string    `json:"site_sha256"`
		Captures  []capture `json:"warc"`
	}{y.Tools, y.BaseURL, y.version().Commit, y.Record.Year, y.version().N, y.at().Format(time.RFC3339), y.version().Filed, len(site), digestOf(site), captures}
}

// table is the index of reports for spreadsheets: with a byte order mark, or the most
// used of them shows Chinese as noise.
func (y *Year) table() []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	_ = w.Write([]string{"编号 id", "题名 title", "机关 organ", "索引号 index", "发布日期 published", "生成日期 formed", "撤下日期 withdrawn", "语言 language", "地址 address", "文件 file", "SHA-256", "全宗号 fonds", "档号 number", "保管期限 retention"})
	for _, e := range y.Entries {
		for _, p := range e.Pages {
			_ = w.Write([]string{e.ID, e.Title.In(p.Lang), e.Organ.In(p.Lang), e.Index, e.Published, e.Formed, e.Withdrawn, string(p.Lang), p.URL, p.File, p.SHA256, y.Settings.Fonds, y.Settings.Number, y.Settings.Retention})
		}
	}
	w.Flush() // into memory
	return b.Bytes()
}

// info is bag-info.txt: what archives look at first.
func (y *Year) info(name, kind string) []bagit.Field {
	said := y.description()
	fields := []bagit.Field{
		{Name: "Bagging-Date", Value: y.version().On().String()},
		{Name: "External-Identifier", Value: name},
		{Name: "External-Description", Value: said.title[disclosure.ZhCN] + " " + said.title[disclosure.En] + " (" + strings.ToUpper(kind) + ")"},
		{Name: "Bag-Software-Agent", Value: y.Tools.Gongkai},
		{Name: "Frozen-At", Value: y.at().Format(time.RFC3339)},
	}
	for _, f := range []bagit.Field{{Name: "Source-Organization", Value: y.Settings.Office}, {Name: "Fonds-Number", Value: y.Settings.Fonds}, {Name: "Archival-Number", Value: y.Settings.Number}, {Name: "Retention-Period", Value: y.Settings.Retention}} {
		if f.Value != "" {
			fields = append(fields, f)
		}
	}
	return fields
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// digestOf sums up a list of files with their digests, as sha256sum writes it.
func digestOf(files []bagit.File) string {
	lines := make([]string, len(files))
	for i, f := range files {
		lines[i] = f.Sums.SHA256 + "  " + f.Path + "\n"
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return sha256Of([]byte(strings.Join(lines, "")))
}
