package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gongkai/disclosure"
)

// translate puts what cobra itself says into the language of this call.
func (a *app) translate(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	root.SetFlagErrorFunc(flagError)
	if a.lang != disclosure.ZhCN {
		return
	}
	root.SetUsageTemplate(chineseWords.Replace(root.UsageTemplate()))
	root.SetVersionTemplate("gongkai 版本 {{.Version}}\n")
	helpInChinese(root)
	for _, c := range root.Commands() {
		switch c.Name() {
		case "completion":
			c.Short, c.Long, c.Args = "生成命令行自动补全脚本", "为 bash、zsh、fish 或 PowerShell 生成自动补全脚本。", atMost(0)
			for _, shell := range c.Commands() {
				shell.Short, shell.Args = "生成 "+shell.Name()+" 自动补全脚本", atMost(0)
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

// helpInChinese says of every command's --help what it does.
func helpInChinese(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	if f := c.Flags().Lookup("help"); f != nil {
		f.Usage = "显示用法"
	}
	for _, sub := range c.Commands() {
		helpInChinese(sub)
	}
}

// flagError says what is wrong with a flag.
func flagError(c *cobra.Command, err error) error {
	var none *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	zh := "参数有误（" + err.Error() + "）"
	switch {
	case errors.As(err, &none):
		zh = "没有参数 " + dashed(none.GetSpecifiedName())
	case errors.As(err, &empty):
		zh = "参数 " + dashed(empty.GetSpecifiedName()) + " 缺少值"
	}
	return &disclosure.Said{
		Text: disclosure.Text{disclosure.ZhCN: zh + "；用法见 " + c.CommandPath() + " --help", disclosure.En: err.Error() + "; see " + c.CommandPath() + " --help"},
		Err:  err,
	}
}

// dashed writes a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
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
