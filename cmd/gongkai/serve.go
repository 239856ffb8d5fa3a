package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site"
	"gongkai/site/check"

	theme "gongkai"
)

func (a *app) serve() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "serve",
		Short: a.say("在本机预览，数据或模板一改即更新", "preview the site and update it at each edit"),
		Long: a.say("建站并在本机预览；监视 reports/、content/、layouts/ 等，改动后重新生成并刷新浏览器。数据、模板或配置有误时，错误显示在页面上。按 Ctrl+C 结束。",
			"Builds and previews the site on this machine; watches reports/, content/, layouts/ and the rest, rebuilds and reloads the browser. Faults of data, templates or configuration stand on the page. Ctrl+C ends it."),
		Args: atMost(0),
		RunE: func(c *cobra.Command, _ []string) error {
			day, err := a.day("")
			if err != nil {
				return err
			}
			p := &site.Preview{
				Root: a.dir,
				Open: func() (*site.Site, error) { return site.Open(a.dir, theme.Theme) },
				Regenerate: func(ctx context.Context) ([]string, error) {
					changes, err := a.write(ctx)
					var names []string
					for _, change := range changes {
						names = append(names, change.Path)
					}
					return names, err
				},
				Check: func(ctx context.Context, s *site.Site, dir, url string) (*check.Result, error) {
					list, err := a.selected(nil)
					if err != nil {
						return nil, err
					}
					return a.judge(ctx, s, dir, url, day, list)
				},
				Filed: func() func(*check.Finding) string { return filedAt(a.dir) },
				Log:   slog.New(slog.NewTextHandler(a.stderr, nil)),
			}
			langs, _, err := a.chosen()
			if err != nil {
				langs = disclosure.Langs // the page of the preview tells what is wrong
			}
			return p.Serve(c.Context(), addr, func(url string) {
				if len(langs) < 2 {
					fmt.Fprintf(a.stdout, a.say("预览：%s，按 Ctrl+C 结束\n", "preview: %s; Ctrl+C ends it\n"), url)
					return
				}
				fmt.Fprintf(a.stdout, a.say("预览：%s（英文：%[1]sen/），按 Ctrl+C 结束\n", "preview: %s (English: %[1]sen/); Ctrl+C ends it\n"), url)
			})
		},
	}
	c.Flags().StringVar(&addr, "addr", "localhost:1313", a.say("监听地址；端口 0 为任选", "address to listen at; port 0 takes any"))
	return c
}
