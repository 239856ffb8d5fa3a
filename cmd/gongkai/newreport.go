package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/generator/scaffold"
)

// newFlags are the flags of new report.
type newFlags struct{ organ, slug, published, formed, tables string }

func (a *app) newReport() *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "report FORM YEAR",
		Short: a.say("新建报告", "begin a report"),
		Long: a.say(`按格式 FORM 新建机关 YEAR 年度的报告：report.toml 和中英文正文，章节、表格、信息项齐备，只待填写。
本机关上年已有同一格式的报告时，“上年结转”等数自动填入。可立即运行 gongkai build。`,
			`Begins the report of an organ for YEAR in the form FORM: report.toml and both texts, with every chapter, table and field, and only
the blanks left. What last year's report of the organ carried over is filled in. gongkai build works at once.`),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return disclosure.Errorf("缺少格式名 FORM，可用：%[1]s", "FORM is missing; known are %[1]s", strings.Join(a.forms(), ", "))
			}
			return exactly("FORM", "YEAR")(c, args)
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.begin(args[0], args[1], f) },
	}
	c.Flags().StringVar(&f.organ, "organ", "", a.say("发布机关：reports/organs.toml 中的名称（必填）", "the publishing organ, a key of reports/organs.toml (required)"))
	c.Flags().StringVar(&f.slug, "slug", "", a.say("报告的文件夹名，也是网址的一部分（默认：机关-格式）", "name of its folder and part of its address (default: ORGAN-FORM)"))
	c.Flags().StringVar(&f.published, "published", "", a.say("发布时间，如 2024-01-19T10:24 或 2024-01-19（默认：期限前的某个工作日）", "time of publication, as 2024-01-19T10:24 or 2024-01-19 (default: a working day before the deadline)"))
	c.Flags().StringVar(&f.formed, "formed", "", a.say("成文日期，如 2024-01-17（默认：发布当日）", "date of the document, as 2024-01-17 (default: that of publication)"))
	c.Flags().StringVar(&f.tables, "tables", "toml", a.say("表格填在哪里：toml、csv 或 xlsx", "where tables are filled in: toml, csv or xlsx"))
	return c
}

// begin writes a new report, unless it would not load.
func (a *app) begin(form, year string, f newFlags) error {
	if _, err := a.open(); err != nil {
		return err
	}
	filings := a.filings()
	if err := filings.Err(); err != nil {
		return err
	}
	o, err := options(filings, form, year, f)
	if err != nil {
		return err
	}
	slug := f.slug
	if slug == "" {
		slug = f.organ + "-" + form
	}
	if !disclosure.ValidSlug(slug) {
		return disclosure.Errorf("--slug 只能用小写字母、数字和连字符，且不得为系统保留名，而不是 %q", "--slug must be lower-case letters, digits and hyphens, and none that Windows reserves, not %q", slug)
	}
	id := year + "/" + slug
	dir := filepath.Join(a.dir, "reports", year, slug)
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return disclosure.Errorf("reports/%s 已存在，没有改动；另一份报告请用 --slug 另起名称", "reports/%s is there already and was left as it is; for another report choose another name by --slug", id)
	}
	if o.Form.Kind != disclosure.DocumentForm {
		if same := a.reportOf(filings, o.Year, o.Organ, o.Form.ID); same != nil {
			return disclosure.Errorf("reports/%s 已是该机关这一年度的报告", "reports/%s is that report of the organ and year already", same.ID)
		}
		o.Last = a.reportOf(filings, o.Year-1, o.Organ, o.Form.ID, o.Form.Follows)
	}
	files, carried, err := scaffold.Report(o)
	if err != nil {
		return err
	}
	err = scaffold.Write(dir, files, func(aside string) error {
		_, err := filings.Read(path.Join(year, filepath.Base(aside)))
		return inPlace(err, path.Base(aside), slug)
	})
	if err != nil {
		return err
	}
	a.begun(id, files, carried, o.Last)
	return nil
}

// begun tells what was written and where its numbers are from.
func (a *app) begun(id string, files map[string][]byte, carried []string, last *disclosure.Report) {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintln(a.stdout, a.say("写入 ", "wrote ")+path.Join("reports", id, name))
	}
	if len(carried) > 0 {
		fmt.Fprintf(a.stdout, a.say("取自 reports/%s 的数：%d 个\n", "numbers filled in from reports/%s: %d\n"), last.ID, len(carried))
	}
	fmt.Fprintln(a.stdout, a.say("请填写其中的空白，再运行 gongkai build", "fill in the blanks, then run gongkai build"))
}

// inPlace names the folder that faults will be looked for in.
func inPlace(err error, aside, slug string) error {
	faults, ok := err.(disclosure.Faults)
	if !ok {
		return err
	}
	for i := range faults {
		faults[i].File = strings.Replace(faults[i].File, "/"+aside+"/", "/"+slug+"/", 1)
	}
	return faults
}

// reportOf finds the report of an organ for a year in one of the forms. One
// that cannot be read is no report yet, which is said.
func (a *app) reportOf(filings *disclosure.Filings, year int, organ *disclosure.Organ, forms ...string) *disclosure.Report {
	for _, id := range filings.IDs() {
		if !strings.HasPrefix(id, strconv.Itoa(year)+"/") {
			continue
		}
		r, err := filings.Read(id)
		if err != nil {
			fmt.Fprintf(a.stderr, a.say("reports/%s 有误，未予参考；用 gongkai generate 查看\n", "reports/%s has faults and was not looked at; gongkai generate lists them\n"), id)
			continue
		}
		if r.Organ == organ && slices.Contains(forms, r.Form.ID) {
			return r
		}
	}
	return nil
}

// moment reads a flag that is a day, with or without a time of day.
func moment(flag, s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, s, disclosure.Beijing); err == nil {
			return t, nil
		}
	}
	d, err := disclosure.ParseDate(s)
	if err != nil {
		return time.Time{}, disclosure.Errorf("%s 应为一个日期，如 2024-01-19，而不是 %q", "%s must be a date, as 2024-01-19, not %q", flag, s)
	}
	return time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, disclosure.Beijing), nil
}

// forms lists the forms that reports of the site can have.
func (a *app) forms() []string { return slices.Sorted(maps.Keys(a.filings().Forms)) }
