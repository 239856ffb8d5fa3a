//go:build unix

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"gongkai/disclosure"
	"gongkai/site/archive"
	"gongkai/site/publish/targets"
)

// benchYear is the year that is frozen: that of most reports of the sample county.
const benchYear = 2023

// frozenYear archives the year of a site and gives the public package, whose pages and
// sources are what packing and proving are measured with.
func frozenYear(gongkai, site string) (dip string, err error) {
	out, err := exec.Command(gongkai, "--site", site, "archive", fmt.Sprint(benchYear)).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("archive: %w\n%s", err, out)
	}
	found, _ := filepath.Glob(filepath.Join(site, disclosure.ArchivesDir, "*-dip")) // the pattern has no mistake
	if len(found) != 1 {
		return "", fmt.Errorf("%d public packages were made", len(found))
	}
	return found[0], nil
}

// packAll packs the year that a public package holds once more: the web archive and both
// bags, as gongkai archive does when the site is built and checked. Nothing is kept.
func packAll(dip, dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	temp, dest := filepath.Join(dir, "temp"), filepath.Join(dir, "packages")
	for _, d := range []string{temp, dest} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return err
		}
	}
	source := filepath.Join(dip, "data/source")
	record := disclosure.Open(os.DirFS(source)).Archives[benchYear]
	if record == nil {
		return fmt.Errorf("%s holds no record of %d", source, benchYear)
	}
	index, err := os.ReadFile(filepath.Join(dip, "data/metadata/reports.json"))
	if err != nil {
		return err
	}
	y := &archive.Year{
		Record: record, Name: "bench", BaseURL: "https://www.example.org/", Source: source, Built: filepath.Join(dip, "data/site"),
		Langs: disclosure.Langs, MediaType: targets.ContentType, TempDir: temp,
	}
	if err := json.Unmarshal(index, &y.Entries); err != nil {
		return err
	}
	_, _, _, err = archive.Freeze(context.Background(), y, dest)
	return err
}
