package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/generator"
)

func (a *app) generate() *cobra.Command {
	var only bool
	c := &cobra.Command{
		Use:   "generate",
		Short: a.say("由 reports/ 生成 content/", "make content/ from reports/"),
		Long: a.say(`读取 reports/ 中的全部报告，写出每份报告的网页内容和数据表。数据有任何错误时，一次列出全部错误，不写任何文件。
手工编写的页面不会被改动；已删除的报告，其网页一并删除。`,
			`Reads every report in reports/ and writes its pages and tables. If anything is wrong with the data, all faults are listed
at once and nothing is written. Pages written by hand are never touched; pages of reports that are gone are removed.`),
		Args: atMost(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if only {
				return a.fresh(c.Context())
			}
			changes, err := a.write(c.Context())
			if err != nil {
				return err
			}
			for _, change := range changes {
				fmt.Fprintln(a.stdout, a.change(change))
			}
			fmt.Fprintf(a.stdout, a.say("content/ 已是最新（改动 %d 个文件）\n", "content/ is up to date (%d files changed)\n"), len(changes))
			return nil
		},
	}
	c.Flags().BoolVar(&only, "check", false, a.say("不写文件，只检查 content/ 是否为最新；过期则退出码为 1", "write nothing; exit with 1 if content/ is stale"))
	return c
}

func (a *app) change(c generator.Change) string {
	if c.Remove {
		return a.say("删除 ", "removed ") + c.Path
	}
	return a.say("写入 ", "wrote ") + c.Path
}

// fresh reports content/ that is not what reports/ make.
func (a *app) fresh(ctx context.Context) error {
	files, err := a.pages(ctx)
	if err != nil {
		return err
	}
	changes, err := generator.Compare(a.dir, files)
	if err != nil {
		return err
	}
	if len(changes) > 0 {
		return stale(changes)
	}
	fmt.Fprintln(a.stdout, a.say("content/ 是最新的", "content/ is up to date"))
	return nil
}

// stale names the files of content/ that differ from the data.
func stale(changes []generator.Change) error {
	said := disclosure.Text{}
	for _, lang := range disclosure.Langs {
		for _, c := range changes {
			words := disclosure.Say("%s：已过期\n", "%s: is stale\n", c.Path)
			if c.Remove {
				words = disclosure.Say("%s：报告已不存在\n", "%s: its report is gone\n", c.Path)
			}
			said[lang] += words.In(lang)
		}
		said[lang] += disclosure.Say("请运行 gongkai generate", "run gongkai generate").In(lang)
	}
	return &disclosure.Said{Text: said, Err: errStale}
}
