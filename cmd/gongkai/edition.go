package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gongkai/disclosure"
	"gongkai/generator"
	"gongkai/site"
	"gongkai/site/check"
	"gongkai/site/publish"
)

// An edition is the site as it is about to be published: built anew, without drafts where
// the site is official, and judged.
type edition struct {
	tree      publish.Tree
	filed     []publish.Filed // what is on it
	withdrawn []string        // what was taken back
	faulty    bool            // a finding at error level stands
}

// edition makes one in temp, and prints the result of the check.
func (a *app) edition(ctx context.Context, s *site.Site, temp string, day disclosure.Date) (*edition, error) {
	list, err := a.selected(nil)
	if err != nil {
		return nil, err
	}
	a.nextStep(disclosure.Say("生成内容", "generating"))
	if _, err := a.write(ctx); err != nil {
		return nil, err
	}
	content, filed, err := a.withoutDrafts(ctx, s, temp)
	if err != nil {
		return nil, err
	}
	built := filepath.Join(temp, "public")
	result, err := a.buildAndJudge(ctx, s, content, built, day, list)
	if err != nil {
		return nil, err
	}
	a.nextStep(disclosure.Say("读取网站", "reading the site"))
	tree, err := publish.ReadTree(built)
	return &edition{tree, filed, withdrawn(a.filings()), verdict(result, check.Error) != nil}, err
}

// withoutDrafts makes in temp a content/ without the reports of an official site that
// nobody signed, and says which those are; "" where there is none. It lists those that are
// left.
func (a *app) withoutDrafts(ctx context.Context, s *site.Site, temp string) (content string, filed []publish.Filed, err error) {
	official := s.Config.Params.Gongkai.Official
	var mu sync.Mutex
	left := map[string]bool{}
	err = a.filings().Each(ctx, func(r *disclosure.Report) error {
		mu.Lock()
		defer mu.Unlock()
		if official && r.Approval() != disclosure.StateSigned {
			left[r.ID] = true
		} else {
			filed = append(filed, publish.Filed{ID: r.ID, Published: r.Published, Migrated: r.Migrated != "", Corrections: len(r.Corrections)})
		}
		return nil
	})
	slices.SortFunc(filed, func(a, b publish.Filed) int { return strings.Compare(a.ID, b.ID) })
	if err != nil || len(left) == 0 {
		return "", filed, err
	}
	fmt.Fprintf(a.stderr, a.say("未签发，不发布：%s\n", "not signed, so not published: %s\n"), strings.Join(slices.Sorted(maps.Keys(left)), a.say("、", ", ")))
	a.left, a.noCache = left, true // what is kept of a check is kept for all that was filed
	root := filepath.Join(temp, "site")
	if err := os.CopyFS(filepath.Join(root, "content"), os.DirFS(filepath.Join(a.dir, "content"))); err != nil {
		return "", nil, err
	}
	files, err := a.pages(ctx)
	if err != nil {
		return "", nil, err
	}
	_, err = generator.Write(root, files)
	return filepath.Join(root, "content"), filed, err
}

// shape makes of the edition what a target holds.
func (a *app) shape(ctx context.Context, e *edition, to publish.Target) (publish.Tree, error) {
	a.nextStep(disclosure.Say("压缩", "packing"))
	cache := a.cacheIn("packed")
	tree, err := publish.Shape(ctx, to, e.tree, cache)
	if _, shaped := to.(publish.Shaper); err == nil && !shaped {
		cache.sweep()
	}
	return tree, err
}
