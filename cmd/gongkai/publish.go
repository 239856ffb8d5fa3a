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

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/generator"
	"gongkai/site"
	"gongkai/site/check"
	"gongkai/site/publish"
)

func (a *app) publish() *cobra.Command {
	var today string
	var dry bool
	c := &cobra.Command{
		Use:   "publish [TARGET]",
		Short: a.say("建站、检查，没有错误才发布", "build, check, and publish unless an error stands"),
		Long: a.say(`重新生成、建站并检查；有错误级检查意见即停止，现行网站不变。正式网站只发布已签发（[signature]）的报告。
TARGET 是 config.toml 中 [params.gongkai.publish.TARGET] 的名称，只有一个时可以不写。与现行版本相同的，不再发布。`,
			`Generates, builds and checks anew; a finding at error level stops it, and the live site stays as it is. An official site publishes
signed reports only ([signature]). TARGET is the name of a [params.gongkai.publish.TARGET] in config.toml; where there is but one,
it may be left out. A site that is live already is not published again.`),
		Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, p, name, err := a.publisher(args)
			if err != nil {
				return err
			}
			day, err := a.day(today)
			if err != nil {
				return err
			}
			temp, err := s.TempDir("publish-*")
			if err != nil {
				return err
			}
			defer os.RemoveAll(temp)
			tree, signed, err := a.publishable(c.Context(), s, p.Target, temp, day)
			if err != nil {
				return err
			}
			p.Reports = signed
			if dry {
				out, err := p.Plan(c.Context(), tree)
				if err == nil {
					a.planned(name, out)
				}
				return err
			}
			out, err := p.Publish(c.Context(), tree)
			if err == nil {
				a.published(name, out)
			}
			return err
		},
	}
	c.Flags().BoolVar(&dry, "dry-run", false, a.say("只说明会改变什么，不发布", "only tell what would change"))
	a.todayFlag(c, &today)
	return c
}

// publishable builds the site in temp, without drafts, checks it and makes of it
// what the target holds. It prints the result of the check, and refuses where an error stands. Of an official site
// it lists the reports that were signed.
func (a *app) publishable(ctx context.Context, s *site.Site, to publish.Target, temp string, day disclosure.Date) (publish.Tree, []publish.Dated, error) {
	list, err := a.selected(nil)
	if err != nil {
		return nil, nil, err
	}
	if _, err := a.write(ctx); err != nil {
		return nil, nil, err
	}
	content, signed, err := a.withoutDrafts(ctx, s, temp)
	if err != nil {
		return nil, nil, err
	}
	built := filepath.Join(temp, "public")
	result, err := a.buildAndJudge(ctx, s, content, built, day, list)
	if err != nil {
		return nil, nil, err
	}
	if verdict(result, check.Error) != nil {
		return nil, nil, refused("有错误级检查意见，没有发布，现行网站不变；请改正后再发布", "findings at error level stand, so nothing was published and the live site is as it was; mend them and publish again")
	}
	tree, err := publish.ReadTree(built)
	if err != nil {
		return nil, nil, err
	}
	done := a.progress(a.say("正在压缩……", "packing …"))
	defer done()
	cache := a.cacheIn("packed")
	if tree, err = publish.Shape(ctx, to, tree, cache); err == nil {
		cache.sweep()
	}
	return tree, signed, err
}

// withoutDrafts makes in temp a content/ without the reports that nobody signed, and
// says which those are; "" where there is none, or the site is a sample. It lists those
// that were signed, with the times that their pages print.
func (a *app) withoutDrafts(ctx context.Context, s *site.Site, temp string) (content string, signed []publish.Dated, err error) {
	if !s.Config.Params.Gongkai.Official {
		return "", nil, nil
	}
	var mu sync.Mutex
	left := map[string]bool{}
	err = a.filings().Each(ctx, func(r *disclosure.Report) error {
		mu.Lock()
		defer mu.Unlock()
		if r.Approval() != disclosure.StateSigned {
			left[r.ID] = true
		} else {
			signed = append(signed, publish.Dated{ID: r.ID, Published: r.Published, Migrated: r.Migrated != ""})
		}
		return nil
	})
	slices.SortFunc(signed, func(a, b publish.Dated) int { return strings.Compare(a.ID, b.ID) })
	if err != nil || len(left) == 0 {
		return "", signed, err
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
	return filepath.Join(root, "content"), signed, err
}

// planned tells what a publication would change.
func (a *app) planned(name string, out *publish.Outcome) {
	if out.Same {
		fmt.Fprintf(a.stdout, a.say("%s 与现行版本 %s 相同\n", "%s has this very site: %s\n"), name, out.Before.ID)
		return
	}
	for _, c := range []struct {
		sign  string
		paths []string
	}{{"+", out.Changes.Added}, {"~", out.Changes.Changed}, {"-", out.Changes.Removed}} {
		for _, path := range c.paths {
			fmt.Fprintln(a.stdout, c.sign, path)
		}
	}
	fmt.Fprintf(a.stdout, a.say("没有发布：%s 将新增 %d 个文件、改变 %d 个、删去 %d 个\n", "nothing was published: %s would have %d files added, %d changed, %d removed\n"),
		name, len(out.Changes.Added), len(out.Changes.Changed), len(out.Changes.Removed))
}

// published tells what a publication did.
func (a *app) published(name string, out *publish.Outcome) {
	if out.Same {
		a.planned(name, out)
		return
	}
	fmt.Fprintf(a.stdout, a.say("已发布到 %s：%s。新增 %d 个文件、改变 %d 个、删去 %d 个；传送 %d 个（%d 字节），沿用 %d 个\n",
		"published to %s: %s. %d files added, %d changed, %d removed; %d sent (%d bytes), %d shared\n"),
		name, out.Release.ID, len(out.Changes.Added), len(out.Changes.Changed), len(out.Changes.Removed), out.Sent.Sent, out.Sent.Bytes, out.Sent.Shared)
	for _, id := range out.Pruned {
		fmt.Fprintf(a.stdout, a.say("删去旧版本 %s\n", "removed the old release %s\n"), id)
	}
}
