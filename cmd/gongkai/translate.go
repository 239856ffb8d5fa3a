package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
)

// translate puts what cobra itself says into the language of this call.
func (a *app) translate(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	if a.lang != disclosure.ZhCN {
		return
	}
	root.SetUsageTemplate(chineseWords.Replace(root.UsageTemplate()))
	root.SetVersionTemplate("gongkai 版本 {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("参数有误（%w）；用法见 %s --help", err, c.CommandPath())
	})
	for _, c := range append(root.Commands(), root) {
		c.InitDefaultHelpFlag()
		if f := c.Flags().Lookup("help"); f != nil {
			f.Usage = "显示用法"
		}
		switch c.Name() {
		case "completion":
			c.Short, c.Long = "生成命令行自动补全脚本", "为 bash、zsh、fish 或 PowerShell 生成自动补全脚本。"
			for _, shell := range c.Commands() {
				shell.Short = "生成 " + shell.Name() + " 自动补全脚本"
			}
		case "help":
			c.Short, c.Long = "显示某个命令的用法", "显示某个命令的用法。"
		}
	}
	root.InitDefaultVersionFlag()
	if f := root.Flags().Lookup("version"); f != nil {
		f.Usage = "显示版本"
	}
}

var chineseWords = strings.NewReplacer(
	"Usage:", "用法：",
	"[command]", "[命令]",
	"Aliases:", "别名：",
	"Examples:", "示例：",
	"Available Commands:", "命令：",
	"Additional Commands:", "其他命令：",
	"Global Flags:", "通用参数：",
	"Additional help topics:", "其他帮助：",
	"Flags:", "参数：",
	`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `用 "{{.CommandPath}} [命令] --help" 查看某个命令的用法。`,
)
