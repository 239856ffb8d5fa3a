package rules

import (
	"encoding/json"
	"path"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A filedRecord is what a file must hold of one cell, or of one item.
type filedRecord struct {
	id     string
	label  disclosure.Text
	cells  []string // the id of each value
	values []string // behind the last may stand why it is missing
}

// A shownRecord is what a file holds.
type shownRecord struct {
	id     string
	values []string
}

// cellsOf lists the cells of a table, its total last.
func cellsOf(t *disclosure.Table) []*disclosure.Fact {
	var out []*disclosure.Fact
	for _, row := range t.AllRows() {
		out = append(out, row.Cells...)
	}
	return out
}

// valueIn is what a file gives as the value of a cell: digits, nothing where
// there are none, or words; a day is written as machines do.
func valueIn(f *disclosure.Fact, lang disclosure.Lang) string {
	if f.IsNumber() || f.Kind == disclosure.Day {
		return f.Plain()
	}
	return f.Text(lang)
}

// numbers are the records of a file with a row for each cell.
func numbers(facts []*disclosure.Fact, lang disclosure.Lang) []filedRecord {
	out := make([]filedRecord, len(facts))
	cells, values := make([]string, len(facts)), make([]string, len(facts))
	for i, f := range facts {
		cells[i], values[i] = f.ID, valueIn(f, lang)
		out[i] = filedRecord{f.ID, f.Label, cells[i : i+1 : i+1], values[i : i+1 : i+1]}
	}
	return out
}

// withSigns are the records of a file that says of each cell why its number is missing, too.
func withSigns(facts []*disclosure.Fact, lang disclosure.Lang) []filedRecord {
	out := make([]filedRecord, len(facts))
	cells, values := make([]string, len(facts)), make([]string, 0, 2*len(facts))
	for i, f := range facts {
		sign := ""
		if f.IsNumber() {
			sign = string(f.Missing)
		}
		cells[i], values = f.ID, append(values, valueIn(f, lang), sign)
		out[i] = filedRecord{f.ID, f.Label, cells[i : i+1 : i+1], values[2*i:]}
	}
	return out
}

// items are the records of a catalogue; the sign of a missing number stands in
// its place, for there is no column for remarks.
func items(t *disclosure.Table, lang disclosure.Lang) []filedRecord {
	var out []filedRecord
	for _, row := range t.Blocks[0].Rows {
		r := filedRecord{id: row.ID, label: row.Label}
		for _, f := range row.Cells {
			r.cells, r.values = append(r.cells, f.ID), append(r.values, valueIn(f, lang)+f.Missing.Printed())
		}
		out = append(out, r)
	}
	return out
}

// compare looks each filed record up in a file, and each of the file among
// those filed.
func (j *downloadJudge) compare(at check.Spot, file string, shown []shownRecord, filed []filedRecord) {
	place, times := make(map[string]int, len(filed)), make([]int, len(filed))
	for i, f := range filed {
		place[f.id] = i
	}
	for _, s := range shown {
		i, wanted := place[s.id]
		if !wanted {
			j.p.Errorf(at, check.Values{Found: s.id, Key: file + " has " + s.id}, "下载文件 %s 中的 %s（%s）不应在其中；请重新生成网站", "the download %s holds %s (%s), which does not belong there; build the site again", file, s.id, s.values[0])
			continue
		}
		f := &filed[i]
		if times[i]++; times[i] == 2 {
			j.p.Errorf(at, check.Values{Found: s.id, Key: file + " twice " + s.id}, "下载文件 %s 中 %s 不止一次；请重新生成网站", "the download %s holds %s more than once; build the site again", file, s.id)
		}
		for i, value := range s.values {
			want := f.values[i]
			if value == want {
				continue
			}
			cell := f.cells[min(i, len(f.cells)-1)]
			if i == len(f.cells) {
				cell += " (missing)"
			}
			j.p.Errorf(at, check.Values{Found: value, Expected: want, Key: strings.Join([]string{file, cell, value, want}, " ")}, "下载文件 %s 中 %s 为“%s”，填报为“%s”；请重新生成网站", "the download %s gives %s as %q, but %q was filed; build the site again",
				file, cell, value, want)
		}
	}
	for i, f := range filed {
		if times[i] == 0 && place[f.id] == i {
			j.p.Errorf(at, check.Values{Expected: f.id, Key: file + " lacks " + f.id}, "下载文件 %s 中没有“%[2]s”（%[4]s）；请重新生成网站", "the download %[1]s lacks %[3]q (%[4]s); build the site again",
				file, f.label.In(disclosure.ZhCN), f.label.In(disclosure.En), f.id)
		}
	}
}

// json judges the JSON of one table: value and sign of each cell.
func (j *downloadJudge) json(t *disclosure.Table) {
	file := t.ID + "." + string(j.lang) + ".json"
	data, at := j.open(path.Join(path.Dir(j.shown.Path), file), t.Caption)
	if data == nil {
		return
	}
	var held struct {
		Rows []struct{ Code, Value, Missing string }
	}
	if err := json.Unmarshal(data, &held); err != nil {
		j.p.Errorf(at, check.Values{Expected: "JSON", Key: file + " JSON"}, "下载文件 %s 不是所需格式的 JSON；请重新生成网站", "the download %s is not JSON of the form needed; build the site again", file)
		return
	}
	shown := make([]shownRecord, len(held.Rows))
	values := make([]string, 0, 2*len(held.Rows))
	for i, r := range held.Rows {
		values = append(values, r.Value, r.Missing)
		shown[i] = shownRecord{r.Code, values[2*i:]}
	}
	j.compare(at, file, shown, withSigns(cellsOf(t), j.lang))
}

// shared judges the files of a report that all its pages share: whether each
// page links them, and once what the description names.
func (j *downloadJudge) shared(report string, tables bool) {
	folder := path.Dir(check.PagePath(report, disclosure.ZhCN))
	if tables {
		j.open(path.Join(folder, "tables.xlsx"), disclosure.Say("全部表格", "all tables"))
	}
	if j.p.Site.NoJSON {
		return
	}
	const file = "datapackage.json"
	data, at := j.open(path.Join(folder, file), disclosure.Say("数据说明", "the description of the data"))
	if data == nil || j.lang != disclosure.ZhCN {
		return
	}
	var held struct{ Resources []struct{ Path string } }
	if err := json.Unmarshal(data, &held); err != nil || len(held.Resources) == 0 {
		j.p.Errorf(at, check.Values{Expected: "JSON", Key: file + " JSON"}, "下载文件 %s 不是所需格式的 JSON；请重新生成网站", "the download %s is not JSON of the form needed; build the site again", file)
		return
	}
	for _, r := range held.Resources {
		if r.Path != path.Base(r.Path) || !j.p.Site.Has(path.Join(folder, r.Path)) {
			j.p.Errorf(at, check.Values{Expected: r.Path}, "%s 所列的文件 %s 不在同一目录中；请重新生成网站", "%s names %s, which does not stand beside it; build the site again", file, r.Path)
		}
	}
}
