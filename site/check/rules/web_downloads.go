package rules

import (
	"bytes"
	"encoding/csv"
	"errors"
	"path"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebDownloads reads the files that a report's pages offer for download.
var WebDownloads = &check.Rule{
	ID:    "web-downloads",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告的数据可以下载，下载文件中的数就是填报的数

页面须链接同一目录下每张表的 CSV 文件（表编号.语言.csv）和全部数据的 CSV 文件（facts.语言.csv）。文件须能读取，填报的每个数以其编号出现且只出现一次，数值一致，没有其他的数。
只核对编号和数值两列；名称、单位、时期和说明各列，以及其他格式的文件，本规则不看。文件开头没有 UTF-8 标记（BOM）的，电子表格软件可能显示乱码，为警告。`,
		disclosure.En: `the data of a report can be downloaded, and the files hold the numbers that were filed

A page must link the CSV of each table (TABLE.LANGUAGE.csv) and of all numbers (facts.LANGUAGE.csv) in its own folder. The files
must be readable and hold each number that was filed once, by its code, with its value, and no other. Only the columns with the
code and the value are compared: names, units, periods and remarks are not, and other formats are not looked at. A file without
the mark of UTF-8 (BOM) in front is a warning: spreadsheets may garble it.`,
	},
	Cites:   []disclosure.Cite{logic, ogi("第二十四条")},
	Subject: disclosure.Say("有数据的报告", "report with numbers"),
	Of:      func(r *disclosure.Report) bool { return len(r.Shown()) > 0 },
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			j := &downloadJudge{p, shown, lang, linksOf(shown.Page)}
			for _, t := range filed.Tables {
				j.download(t.ID, t.Caption, 3, cellsOf(t))
			}
			j.download("facts", disclosure.Say("全部数据", "all numbers"), 2, filed.Shown())
		}
	},
}

// linksOf gives the first link of a page to each file of the site.
func linksOf(page *check.Page) map[string]*html.Node {
	out := map[string]*html.Node{}
	for _, l := range page.Links {
		if l.Node.Data != "a" {
			continue
		}
		if d := l.To; l.Err == nil && d.Internal && out[d.Path] == nil {
			out[d.Path] = l.Node
		}
	}
	return out
}

// cellsOf lists the facts of a table, its total last.
func cellsOf(t *disclosure.Table) []*disclosure.Fact {
	var out []*disclosure.Fact
	for _, row := range t.AllRows() {
		out = append(out, row.Cells...)
	}
	return out
}

// A downloadJudge holds the files that one page offers against what was filed.
type downloadJudge struct {
	p     *check.Pass
	shown *check.Shown
	lang  disclosure.Lang
	links map[string]*html.Node
}

// download judges one file, whose values stand in the given column.
func (j *downloadJudge) download(name string, of disclosure.Text, column int, filed []*disclosure.Fact) {
	j.p.Saw(1)
	file := name + "." + string(j.lang) + ".csv"
	full := path.Join(path.Dir(j.shown.Path), file)
	at := j.shown.At()
	if link := j.links[full]; link != nil {
		at = j.shown.Page.At(link)
	} else {
		j.p.Errorf(at, check.Values{Expected: file}, "页面没有链接“%[1]s”的下载文件 %[3]s", "the page has no link to %[3]s, the download of %[2]q",
			of.In(disclosure.ZhCN), of.In(disclosure.En), file)
	}
	if !j.p.Site.Has(full) {
		j.p.Errorf(at, check.Values{Expected: full}, "下载文件 %s 不存在", "the download %s is not there", full)
		return
	}
	data, err := j.p.Site.ReadFile(full)
	if err != nil {
		j.p.Errorf(at, check.Values{Expected: full}, "下载文件 %s 无法读取", "the download %s cannot be read", full)
		return
	}
	if records := j.parse(at, file, data, column); records != nil {
		j.compare(at, file, records, column, filed)
	}
}

// bom is the mark of UTF-8, by which spreadsheets know it.
var bom = []byte("\ufeff")

// parse gives the records of a file below their heads, or nil when it is no CSV
// with the column.
func (j *downloadJudge) parse(at check.Spot, file string, data []byte, column int) [][]string {
	if !utf8.Valid(data) {
		j.p.Errorf(at, check.Values{Expected: "UTF-8"}, "下载文件 %s 不是 UTF-8 编码", "the download %s is not in UTF-8", file)
		return nil
	}
	text, marked := bytes.CutPrefix(data, bom)
	if !marked {
		j.p.Warnf(at, check.Values{Expected: "BOM"}, "下载文件 %s 开头没有 UTF-8 标记（BOM）", "the download %s has no mark of UTF-8 (BOM) in front", file)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	var fault *csv.ParseError
	switch {
	case errors.As(err, &fault):
		j.p.Errorf(at, check.Values{Expected: "CSV"}, "下载文件 %s 第 %d 行不是 CSV 格式，或列数与首行不同", "line %[2]d of the download %[1]s is no CSV, or has not as many columns as the first", file, fault.Line)
		return nil
	case len(records) == 0 || len(records[0]) <= column:
		j.p.Errorf(at, check.Values{}, "下载文件 %s 没有第 %d 列（数值）", "the download %s has no column %d, with the values", file, column+1)
		return nil
	}
	return records[1:]
}

// compare looks each filed number up in a file, and each of the file among
// those filed.
func (j *downloadJudge) compare(at check.Spot, file string, records [][]string, column int, filed []*disclosure.Fact) {
	wanted, times := map[string]*disclosure.Fact{}, map[string]int{}
	for _, f := range filed {
		wanted[f.ID] = f
	}
	for _, r := range records {
		id, value := r[0], r[column]
		f := wanted[id]
		if times[id]++; times[id] == 2 && f != nil {
			j.p.Errorf(at, check.Values{Found: id}, "下载文件 %s 中 %s 不止一次", "the download %s holds %s more than once", file, id)
		}
		switch {
		case f == nil:
			j.p.Errorf(at, check.Values{Found: id}, "下载文件 %s 中的 %s（%s）不应在其中", "the download %s holds %s (%s), which does not belong there", file, id, value)
		case value != f.Value.String():
			j.p.Errorf(at, check.Values{Found: value, Expected: f.Value.String()}, "下载文件 %s 中 %s 为 %q，填报为 %s", "the download %s gives %s as %q, but %s was filed", file, id, value, f.Value)
		}
	}
	for _, f := range filed {
		if times[f.ID] == 0 {
			j.p.Errorf(at, check.Values{Expected: f.ID}, "下载文件 %s 中没有“%[2]s”（%[4]s）", "the download %[1]s lacks %[3]q (%[4]s)",
				file, f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.ID)
		}
	}
}
