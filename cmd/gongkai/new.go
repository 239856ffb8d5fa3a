package main

import (
	"github.com/spf13/cobra"

	"gongkai/disclosure"
)

func (a *app) newOnes() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: a.say("新建网站或报告", "begin a site or a report"),
		Long: a.say("新建网站（new site）或报告（new report）：文件齐备，各项附说明，只待填写。",
			"Begins a site (new site) or a report (new report): every file is there, every key explained, only the blanks are left to fill in."),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return disclosure.Errorf("不能新建 %q；可用 new site、new report", "there is no new %q; there are new site and new report", args[0])
			}
			return c.Help()
		},
	}
	c.AddCommand(a.newSite(), a.newReport())
	return c
}

// exactly asks for these arguments, no fewer and no more.
func exactly(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return disclosure.Errorf("缺少 %s；用法见 %s --help", "%s is missing; see %s --help", names[len(args)], c.CommandPath())
		}
		return atMost(len(names))(c, args)
	}
}
