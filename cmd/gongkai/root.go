package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/generator"
	"gongkai/site"
	"gongkai/site/check"

	theme "gongkai"
)

// app is one call of gongkai: its language, its site and its streams.
type app struct {
	lang           disclosure.Lang
	dir            string // --site
	stdout, stderr io.Writer
	now            func() time.Time

	external       bool   // visit links to other sites
	externalReport string // where what came of it is kept, or ""
	noCache        bool   // --no-cache

	steps []step // of a long command
	ended func() // ends what is told of the last one

	waivers []*check.Waiver // of the whole site, where the site in dir is a part of it; else nil
	left    map[string]bool // reports that are left out, by id: drafts, when a site is published
}

// say picks the words for the language of this call.
func (a *app) say(zh, en string) string {
	if a.lang == disclosure.ZhCN {
		return zh
	}
	return en
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "gongkai",
		Short: a.say("把政府报告数据做成双语网站，并证明其符合公开要求",
			"Turn government report data into a bilingual website and prove that it discloses what it must"),
		Long: a.say(`把 reports/ 中的报告数据生成网页内容，用 Hugo 建成中英文网站，再逐页检查：
发布日期、来源、主动公开标记、法定内容、每一个数字。

退出码：0 正常；1 有错误级检查意见，或生成内容已过期；2 用法有误、数据无法读取或程序出错。`,
			`Makes pages from the report data in reports/, builds a Chinese and English site with Hugo, and checks every page:
date of publication, source, disclosure mark, statutory content, each number.

Exit codes: 0 fine; 1 a finding at error level, or stale content; 2 called wrongly, unreadable data, or a failure.`),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		Version:       version,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return disclosure.Errorf("没有命令 %q；用 gongkai --help 查看全部命令", "there is no command %q; gongkai --help lists them", args[0])
			}
			return c.Help()
		},
	}
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.PersistentFlags().StringVar(&a.dir, "site", ".", a.say("网站所在文件夹", "folder of the site"))
	lang := root.PersistentFlags().String("lang", string(a.lang), a.say("提示信息的语言：zh-cn 或 en", "language of messages: zh-cn or en"))
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if !slices.Contains(disclosure.Langs, disclosure.Lang(*lang)) {
			return disclosure.Errorf("--lang 应为 zh-cn 或 en，而不是 %q", "--lang must be zh-cn or en, not %q", *lang)
		}
		return nil
	}
	for _, command := range []func() *cobra.Command{a.build, a.generate, a.check, a.serve, a.rules, a.waive, a.newOnes, a.publish, a.releases, a.rollback, a.withdraw, a.correct, a.archive, a.verify} {
		root.AddCommand(command())
	}
	a.translate(root)
	return root
}

// atMost refuses more than n arguments.
func atMost(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > n {
			return disclosure.Errorf("%q 是多余的；用法见 %s --help", "there is no use for %q; see %s --help", args[n], c.CommandPath())
		}
		return nil
	}
}

// open reads the site's configuration.
func (a *app) open() (*site.Site, error) { return site.Open(a.dir, theme.Theme) }

// filings finds what was filed with the site.
func (a *app) filings() *disclosure.Filings {
	f := disclosure.Open(os.DirFS(a.dir))
	f.LeaveOut(a.left)
	return f
}

// write makes content/ from what was filed and tells what it changed.
func (a *app) write(ctx context.Context) ([]generator.Change, error) {
	files, err := a.pages(ctx)
	if err != nil {
		return nil, err
	}
	return generator.Write(a.dir, files)
}

// chosen tells what the site has by its settings: its languages, and what else the
// generator asks. Where there are no settings it has all, and is a sample.
func (a *app) chosen() (langs []disclosure.Lang, how []generator.Option, err error) {
	if _, err := os.Stat(filepath.Join(a.dir, "config.toml")); errors.Is(err, fs.ErrNotExist) {
		return disclosure.Langs, nil, nil
	}
	s, err := a.open()
	if err != nil {
		return nil, nil, err
	}
	if !s.Config.MachineFiles() {
		how = append(how, generator.WithoutJSON())
	}
	if !s.Config.ListsArchives() {
		how = append(how, generator.WithoutArchives())
	}
	if s.Config.Params.Gongkai.Official {
		how = append(how, generator.MarkDrafts())
	}
	return s.Config.Langs(), how, nil
}

// pages makes all that content/ should hold.
func (a *app) pages(ctx context.Context) (generator.Files, error) {
	cache := a.cache()
	langs, how, err := a.chosen()
	if err != nil {
		return nil, err
	}
	how = append(how, generator.WithCache(cache), generator.InLangs(langs))
	files, err := generator.Pages(ctx, a.filings(), how...)
	if err != nil {
		return nil, err
	}
	cache.sweep()
	more, err := a.rulePages(langs)
	maps.Copy(files, more)
	return files, err
}
