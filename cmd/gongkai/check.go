package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/internal/atomicfile"
	"gongkai/site/check"
)

func (a *app) check() *cobra.Command {
	var today, failOn string
	var formats, ids []string
	var foreign bool
	c := &cobra.Command{
		Use:   "check [DIR | --foreign PATH…]",
		Short: a.say("检查已建成的网站", "check the built site"),
		Long: a.say(`检查 public/，或 DIR 中由本网站建成的页面，与 reports/ 中的数据逐一核对。最后一行为结论。
--foreign 检查不是本工具所建的页面：一个文件夹、若干 .html 文件，或以 - 表示标准输入中的一个页面；不需要网站的数据和设置，并列出每页读到的标题、日期、来源等。
--format 可重复，如 --format text --format json=findings.json；文件名 - 为标准输出。`,
			`Checks public/, or pages of this site built into DIR, against the data in reports/. The last line is the verdict.
--foreign checks pages that were not built here: a folder, .html files, or - for one page on standard input. It needs no data and no settings
of a site, and lists the title, dates, source and so on that it read of each page.
--format may be repeated, as in --format text --format json=findings.json; the file - is standard output.`),
		Args: func(c *cobra.Command, args []string) error {
			if foreign {
				return nil
			}
			return atMost(1)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			day, err := a.day(today)
			if err != nil {
				return err
			}
			if failOn != "error" && failOn != "warn" && failOn != "never" {
				return disclosure.Errorf("--fail-on 应为 error、warn 或 never，而不是 %q", "--fail-on must be error, warn or never, not %q", failOn)
			}
			list, err := selected(ids)
			if err != nil {
				return err
			}
			writers, err := a.writers(formats)
			if err != nil {
				return err
			}
			result, err := a.checked(c, args, foreign, day, list)
			if err != nil {
				return err
			}
			for _, write := range writers {
				if err := write(result); err != nil {
					return err
				}
			}
			if failOn == "never" {
				return nil
			}
			return verdict(result, check.Level(failOn))
		},
	}
	c.Flags().BoolVar(&foreign, "foreign", false, a.say("检查不是本工具所建的页面", "check pages that were not built here"))
	c.Flags().StringArrayVar(&formats, "format", []string{"text"}, a.say("输出格式 text 或 json，可写成 FORMAT=文件", "output format, text or json; FORMAT=FILE writes a file"))
	c.Flags().StringSliceVar(&ids, "rules", nil, a.say("只用这些规则（以逗号分隔）", "only these rules, joined by commas"))
	c.Flags().StringVar(&failOn, "fail-on", "error", a.say("何种级别使退出码为 1：error、warn 或 never", "the level that makes the exit code 1: error, warn or never"))
	a.todayFlag(c, &today)
	return c
}

// checked puts the rules to what the command line names: pages of this site, or
// foreign ones.
func (a *app) checked(c *cobra.Command, args []string, foreign bool, day disclosure.Date, list []*check.Rule) (*check.Result, error) {
	checking := a.say("正在检查……", "checking …")
	if foreign {
		defer a.progress(checking)()
		return judgeForeign(c.Context(), args, c.InOrStdin(), day, list)
	}
	s, err := a.open()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(a.dir, "public")
	if len(args) > 0 {
		dir = args[0]
	}
	defer a.progress(checking)()
	return a.judge(c.Context(), s, dir, s.Config.BaseURL, day, list)
}

// writers makes one writer of results for each --format.
func (a *app) writers(formats []string) ([]func(*check.Result) error, error) {
	var out []func(*check.Result) error
	for _, f := range formats {
		format, file, toFile := strings.Cut(f, "=")
		var render func(io.Writer, *check.Result) error
		switch format {
		case "text":
			render = func(w io.Writer, r *check.Result) error { return check.WriteText(w, r, a.lang) }
		case "json":
			render = func(w io.Writer, r *check.Result) error { return check.WriteJSON(w, r, version) }
		default:
			return nil, disclosure.Errorf("没有输出格式 %q，可用 text、json", "there is no format %q; use text or json", format)
		}
		if toFile && file == "" {
			return nil, disclosure.Errorf("--format %s 的等号后缺少文件名", "--format %s names no file behind the equals sign", f)
		}
		out = append(out, func(r *check.Result) error {
			if !toFile || file == "-" {
				return render(a.stdout, r)
			}
			var b bytes.Buffer
			if err := render(&b, r); err != nil {
				return err
			}
			return save(file, b.Bytes())
		})
	}
	return out, nil
}

// save replaces a file whole; what is no plain file, as a link, a pipe or a
// device, stays what it is and is written to.
func save(file string, data []byte) error {
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(file, data, 0o644)
	}
	return atomicfile.Write(file, data, filepath.Dir(file))
}
