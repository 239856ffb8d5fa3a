package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// remembered runs the check, or gives the result of the last run where nothing
// that it depends on has changed: no page, nothing filed, no setting, not the
// day, not this program. Every file is read and summed up for that; only the
// judging is spared. Whatever goes wrong in remembering, the check is run.
func (a *app) remembered(ctx context.Context, s *check.Site, list []*check.Rule) (*check.Result, error) {
	if a.noCache {
		return check.Run(ctx, s, list)
	}
	key := a.keyOf(ctx, s, list)
	work := filepath.Join(a.dir, ".gongkai")
	s.CacheDir = filepath.Join(work, "pdf")
	last := &fileCache{dir: filepath.Join(work, "checked"), temp: filepath.Join(work, "tmp"), used: map[string]bool{}}
	if data, ok := last.Get(key); ok && key != "" {
		if result, err := check.ReadKept(data); err == nil {
			return result, nil
		}
	}
	result, err := check.Run(ctx, s, list)
	if err != nil || key == "" {
		return result, err
	}
	if data, err := result.Keep(); err == nil {
		last.Put(key, data)
		last.sweep()
	}
	return result, nil
}

// keyOf sums up what the check depends on; "" where that fails.
func (a *app) keyOf(ctx context.Context, s *check.Site, list []*check.Rule) string {
	depends := []string{"config.toml", "waivers.toml", "reports", "forms", "checks"}
	records, err := filepath.Glob(filepath.Join(a.dir, disclosure.ArchivesDir, "*.toml")) // not the packages
	if err != nil {
		return ""
	}
	for _, r := range records {
		depends = append(depends, disclosure.ArchivesDir+"/"+filepath.Base(r))
	}
	digest, err := s.Digest(ctx, list, os.DirFS(a.dir), depends...)
	if err != nil {
		return ""
	}
	self, err := os.Executable()
	if err != nil {
		return ""
	}
	program, err := os.Open(self)
	if err != nil {
		return ""
	}
	defer program.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, program); err != nil {
		return ""
	}
	io.WriteString(sum, digest)
	return hex.EncodeToString(sum.Sum(nil))
}
