package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site"
)

func (a *app) withdraw() *cobra.Command {
	var reason, english, today string
	c := &cobra.Command{
		Use:   "withdraw REPORT",
		Short: a.say("撤下一份报告，原址只留说明", "take a report back; only a page that says so is left"),
		Long: a.say(`REPORT 为年份/文件夹名，如 2022/county。在其文件夹中写入 withdrawn.toml，然后向 config.toml 中的每个目标发布：原址改为说明何时、为何撤下的一页，
表格、附件、图片、列表和搜索中的内容一并去除；保留的各版本中含有它的全部删去，退回也不会再出现；本机的缓存和 public/ 一并清除。
其他页面有错误级检查意见的，不妨碍撤下。中途停止的，再运行一次即可。`,
			`REPORT is year/folder, as 2022/county. Writes withdrawn.toml into its folder, then publishes to every target of config.toml: at its address stands a page
that says when it was withdrawn and why; tables, attachments, pictures and what lists and the search held of it are gone; every kept release that held it is
removed, so that no rollback brings it back; caches on this machine and public/ are cleared. Findings at error level elsewhere do not hold it up. Where it was
stopped midway, run it again.`),
		Args: exactly("REPORT"),
		RunE: func(c *cobra.Command, args []string) error {
			day, err := a.day(today)
			if err != nil {
				return err
			}
			id := reportID(args[0])
			if err := a.recordWithdrawal(id, day, inBoth(reason, english)); err != nil {
				return err
			}
			defer a.took()
			return a.takeBack(c.Context(), id, day)
		},
	}
	c.Flags().StringVar(&reason, "reason", "", a.say("原因，将印在原址的页面上，不要写入被撤下的内容", "why; the page at its address says so: put nothing of what is withdrawn into it"))
	c.Flags().StringVar(&english, "reason-en", "", a.say("原因的英文（可选；没有时英文页面显示中文）", "why, in English (optional; without it the English page says it in Chinese)"))
	a.todayFlag(c, &today)
	return c
}

// recordWithdrawal writes withdrawn.toml, unless it is there already.
func (a *app) recordWithdrawal(id string, day disclosure.Date, reason disclosure.Text) error {
	filed := a.filings()
	if err := filed.Err(); err != nil {
		return err
	}
	already := slices.ContainsFunc(filed.Withdrawn, func(w *disclosure.Withdrawal) bool { return w.ID == id })
	switch {
	case already:
		return nil
	case !slices.Contains(filed.IDs(), id):
		return disclosure.Errorf("没有报告 %q，应为年份/文件夹名，如 2022/county", "there is no report %q; write year/folder, as 2022/county", id)
	case reason[disclosure.ZhCN] == "":
		return disclosure.Errorf("请用 --reason 说明原因；它将印在原址的页面上", "say why with --reason; the page at its address prints it")
	}
	file := filepath.Join(a.dir, "reports", filepath.FromSlash(id), disclosure.WithdrawnFile)
	r, err := filed.Read(id)
	if err != nil {
		return errors.Join(err, disclosure.Errorf("报告无法读取；不必等改正，按使用说明手工写 %s，再运行一次即可", "the report cannot be read; there is no need to mend it first: write %s by hand as the guide shows, and run this again", file))
	}
	if err := save(file, disclosure.WithdrawalOf(r, day, reason).TOML()); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, a.say("已记入 %s\n", "written down in %s\n"), file)
	return nil
}

// takeBack publishes the site without the report, wherever it is published, and clears
// what is kept of it here.
func (a *app) takeBack(ctx context.Context, id string, day disclosure.Date) error {
	s, err := a.open()
	if err != nil {
		return err
	}
	temp, err := s.TempDir("publish-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	e, err := a.edition(ctx, s, temp, day)
	if err != nil {
		return err
	}
	if e.faulty {
		fmt.Fprintln(a.stderr, a.say("有错误级检查意见；撤下不等，请随后改正", "findings at error level stand; the withdrawal does not wait for them, mend them next"))
	}
	var failed []error
	for _, name := range slices.Sorted(maps.Keys(s.Config.Params.Gongkai.Publish)) {
		_, p, _, err := a.publisher([]string{name})
		if err == nil {
			p.Within = 0 // dates of other reports do not hold it up
			err = a.deliver(ctx, e, p, name, false)
		}
		if err != nil {
			failed = append(failed, a.at(name, err))
		}
	}
	if err := errors.Join(append(failed, a.clear(temp))...); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, a.say(`%[1]s 已撤下。以下不在本工具所及之处，请另行处理：
  reports/%[1]s/ 中的数据和 git 历史
  已交付的离线发布包、在单位 CMS 中粘贴的页面
  内部存档，以及搜索引擎、他人保存的副本
`, `%[1]s is withdrawn. What this tool cannot reach, see to yourself:
  the data in reports/%[1]s/ and the history of git
  packages that were handed over, pages that were pasted into a CMS
  the internal archive, and copies of search engines and other people
`), id)
	if held := a.archived(id); len(held) > 0 {
		fmt.Fprintf(a.stdout, a.say("  归档文件包 %s：请运行 gongkai archive 年份 --note，另出一版，公开的旧文件包随即删去\n", "  the archives %s: run gongkai archive YEAR --note for a new version, and the public ones before it are removed\n"), strings.Join(held, a.say("、", ", ")))
	}
	return nil
}

// at says which target went wrong.
func (a *app) at(name string, err error) error {
	said := site.InWords(err)
	for lang := range said {
		said[lang] = name + ": " + said[lang]
	}
	return &disclosure.Said{Text: said, Err: err}
}

// clear removes what builds and checks left on this machine: any of it may hold a report
// that was withdrawn. What is in use stays.
func (a *app) clear(inUse string) error {
	failed := []error{os.RemoveAll(filepath.Join(a.dir, "public")), os.RemoveAll(filepath.Join(a.dir, "resources", "_gen"))}
	work := filepath.Join(a.dir, ".gongkai")
	entries, err := os.ReadDir(work)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		failed = append(failed, err)
	}
	for _, e := range entries {
		name := filepath.Join(work, e.Name())
		if inside, err := filepath.Rel(name, inUse); err == nil && filepath.IsLocal(inside) {
			continue
		}
		failed = append(failed, os.RemoveAll(name))
	}
	return errors.Join(failed...)
}
