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
	var today, failOn, report string
	var formats, ids []string
	c := &cobra.Command{
		Use:   "check [PATH]",
		Short: a.say("检查已建成的网站", "check the built site"),
		Long: a.say(`检查 public/，或 DIR 中由本网站建成的页面，与 reports/ 中的数据逐一核对。最后一行为结论。
--format 可重复，如 --format text --format json=findings.json；文件名 - 为标准输出。
--against reports/年份/名称 PAGE.html：保存的网页（粘贴到其他发布系统后的）与填报的报告逐字、逐表核对，- 为标准输入。`,
			`Checks public/, or pages of this site built into DIR, against the data in reports/. The last line is the verdict.
--format may be repeated, as in --format text --format json=findings.json; the file - is standard output.
--against reports/YEAR/NAME PAGE.html: proves a saved page, as pasted into another CMS, against the filed report, word for word and cell for cell; - is standard input.`),
		Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			day, err := a.day(today)
			if err != nil {
				return err
			}
			if failOn != "error" && failOn != "warn" && failOn != "never" {
				return disclosure.Errorf("--fail-on 应为 error、warn 或 never，而不是 %q", "--fail-on must be error, warn or never, not %q", failOn)
			}
			if report != "" {
				return a.proof(report, args, ids, formats, day, failOn)
			}
			list, err := selected(ids)
			if err != nil {
				return err
			}
			writers, err := a.writers(formats)
			if err != nil {
				return err
			}
			s, err := a.open()
			if err != nil {
				return err
			}
			dir := filepath.Join(a.dir, "public")
			if len(args) > 0 {
				dir = args[0]
			}
			done := a.progress(a.say("正在检查……", "checking …"))
			result, err := a.judge(c.Context(), s, dir, s.Config.BaseURL, day, list)
			done()
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
	c.Flags().StringArrayVar(&formats, "format", []string{"text"}, a.say("输出格式 text 或 json，可写成 FORMAT=文件", "output format, text or json; FORMAT=FILE writes a file"))
	c.Flags().StringSliceVar(&ids, "rules", nil, a.say("只用这些规则（以逗号分隔）", "only these rules, joined by commas"))
	c.Flags().StringVar(&failOn, "fail-on", "error", a.say("何种级别使退出码为 1：error、warn 或 never", "the level that makes the exit code 1: error, warn or never"))
	c.Flags().StringVar(&report, "against", "", a.say("把保存的网页与这份报告（reports/年份/名称）逐字核对，不论由何种系统发布", "prove a saved page, whoever's CMS made it, against this report (reports/YEAR/NAME)"))
	a.todayFlag(c, &today)
	return c
}

// proof is check --against: one saved page, one report.
func (a *app) proof(report string, args, ids, formats []string, day disclosure.Date, failOn string) error {
	writers, err := a.writers(formats)
	if err != nil {
		return err
	}
	result, err := a.against(report, args, ids, day)
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
