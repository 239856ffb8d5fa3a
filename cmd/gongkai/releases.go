package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
	"gongkai/site/publish/verify"
)

// publisher opens the target that was named, or the only one there is.
func (a *app) publisher(args []string) (*site.Site, *publish.Publisher, string, error) {
	s, err := a.open()
	if err != nil {
		return nil, nil, "", err
	}
	all := s.Config.Params.Gongkai.Publish
	names := slices.Sorted(maps.Keys(all))
	switch {
	case len(names) == 0:
		return nil, nil, "", disclosure.Errorf("config.toml 中没有发布目标；请按使用说明写明 [params.gongkai.publish.名称]", "config.toml names no target; write a [params.gongkai.publish.NAME] as the guide says")
	case len(args) == 0 && len(names) > 1:
		return nil, nil, "", disclosure.Errorf("请写明发布目标：%s", "say which target: %s", strings.Join(names, ", "))
	case len(args) > 0 && all[args[0]] == nil:
		return nil, nil, "", disclosure.Errorf("没有发布目标 %[1]q，可用：%[2]s", "there is no target %[1]q; known are %[2]s", args[0], strings.Join(names, ", "))
	}
	name := append(args, names...)[0]
	settings := targets.Settings{Name: name, Root: s.Root, Values: all[name]}
	target, err := targets.Open(settings)
	if err != nil {
		return nil, nil, "", err
	}
	keep, err := settings.Keep()
	if err != nil {
		return nil, nil, "", err
	}
	p := &publish.Publisher{Target: target, Keep: keep, Now: a.now, Step: a.nextStep, Book: filepath.Join(s.Root, "publications", name+".jsonl")}
	if s.Config.Params.Gongkai.Official {
		if p.Within, err = settings.Within(); err != nil {
			return nil, nil, "", err
		}
	}
	base, err := settings.URL()
	if base != nil {
		p.Verifier = verify.New(base)
	}
	return s, p, name, err
}

// withdrawn lists the reports that were taken back.
func withdrawn(filed *disclosure.Filings) []string {
	var ids []string
	for _, w := range filed.Withdrawn {
		ids = append(ids, w.ID)
	}
	return ids
}

func (a *app) releases() *cobra.Command {
	return &cobra.Command{
		Use:   "releases [TARGET]",
		Short: a.say("列出已发布的各个版本", "list the releases that were published"),
		Long: a.say("列出 TARGET 保留的各个版本，新的在前：编号、发布时间、文件数，现行的注明。",
			"Lists the releases that TARGET keeps, the newest first: name, time, number of files; the live one is marked."),
		Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			_, p, _, err := a.publisher(args)
			if err != nil {
				return err
			}
			all, err := p.Target.Releases(c.Context())
			if err != nil {
				return err
			}
			for _, r := range all {
				mark := ""
				if r.Live {
					mark = a.say("  现行", "  live")
				}
				fmt.Fprintf(a.stdout, a.say("%s  %s  %d 个文件%s\n", "%s  %s  %d files%s\n"), r.ID, r.Made.In(disclosure.Beijing).Format("2006-01-02 15:04:05"), r.Files, mark)
			}
			return nil
		},
	}
}

func (a *app) rollback() *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "rollback [TARGET]",
		Short: a.say("退回先前的版本", "go back to an earlier release"),
		Long: a.say("使先前的版本重新成为现行版本：--to 指明的一个，或者比现行版本早的最近一个。不重新建站，也不再检查。",
			"Makes an earlier release live again: the one that --to names, or else the newest that is older than the live one. Nothing is built or checked anew."),
		Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			_, p, name, err := a.publisher(args)
			if err != nil {
				return err
			}
			p.Withdrawn = withdrawn(a.filings())
			out, err := p.Rollback(c.Context(), to)
			if out == nil {
				return err
			}
			fmt.Fprintf(a.stdout, a.say("%s 的现行版本为 %s（先前为 %s）：新增 %d 个文件、改变 %d 个、删去 %d 个\n", "%s is at %s again (it was at %s): %d files added, %d changed, %d removed\n"),
				name, out.Release.ID, out.Before.ID, len(out.Changes.Added), len(out.Changes.Changed), len(out.Changes.Removed))
			a.seen(out.Seen)
			return unproved(err)
		},
	}
	c.Flags().StringVar(&to, "to", "", a.say("版本编号，见 gongkai releases", "the name of a release, from gongkai releases"))
	return c
}
