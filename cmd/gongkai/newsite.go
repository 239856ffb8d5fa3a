package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/generator/scaffold"

	theme "gongkai"
)

func (a *app) newSite() *cobra.Command {
	var zh, en string
	c := &cobra.Command{
		Use:   "site DIR",
		Short: a.say("新建网站", "begin a site"),
		Long: a.say(`在文件夹 DIR 中新建一个中英文网站：设置、首页、目录页、关于本站、机关登记表，以及全部模板。DIR 应不存在，或为空。
Hugo v0.165.0 也能直接生成这个网站。在声明为政府网站之前，每页都注明是示例。`,
			`Makes a Chinese and English site in the folder DIR: settings, home page, catalogue, an about page, the list of organs, and the
whole theme. DIR must not exist, or be empty. Hugo v0.165.0 by itself builds the site too. Until it is declared a
government's, every page says that it is a sample.`),
		Args: exactly("DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			files, err := scaffold.Site(theme.Theme, theme.Base, disclosure.Text{disclosure.ZhCN: zh, disclosure.En: en})
			if err != nil {
				return err
			}
			if err := scaffold.Write(args[0], files, nil); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, a.say(`已在 %s 建好网站（%d 个文件）。下一步：
  1. 在 config.toml 中填写网址和名称，在 reports/organs.toml 中登记机关
  2. 在该文件夹中运行 gongkai new report 格式 年份 --organ 机关
  3. gongkai build 建站并检查，gongkai serve 预览
`, `made a site in %s (%d files). Next:
  1. put its address and name into config.toml, and your organs into reports/organs.toml
  2. in that folder, run gongkai new report FORM YEAR --organ ORGAN
  3. gongkai build builds and checks the site, gongkai serve previews it
`), args[0], len(files))
			return nil
		},
	}
	c.Flags().StringVar(&zh, "name-zh", "", a.say("网站的中文名称", "name of the site in Chinese"))
	c.Flags().StringVar(&en, "name-en", "", a.say("网站的英文名称", "name of the site in English"))
	return c
}
