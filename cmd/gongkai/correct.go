package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
)

func (a *app) correct() *cobra.Command {
	var note, english, today string
	c := &cobra.Command{
		Use:   "correct REPORT",
		Short: a.say("登记一次更正，页面上注明", "write down a correction; the pages say so"),
		Long: a.say(`REPORT 为年份/文件夹名，如 2022/county。在其 report.toml 末尾加入 [[corrections]]：日期和说明，印在页面开头，列表中标为“已更正”。
然后改正数据或文字，再运行 gongkai publish：先前公开的页面随发布台账保存在 publications/ 中，不公开。`,
			`REPORT is year/folder, as 2022/county. Adds [[corrections]] at the end of its report.toml: the day and what was put right. The pages say so at their head, lists mark
the report as corrected. Then mend the data or the text and run gongkai publish: the pages as they were are kept with the ledger in publications/, outside the public site.`),
		Args: exactly("REPORT"),
		RunE: func(_ *cobra.Command, args []string) error {
			day, err := a.day(today)
			if err != nil {
				return err
			}
			id := reportID(args[0])
			r, err := a.filings().Read(id)
			if err != nil {
				return err
			}
			correction := disclosure.Correction{On: day, Note: inBoth(note, english)}
			switch {
			case correction.Note[disclosure.ZhCN] == "":
				return disclosure.Errorf("请用 --note 说明更正了什么", "say what was put right with --note")
			case correction.Note[disclosure.En] == "" && r.Translation != "none":
				return disclosure.Errorf("报告有英文版，请用 --note-en 写明英文说明", "the report has an English version; say it in English, too, with --note-en")
			}
			file := filepath.Join(a.dir, "reports", filepath.FromSlash(id), "report.toml")
			old, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			data, err := r.Correct(old, correction)
			if err != nil {
				return err
			}
			if err := save(file, data); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, a.say("已记入 %s；请改正数据或文字，再运行 gongkai publish\n", "written down in %s; mend the data or the text, then run gongkai publish\n"), file)
			return nil
		},
	}
	c.Flags().StringVar(&note, "note", "", a.say("更正了什么", "what was put right"))
	c.Flags().StringVar(&english, "note-en", "", a.say("更正了什么，英文", "what was put right, in English"))
	a.todayFlag(c, &today)
	return c
}

// reportID reads an argument that names a report: year/slug, or the folder that holds it.
func reportID(arg string) string {
	return strings.TrimPrefix(path.Clean(filepath.ToSlash(arg)), "reports/")
}

// inBoth is what two flags say, the second of which may be empty.
func inBoth(zh, en string) disclosure.Text {
	said := disclosure.Text{disclosure.ZhCN: strings.TrimSpace(zh)}
	if en = strings.TrimSpace(en); en != "" {
		said[disclosure.En] = en
	}
	return said
}
