package cms

import (
	"bytes"
	"encoding/csv"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// bom makes Excel read a file as UTF-8.
const bom = "\ufeff"

// headOf says which language some fields are of, in the text file.
var headOf = disclosure.Say("中文版（zh-cn.html）", "English version (en.html)")

// metadata writes the fields of all languages twice: as lines to copy from, and as a table
// for programs that fill in forms.
func metadata(dir string, versions []*version) (publish.Tree, error) {
	var text, table bytes.Buffer
	text.WriteString(bom)
	table.WriteString(bom)
	c := csv.NewWriter(&table)
	records := [][]string{{"language", "field", "label", "value"}}
	for i, v := range versions {
		if i > 0 {
			text.WriteString("\r\n")
		}
		text.WriteString(headOf.In(v.lang) + "\r\n\r\n")
		colon := "："
		if v.lang != disclosure.ZhCN {
			colon = ": "
		}
		for _, r := range v.Rows {
			text.WriteString(r.Label + colon + r.Value + "\r\n")
			records = append(records, []string{string(v.lang), r.Name, r.Label, r.Value})
		}
	}
	if err := c.WriteAll(records); err != nil {
		return nil, err
	}
	return publish.Tree{inMemory(dir+"metadata.csv", table.Bytes()), inMemory(dir+"metadata.txt", text.Bytes())}, nil
}
