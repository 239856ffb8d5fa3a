package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site"
	"gongkai/site/publish"
)

func (a *app) publish() *cobra.Command {
	var today string
	var dry bool
	c := &cobra.Command{
		Use:   "publish [TARGET]",
		Short: a.say("建站、检查，没有错误才发布", "build, check, and publish unless an error stands"),
		Long: a.say(`重新生成、建站并检查；有错误级检查意见即停止，现行网站不变。正式网站只发布已签发（[signature]）的报告。
TARGET 是 config.toml 中 [params.gongkai.publish.TARGET] 的名称，只有一个时可以不写。与现行版本相同的，不再发布。
设置了 url 的，发布后逐一核对网站服务器给出的文件，不一致即退回先前的版本。`,
			`Generates, builds and checks anew; a finding at error level stops it, and the live site stays as it is. An official site publishes
signed reports only ([signature]). TARGET is the name of a [params.gongkai.publish.TARGET] in config.toml; where there is but one,
it may be left out. A site that is live already is not published again. Where url is set, every file is then asked for from the
web server; where it hands out something else, the release before is live again.`),
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
			defer a.took()
			e, err := a.edition(c.Context(), s, temp, day)
			if err != nil {
				return err
			}
			if e.faulty {
				return refused("有错误级检查意见，没有发布，现行网站不变；请改正后再发布", "findings at error level stand, so nothing was published and the live site is as it was; mend them and publish again")
			}
			return a.deliver(c.Context(), e, p, name, dry)
		},
	}
	c.Flags().BoolVar(&dry, "dry-run", false, a.say("只说明会改变什么，不发布", "only tell what would change"))
	a.todayFlag(c, &today)
	return c
}

// deliver publishes an edition to one target and tells what was done; dry, it only tells
// what would be.
func (a *app) deliver(ctx context.Context, e *edition, p *publish.Publisher, name string, dry bool) error {
	tree, err := a.shape(ctx, e, p.Target)
	if err != nil {
		return err
	}
	p.Reports, p.Withdrawn = e.filed, e.withdrawn
	if dry {
		out, err := p.Plan(ctx, tree)
		if err == nil {
			a.planned(name, out)
		}
		return err
	}
	out, err := p.Publish(ctx, tree)
	if out != nil {
		a.published(name, out)
	}
	return unproved(err)
}

// unproved gives an answer of the web server that is wrong the exit code of refused actions.
func unproved(err error) error {
	var u *publish.Unproved
	if !errors.As(err, &u) {
		return err
	}
	return &disclosure.Said{Text: site.InWords(err), Err: errors.Join(errRefused, err)}
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
	} else {
		fmt.Fprintf(a.stdout, a.say("已发布到 %s：%s。新增 %d 个文件、改变 %d 个、删去 %d 个；传送 %d 个（%d 字节），沿用 %d 个\n",
			"published to %s: %s. %d files added, %d changed, %d removed; %d sent (%d bytes), %d shared\n"),
			name, out.Release.ID, len(out.Changes.Added), len(out.Changes.Changed), len(out.Changes.Removed), out.Sent.Sent, out.Sent.Bytes, out.Sent.Shared)
	}
	a.seen(out.Seen)
	for _, id := range out.Dropped {
		fmt.Fprintf(a.stdout, a.say("删去含有已撤下报告的版本 %s\n", "removed the release %s, which held what was withdrawn\n"), id)
	}
	for _, id := range out.Pruned {
		fmt.Fprintf(a.stdout, a.say("删去旧版本 %s\n", "removed the old release %s\n"), id)
	}
}

// seen tells what the web server was seen to hand out.
func (a *app) seen(s *publish.Sight) {
	if s == nil {
		return
	}
	for _, t := range s.Told {
		fmt.Fprintln(a.stderr, t.In(a.lang))
	}
	fmt.Fprintf(a.stdout, a.say("已向网站服务器核对 %d 个文件（%d 次请求），与发布的一致\n", "the web server hands out all %d files as they were published (%d requests)\n"), s.Files, s.Answers)
}
