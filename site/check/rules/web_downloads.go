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

页面须链接同一目录下每张表的 CSV 和 JSON 文件（表编号.语言.csv、表编号.语言.json）、全部数据的 CSV 文件（facts.语言.csv），以及中文页面目录下的工作簿（tables.xlsx）和数据说明（datapackage.json）。
CSV 和 JSON 须能读取，填报的每个数、每项目录以其编号出现且只出现一次，数值一致，没有其他的数；没有数的单元格须为空，JSON 注明填报的是哪一种符号。
数据说明所列的文件须在同一目录中。网站设置不提供 JSON 的，不要求 JSON 和数据说明。名称、单位、时期和说明各列，以及工作簿的内容，本规则不看。文件开头没有 UTF-8 标记（BOM）的，电子表格软件可能显示乱码，为警告。`,
		disclosure.En: `the data of a report can be downloaded, and the files hold the numbers that were filed

A page must link each table as CSV and JSON (TABLE.LANGUAGE.csv, TABLE.LANGUAGE.json) and all numbers (facts.LANGUAGE.csv) in its
own folder, and, in the folder of the Chinese page, the workbook (tables.xlsx) and the description of the data
(datapackage.json). CSV and JSON must be readable and hold each number and each item of a catalogue that was filed once, by its
code, with its value, and no other; where a number is missing the value is empty, and JSON says which sign was filed. The files
that the description names must stand beside it. Where the settings of the site leave JSON out, neither JSON nor the description is asked for. Names, units, periods and remarks are not compared, and the workbook is not
opened. A CSV without the mark of UTF-8 (BOM) in front is a warning: spreadsheets may garble it.`,
	},
	Cites:   []disclosure.Cite{logic, ogi("第二十四条")},
	Subject: disclosure.Say("有数据的报告", "report with numbers"),
	Of:      func(r *disclosure.Report) bool { return len(r.Shown()) > 0 || len(r.Tables) > 0 },
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			j := &downloadJudge{p, shown, lang, linksOf(shown.Page)}
			for _, t := range filed.Tables {
				j.table(t)
			}
			if len(filed.Shown()) > 0 {
				j.csv("facts", disclosure.Say("全部数据", "all numbers"), []int{2}, numbers(filed.Shown(), lang))
			}
			j.shared(filed.ID, len(filed.Tables) > 0)
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

// A downloadJudge holds the files that one page offers against what was filed.
type downloadJudge struct {
	p     *check.Pass
	shown *check.Shown
	lang  disclosure.Lang
	links map[string]*html.Node
}

// table judges the files of one table.
func (j *downloadJudge) table(t *disclosure.Table) {
	if t.Form != nil && t.Form.Items {
		columns := make([]int, len(t.Blocks[0].Columns))
		for i := range columns {
			columns[i] = i + 1
		}
		j.csv(t.ID, t.Caption, columns, items(t, j.lang))
	} else {
		j.csv(t.ID, t.Caption, []int{3}, numbers(cellsOf(t), j.lang))
	}
	if !j.p.Site.NoJSON {
		j.json(t)
	}
}

// open reads a file that the page must link, or tells why it cannot; the spot
// is where to tell what is wrong with it.
func (j *downloadJudge) open(full string, of disclosure.Text) ([]byte, check.Spot) {
	j.p.Saw(1)
	file, at := path.Base(full), j.shown.At()
	if link := j.links[full]; link != nil {
		at = j.shown.Page.At(link)
	} else {
		j.p.Errorf(at, check.Values{Expected: file}, "页面没有链接“%[1]s”的下载文件 %[3]s；请重新生成页面或检查模板", "the page has no link to %[3]s, the download of %[2]q; build the page again or check its layout",
			of.In(disclosure.ZhCN), of.In(disclosure.En), file)
	}
	if !j.p.Site.Has(full) {
		j.p.Errorf(at, check.Values{Expected: full}, "下载文件 %s 不存在；请重新生成网站", "the download %s is not there; build the site again", full)
		return nil, at
	}
	data, err := j.p.Site.ReadFile(full)
	if err != nil {
		j.p.Errorf(at, check.Values{Expected: full}, "下载文件 %s 无法读取；请重新生成网站", "the download %s cannot be read; build the site again", full)
		return nil, at
	}
	return data, at
}

// csv judges one CSV, whose values stand in the given columns.
func (j *downloadJudge) csv(name string, of disclosure.Text, columns []int, filed []filedRecord) {
	file := name + "." + string(j.lang) + ".csv"
	data, at := j.open(path.Join(path.Dir(j.shown.Path), file), of)
	if data == nil {
		return
	}
	if shown, ok := j.parse(at, file, data, columns); ok {
		j.compare(at, file, shown, filed)
	}
}

// bom is the mark of UTF-8, by which spreadsheets know it.
var bom = []byte("\ufeff")

// parse gives what the columns of a file hold, below their heads; false when it is
// no CSV with them.
func (j *downloadJudge) parse(at check.Spot, file string, data []byte, columns []int) (shown []shownRecord, ok bool) {
	if !utf8.Valid(data) {
		j.p.Errorf(at, check.Values{Expected: "UTF-8", Key: file + " UTF-8"}, "下载文件 %s 不是 UTF-8 编码；请重新生成网站", "the download %s is not in UTF-8; build the site again", file)
		return nil, false
	}
	text, marked := bytes.CutPrefix(data, bom)
	if !marked {
		j.p.Warnf(at, check.Values{Expected: "BOM", Key: file + " BOM"}, "下载文件 %s 开头没有 UTF-8 标记（BOM）；请重新生成网站", "the download %s has no mark of UTF-8 (BOM) in front; build the site again", file)
	}
	lines, last := csv.NewReader(bytes.NewReader(text)), columns[len(columns)-1]
	lines.ReuseRecord = true
	head, err := lines.Read()
	wide := len(head) > last
	var values []string
	for wide {
		var r []string
		if r, err = lines.Read(); err != nil {
			break // at the end, or at a fault
		}
		from := len(values)
		for _, c := range columns {
			values = append(values, r[c])
		}
		shown = append(shown, shownRecord{r[0], values[from:len(values):len(values)]})
	}
	var fault *csv.ParseError
	switch {
	case errors.As(err, &fault):
		j.p.Errorf(at, check.Values{Expected: "CSV", Key: file + " CSV"}, "下载文件 %s 第 %d 行不是 CSV 格式，或列数与首行不同；请重新生成网站", "line %[2]d of the download %[1]s is no CSV, or has not as many columns as the first; build the site again", file, fault.Line)
		return nil, false
	case !wide:
		j.p.Errorf(at, check.Values{Key: file + " columns"}, "下载文件 %s 没有第 %d 列（数值）；请重新生成网站", "the download %s has no column %d, with the values; build the site again", file, last+1)
		return nil, false
	}
	return shown, true
}
