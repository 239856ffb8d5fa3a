package disclosure_test

import (
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

// ownForm has a table of two blocks, a flat one and a catalogue.
const ownForm = `
name = { zh-cn = "示例表", en = "Sample form" }
[[basis]]
instrument = "《示例》"
confidence = "M"
[[tables]]
id = "blocks"
caption = { zh-cn = "分块表", en = "Blocks" }
head = { zh-cn = "项", en = "Item" }
unit = "case"
[[tables.blocks]]
id = "one"
label = { zh-cn = "甲块", en = "Block one" }
columns = [ { id = "made", label = { zh-cn = "制发", en = "Made" } }, { id = "kept", label = { zh-cn = "现行", en = "In force" } } ]
rows = [ { id = "rules", label = { zh-cn = "规章", en = "Rules" } }, { id = "papers", label = { zh-cn = "规范性文件", en = "Documents" } } ]
[[tables.blocks]]
id = "two"
label = { zh-cn = "乙块", en = "Block two" }
columns = [ { id = "count", label = { zh-cn = "数量；件", en = "Number" } } ]
rows = [ { id = "licences", label = { zh-cn = "许可", en = "Licences" } } ]
[[tables]]
id = "powers"
caption = { zh-cn = "清单", en = "Powers" }
head = { zh-cn = "编号", en = "Code" }
items = true
columns = [ { id = "name", kind = "text", label = { zh-cn = "名称", en = "Name" } }, { id = "set", kind = "date", label = { zh-cn = "设定日期", en = "Set on" } } ]
`

const (
	blocksCSV = ",,制发,现行\n,规章,1,2\n,规范性文件,3,4\n,,数量;件\n,许可,5\n"
	powersCSV = "编号,名称,名称.en,设定日期\nP-1,采矿许可,Mining licence,2020-01-02\n"
)

// filedFrom is the good site with a report of the form whose tables are files.
func filedFrom(t *testing.T, blocks, powers string) map[string]string {
	t.Helper()
	files := good(t)
	files["forms/own.toml"] = ownForm
	text := strings.Replace(files[report], `form = "rule-of-law"`, `form = "own"`, 1)
	files[report] = text + "[cells]\nblocks = { file = \"b.csv\" }\n[items]\npowers = { file = \"p.csv\" }\n"
	files["reports/2022/demo/b.csv"], files["reports/2022/demo/p.csv"] = blocks, powers
	return files
}

// TestTablesAreReadFromFiles reads both shapes of a table and a catalogue.
func TestTablesAreReadFromFiles(t *testing.T) {
	list := "编号,数值\nblocks.one.rules.made,1\none.rules.kept,2\none.papers.made,3\none.papers.kept,4\ntwo.licences.count,5\n"
	for name, blocks := range map[string]string{
		"as printed": blocksCSV,
		"as a list":  list,
		"by codes":   "x,made,kept\nrules,1,2\npapers,3,4\n,count,\nlicences,5,\n",
		"in English": "2022 年度,,\n,Made,In force\nRules,1,2\nDocuments,3,4\nBlock two,,\n,Number,\nLicences,5,\n",
	} {
		t.Run(name, func(t *testing.T) {
			r, err := disclosure.Open(testsite.FS(filedFrom(t, blocks, powersCSV))).Read("2022/demo")
			if err != nil {
				t.Fatal(err)
			}
			for id, want := range map[string]string{"one.rules.made": "1", "one.rules.kept": "2", "one.papers.made": "3", "one.papers.kept": "4", "two.licences.count": "5"} {
				if got := r.Fact("blocks." + id).Value.String(); got != want {
					t.Errorf("%s is %s, want %s", id, got, want)
				}
			}
			item := r.Table("powers").AllRows()[0]
			if item.ID != "P-1" || item.Cells[0].Words[disclosure.En] != "Mining licence" || item.Cells[1].Key != "2020-01-02" {
				t.Errorf("the item is %s %v %s", item.ID, item.Cells[0].Words, item.Cells[1].Key)
			}
		})
	}
}

// TestFilesOfTablesNameEachFault breaks a file in one place at a time: what
// cannot be placed is a fault with its cell, never skipped in silence.
func TestFilesOfTablesNameEachFault(t *testing.T) {
	const b, p = "reports/2022/demo/b.csv", "reports/2022/demo/p.csv"
	tests := []struct{ name, file, old, fresh, want string }{
		{"a row too many at the end", b, ",许可,5\n", ",许可,5\n,处罚,6\n",
			b + `: C6: the table "Blocks" has no such row`},
		{"a row too many between blocks", b, ",规范性文件,3,4\n", ",规范性文件,3,4\n,决定,7,8\n",
			b + `: C4: the row of this cell is none of the form's ("决定")`},
		{"a row too many within a block", b, ",规章,1,2\n", ",决定,7,8\n,规章,1,2\n",
			b + `: C2: the row of this cell is none of the form's ("决定")`},
		{"a row that is missing", b, ",规章,1,2\n", "",
			b + `: lacks cells (2): blocks.one.rules.made, blocks.one.rules.kept; rows and columns must be named as in the form, by id or label`},
		{"a column of nobody in a table", b, ",,制发,现行\n", ",,制发,现在\n",
			b + `: D1: "现在" is no column of the form` + "\n" + b + `: D1: lacks these columns: "In force"`},
		{"a row twice", b, ",规章,1,2\n", ",规章,1,2\n,规章,1,2\n",
			b + `: C3: the row "Rules" is filled in above already`},
		{"a number under no head", b, ",规章,1,2\n", ",规章,1,2,9\n",
			b + `: E2: 9 stands under no head`},
		{"no number", b, ",许可,5\n", ",许可,五件\n",
			b + `: C5: "五件" is no number, and none of blank, /, - and 无`},
		{"nothing", b, blocksCSV, "",
			b + `: holds none of the heads of columns: "Made", "In force". A head is an id or a label; a list must be headed code and value`},
		{"a code of no cell", b, blocksCSV, "code,value\none.rules.mad,1\n",
			b + `: A2: the table "Blocks" has no cell "one.rules.mad"`},
		{"a cell filled in twice", b, blocksCSV, "code,value\none.rules.made,1\none.rules.made,2\n",
			b + `: B3: the cell "blocks.one.rules.made" was filled in B2 already`},
		{"a code twice", p, "P-1,采矿许可,Mining licence,2020-01-02\n", "P-1,采矿许可,Mining licence,2020-01-02\nP-1,取水许可,Water licence,\n",
			p + `: A3: the code "P-1" is already taken in A2`},
		{"no code", p, "P-1,", ",",
			p + `: A2: lacks its code`},
		{"a column of nobody", p, "设定日期\n", "设立日期\n",
			p + `: D1: the catalogue has no column "设立日期"`},
		{"no English column", p, powersCSV, "编号,名称,设定日期\nP-1,采矿许可,2020-01-02\n",
			p + `: A1: lacks the English column name.en`},
		{"no English words", p, "Mining licence", " ",
			p + `: C2: lacks the English words`},
		{"no date", p, "2020-01-02", "2020年",
			p + `: D2: "2020年" must be a date, as 2023-01-17`},
		{"a fact with the id of a cell", report, `id = "court.lost"`, `id = "blocks.two.licences.count"`,
			report + `:14: facts[1].id: the id "blocks.two.licences.count" is that of a cell of a table; choose another`},
		{"a code twice in report.toml", report, "powers = { file = \"p.csv\" }\n", strings.Repeat("[[items.powers]]\ncode = \"P-1\"\nname = { zh-cn = \"采矿许可\", en = \"Mining licence\" }\n", 2),
			`items.powers[1].code: the code "P-1" is already taken in report.toml:39`},
		{"an empty catalogue without heads", p, powersCSV, "",
			p + `: is empty`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := filedFrom(t, blocksCSV, powersCSV)
			was := files[tt.file]
			if files[tt.file] = strings.Replace(was, tt.old, tt.fresh, 1); files[tt.file] == was {
				t.Fatalf("%q is not in %s", tt.old, tt.file)
			}
			_, err := disclosure.Open(testsite.FS(files)).Read("2022/demo")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}
