package generator

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"gongkai/disclosure"
)

// archivesDir is where the page is made that lists the archives of closed years.
const archivesDir = "content/archives/"

// archivePages makes the list of the archives of closed years: what each is, by which
// digest it can be known, and how large it is. Without one there is no list.
func archivePages(archives map[int]*disclosure.Archive, langs []disclosure.Lang) (Files, error) {
	files := Files{}
	if len(archives) == 0 {
		return files, nil
	}
	years := slices.Sorted(maps.Keys(archives))
	slices.Reverse(years)
	title := disclosure.Say("年度归档", "Yearly archives")
	about := disclosure.Say("已经封存的年度：归档文件包的大小、校验值和离线打开的方法", "Years that were closed: the size and digest of their archives, and how to open them offline")
	for _, lang := range langs {
		var all []map[string]any
		for _, year := range years {
			all = append(all, archiveParams(archives[year], lang))
		}
		content, err := page("reports/", map[string]any{"title": title.In(lang), "description": about.In(lang), "params": map[string]any{"archives": all}}, "")
		if err != nil {
			return nil, err
		}
		files[fmt.Sprintf("%sindex.%s.md", archivesDir, lang)] = content
	}
	return files, nil
}

// archiveParams is the archive of one year as templates read it: the version that counts,
// and what became of those before it.
func archiveParams(a *disclosure.Archive, lang disclosure.Lang) map[string]any {
	last := a.Last()
	m := map[string]any{"year": a.Year, "version": last.N, "on": last.On().String(), "reports": len(last.Reports)}
	if len(last.Withdrawn) > 0 {
		m["withdrawn"] = len(last.Withdrawn)
	}
	for key, p := range map[string]*disclosure.Package{"wacz": last.WACZ, "dip": last.DIP} {
		if p != nil {
			m[key] = map[string]any{"name": p.Name, "bytes": p.Bytes, "size": sizeOf(p.Bytes), "sha256": p.SHA256}
		}
	}
	var versions []map[string]any
	for _, v := range a.Versions {
		of := map[string]any{"n": v.N, "on": v.On().String()}
		if v.Note != nil {
			of["note"] = v.Note.In(lang)
		}
		versions = append(versions, of)
	}
	if len(versions) > 1 {
		slices.Reverse(versions)
		m["versions"] = versions
	}
	return m
}

// sizeOf gives a number of bytes as people say it, in units of 1,000, on one line.
func sizeOf(n int64) string {
	switch {
	case n < 1e6:
		return strconv.FormatInt((n+999)/1e3, 10) + "\u00a0KB"
	case n < 1e9:
		return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + "\u00a0MB"
	}
	return strconv.FormatFloat(float64(n)/1e9, 'f', 2, 64) + "\u00a0GB"
}
