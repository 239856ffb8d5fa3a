package generator

import (
	"bytes"
	"encoding/json"

	"gongkai/disclosure"
)

// A tableFile is the head of a table as JSON: what it is; its cells follow.
type tableFile struct {
	Table     string `json:"table"`
	Caption   string `json:"caption"`
	Note      string `json:"note,omitempty"`
	Report    string `json:"report"`
	Title     string `json:"title"`
	Form      string `json:"form"`
	FormName  string `json:"form_name"`
	Organ     string `json:"organ"`
	OrganName string `json:"organ_name"`
	Year      int    `json:"year"`
	Period    string `json:"period,omitempty"` // of all cells
	Language  string `json:"language"`
}

// A jsonCell is one cell with all its heads.
type jsonCell struct {
	Code     string   `json:"code"`
	Heads    []string `json:"heads"`
	Unit     string   `json:"unit,omitempty"`
	Period   string   `json:"period,omitempty"`
	Value    *string  `json:"value"` // digits as filed, or words; null where there is none
	Key      string   `json:"key,omitempty"`
	Missing  string   `json:"missing,omitempty"`
	Computed bool     `json:"computed,omitempty"`
	Remark   string   `json:"remark,omitempty"`
}

// tableJSON writes one table, each cell on a line of its own.
func tableJSON(r *disclosure.Report, t *disclosure.Table, lang disclosure.Lang) []byte {
	file := tableFile{
		Table: t.ID, Caption: t.Caption.In(lang), Note: t.Note.In(lang), Report: r.ID, Title: r.Title.In(lang), Form: r.Form.ID, FormName: r.Form.Name.In(lang),
		Organ: r.Organ.ID, OrganName: r.Organ.Name.In(lang), Year: r.Year, Language: string(lang),
	}
	periods := map[string]bool{}
	t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		periods[isoPeriod(f.Period)] = true
	})
	if len(periods) == 1 {
		file.Period = only(periods)
	}
	var out bytes.Buffer
	head := jsonOf(file)
	out.Write(head[:len(head)-1])
	out.WriteString(",\"rows\":[")
	first := true
	t.Cells(func(b *disclosure.Block, row *disclosure.Row, c *disclosure.Column, f *disclosure.Fact) {
		if !first {
			out.WriteByte(',')
		}
		first = false
		out.WriteByte('\n')
		out.Write(jsonOf(cellJSON(b, row, c, f, file.Period, lang)))
	})
	out.WriteString("\n]}\n")
	return out.Bytes()
}

func cellJSON(b *disclosure.Block, row *disclosure.Row, c *disclosure.Column, f *disclosure.Fact, period string, lang disclosure.Lang) jsonCell {
	cell := jsonCell{
		Code: f.ID, Heads: append(rowWords(b, row, lang), columnWords(c, lang)...),
		Unit: f.Unit.Word.In(lang), Computed: f.Computed, Remark: remark(f, lang),
	}
	if f.IsNumber() {
		cell.Missing = string(f.Missing)
	} else if f.Kind == disclosure.Choice || f.Kind == disclosure.OrganRef {
		cell.Key = f.Key
	}
	if p := isoPeriod(f.Period); p != period {
		cell.Period = p
	}
	if value := valueOf(f, lang); value != "" {
		cell.Value = &value
	}
	return cell
}

// isoPeriod writes a year, or a day, as machines do.
func isoPeriod(p disclosure.Period) string {
	if !p.AsAt.IsZero() {
		return p.AsAt.String()
	}
	return p.In(disclosure.En)
}

// jsonOf writes a value on one line, its letters as they are.
func jsonOf(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // strings and numbers only
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}
