package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/output"
)

func (a *app) check() *cobra.Command {
	var today, failOn, baseline, report string
	var formats, ids []string
	var foreign bool
	c := &cobra.Command{
		Use:   "check [PATH…]",
		Short: a.say("检查已建成的网站", "check the built site"),
		Long: a.say(`检查 public/，或 PATH 中由本网站建成的页面，与 reports/ 中的数据逐一核对。最后一行为结论。
PATH 可以是一个文件夹、一个 zip、若干 WARC（.warc、.warc.gz）或一个 WACZ；单个网页（.html，可给多个，- 为标准输入）不与数据核对，只看页面自身。
--foreign 表示 PATH 中的页面不是本工具所建：不需要网站的数据和设置，并列出每页读到的标题、日期、来源等。
--format 可重复，如 --format text --format json=findings.json；不写文件名或写 -，即为标准输出。格式：
text   供人在终端阅读：同一原因的问题合为一条，结论在最后；终端上有颜色，设 NO_COLOR 则无
json   供程序读取，内容完整
sarif  SARIF 2.1.0，供代码托管平台和编辑器读取
junit  JUnit XML，供持续集成工具读取：错误为失败，已豁免和未检查的为跳过
html   一个文件的报告，中英文俱全，可打印
--against reports/年份/名称 PAGE.html：把保存的网页（粘贴到其他发布系统后的）与填报的报告逐字、逐表核对；- 为标准输入。`,
			`Checks public/, or pages of this site in PATH, against the data in reports/. The last line is the verdict.
PATH is one folder, one zip, some WARC files (.warc, .warc.gz) or one WACZ; single pages (.html, several if need be, or - for standard input)
are not held against the data but judged by themselves.
--foreign says that what is in PATH was not built here: it needs no data and no settings of a site, and lists the title, dates, source and so
on that it read of each page.
--format may be repeated, as in --format text --format json=findings.json; without a file, or with -, it is standard output. The formats:
text   for people at a terminal: findings of one cause are told once, the verdict is last; in colours on a terminal, unless NO_COLOR is set
json   for programs, complete
sarif  SARIF 2.1.0, for code hosts and editors
junit  JUnit XML, for build servers: errors are failures, what was waived or not checked is skipped
html   a report in one file, in both languages; it can be printed
--against reports/YEAR/NAME PAGE.html proves a saved page, as pasted into another CMS, against the filed report, word for word and cell for cell; - is standard input.`),
		RunE: func(c *cobra.Command, args []string) error {
			day, err := a.day(today)
			if err != nil {
				return err
			}
			if failOn != "error" && failOn != "warn" && failOn != "never" {
				return disclosure.Errorf("--fail-on 应为 error、warn 或 never，而不是 %q", "--fail-on must be error, warn or never, not %q", failOn)
			}
			if report != "" {
				return a.proof(report, args, ids, formats, day, failOn, baseline)
			}
			list, err := a.selected(ids)
			if err != nil {
				return err
			}
			to, err := a.writers(formats)
			if err != nil {
				return err
			}
			known, err := earlier(baseline)
			if err != nil {
				return err
			}
			done := a.progress(a.say("正在检查……", "checking …"))
			result, err := a.judgeArgs(c, args, foreign, day, list)
			done()
			if err != nil {
				return err
			}
			result.MarkBaseline(known)
			if err := a.tell(to, &output.Outcome{Result: result, Rules: list, FailOn: check.Level(failOn), Baseline: baseline != ""}); err != nil {
				return err
			}
			if failOn == "never" {
				return nil
			}
			return verdict(result, check.Level(failOn))
		},
	}
	c.Flags().BoolVar(&foreign, "foreign", false, a.say("检查不是本工具所建的页面", "check pages that were not built here"))
	c.Flags().StringArrayVar(&formats, "format", []string{"text"}, a.say("输出格式 "+output.Names(a.lang)+"，可写成 FORMAT=文件", "output format: "+output.Names(a.lang)+"; FORMAT=FILE writes a file"))
	c.Flags().StringSliceVar(&ids, "rules", nil, a.say("只用这些规则（以逗号分隔）", "only these rules, joined by commas"))
	c.Flags().StringVar(&failOn, "fail-on", "error", a.say("何种级别使退出码为 1：error、warn 或 never", "the level that makes the exit code 1: error, warn or never"))
	c.Flags().StringVar(&report, "against", "", a.say("把保存的网页与这份报告（reports/年份/名称）逐字核对，不论由何种系统发布", "prove a saved page, whoever's CMS made it, against this report (reports/YEAR/NAME)"))
	c.Flags().BoolVar(&a.noCache, "no-cache", false, a.say("不用上次的结果，重新检查", "judge anew, even if nothing has changed since the last check"))
	c.Flags().StringVar(&baseline, "baseline", "", a.say("以前一次的 JSON 结果：其中已有的意见标为 baseline，仍计入结论", "an earlier JSON result: findings that it has are marked baseline, and count as all do"))
	c.Flags().BoolVar(&a.external, "external", false, a.say("联网访问站外链接，把结果记入 external-links.json（其他时候从不联网）", "go online and visit links to other sites; the result is kept in external-links.json (nothing else ever goes online)"))
	c.Flags().StringVar(&a.externalReport, "external-report", "", a.say("站外链接访问结果的文件（默认：网站文件夹中的 external-links.json）", "the file with the result of visits to other sites (default: external-links.json in the site's folder)"))
	a.todayFlag(c, &today)
	return c
}

// judgeArgs puts the rules to what the command line names, or to public/.
func (a *app) judgeArgs(c *cobra.Command, args []string, foreign bool, day disclosure.Date, list []*check.Rule) (*check.Result, error) {
	if len(args) > 0 {
		return a.judgeGiven(c.Context(), args, c.InOrStdin(), foreign, day, list)
	}
	if foreign {
		return nil, disclosure.Errorf("--foreign 需要指明页面：文件夹、网页、zip、WARC 或 WACZ，或以 - 表示标准输入", "--foreign needs to be told which pages: a folder, pages, a zip, WARC or WACZ, or - for standard input")
	}
	s, err := a.open()
	if err != nil {
		return nil, err
	}
	return a.judge(c.Context(), s, filepath.Join(a.dir, "public"), s.Config.BaseURL, day, list)
}
