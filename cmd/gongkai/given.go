package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/input"
)

// judgeGiven puts the rules to what the paths name. A folder, a zip and a web
// archive are a build of this site, held against its data, unless they are said
// to be foreign. Single pages are always foreign: no page alone can be held
// against all that was filed.
func (a *app) judgeGiven(ctx context.Context, paths []string, stdin io.Reader, foreign bool, today disclosure.Date, list []*check.Rule) (*check.Result, error) {
	opened, err := input.Open(paths, stdin)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	defer spareMemory(opened.Files(), opened.LargestPage())()
	judged := &check.Site{Foreign: foreign || opened.Pages, Today: today, Workdays: disclosure.WorkingDays()}
	if !judged.Foreign {
		if _, err := fs.Stat(opened.FS, "index.html"); err != nil {
			return nil, disclosure.Errorf("%s 中没有已建成的网站；请先运行 gongkai build", "%s holds no built site; run gongkai build first", strings.Join(paths, " "))
		}
		s, err := a.open()
		if err != nil {
			return nil, err
		}
		judged.BaseURL = s.Config.BaseURL
		if err := a.ours(judged, s, list); err != nil {
			return nil, err
		}
	}
	opened.Fill(judged)
	if judged.Foreign {
		if judged.Forms, err = disclosure.Forms(); err != nil {
			return nil, err
		}
		judged.Lenient = true // one page that cannot be read does not hide the others
	}
	if err := a.visits(ctx, judged, today); err != nil {
		return nil, err
	}
	judged.Beyond = a.beyond(list)
	run := a.remembered
	if _, err := os.Stat(filepath.Join(a.dir, "config.toml")); judged.Foreign && err != nil {
		run = check.Run // there is no site whose folder may keep anything
	}
	result, err := run(ctx, judged, list)
	if err == nil && judged.Foreign && result.Pages == 0 && !slices.ContainsFunc(result.Findings, func(f *check.Finding) bool { return f.Page != "." }) {
		return nil, disclosure.Errorf("%s 中没有可检查的页面", "%s holds no page to check", strings.Join(paths, " "))
	}
	return result, err
}
