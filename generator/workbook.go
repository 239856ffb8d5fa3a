package generator

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
)

// A workbook is what tables.xlsx holds, before a library writes it: one sheet
// for each table, with codes, labels in both languages, and numbers as numbers.
// The named range table_ID covers what our own input reads back: codes of the
// columns in its first line, codes of the rows in its first column.
type workbook struct {
	Version string // of how it is written
	Title   string
	Author  string
	Created string // RFC 3339, in UTC
	Sheets  []sheet
}

type sheet struct {
	Table  string
	Lines  [][]wbCell
	Widths []float64
	Left   int // columns before the named range
	Top    int // lines above it
}

// A wbCell is one cell of a sheet: words, or a number as its digits.
type wbCell struct {
	Text   string `json:",omitempty"`
	Number string `json:",omitempty"`
	Style  string `json:",omitempty"` // title, label, code, words or ""
}

// workbookVersion stands for all that decides how a workbook's bytes come from
// what it holds; a test tells when to raise it.
const workbookVersion = "1 excelize v2.11.1"

func workbookOf(r *disclosure.Report) *workbook {
	w := &workbook{
		Version: workbookVersion, Title: r.Title.In(disclosure.ZhCN), Author: r.Source.In(disclosure.ZhCN),
		Created: r.Published.UTC().Format("2006-01-02T15:04:05Z"),
	}
	for _, t := range r.Tables {
		s := sheet{Table: t.ID}
		for _, lang := range disclosure.Langs {
			s.Lines = append(s.Lines, []wbCell{{Text: t.Caption.In(lang), Style: "title"}})
		}
		if isCatalogue(t) {
			s.items(t)
		} else {
			s.grid(t)
		}
		w.Sheets = append(w.Sheets, s)
	}
	return w
}

// both is a label in every language, one below the other.
func both(of func(disclosure.Lang) string) string {
	var out []string
	for _, lang := range disclosure.Langs {
		out = append(out, of(lang))
	}
	return strings.Join(out, "\n")
}

// grid writes rows and columns: labels of rows and their codes before the
// numbers, labels of columns and their codes above. Within the range, labels of
// columns stand in both languages in one cell, which our input passes over.
func (s *sheet) grid(t *disclosure.Table) {
	s.Left, s.Top = len(disclosure.Langs), len(s.Lines)+1
	s.Widths = []float64{30, 30, 16}
	for i, b := range t.Blocks {
		labels, codes := s.labels(b.Label), s.labels(nil)
		labels, codes = append(labels, wbCell{}), append(codes, wbCell{})
		for _, c := range b.Columns {
			labels = append(labels, wbCell{Text: both(func(l disclosure.Lang) string { return withUnit(way(columnWords(c, l)), c.Unit, l) }), Style: "label"})
			codes = append(codes, wbCell{Text: c.ID, Style: "code"})
		}
		s.Lines = append(s.Lines, labels, codes)
		rows := b.Rows
		if t.Total != nil && i == len(t.Blocks)-1 {
			rows = append(slices.Clone(rows), t.Total)
		}
		for _, r := range rows {
			label := disclosure.Text{}
			for _, lang := range disclosure.Langs {
				label[lang] = withUnit(way(append(groupWords(nil, r.In, lang), r.Label.In(lang))), r.Unit, lang)
			}
			line := append(s.labels(label), wbCell{Text: r.ID, Style: "code"})
			for _, f := range r.Cells {
				line = append(line, cellOf(f))
			}
			s.Lines = append(s.Lines, line)
		}
	}
}

// labels are the cells before the range: a label in each language.
func (s *sheet) labels(t disclosure.Text) []wbCell {
	out := make([]wbCell, 0, s.Left)
	for _, lang := range disclosure.Langs {
		out = append(out, wbCell{Text: t.In(lang), Style: "label"})
	}
	return out
}

// items writes a catalogue: a line for each item, words in a column for each
// language.
func (s *sheet) items(t *disclosure.Table) {
	s.Top = len(s.Lines) + 1
	labels, codes := []wbCell{{Text: both(codeWord.In), Style: "label"}}, []wbCell{{Text: "code", Style: "code"}}
	s.Widths = []float64{18}
	b := t.Blocks[0]
	for _, c := range b.Columns {
		label := both(func(l disclosure.Lang) string { return withUnit(way(columnWords(c, l)), c.Unit, l) })
		for _, lang := range disclosure.Langs {
			code := c.ID
			if lang != disclosure.ZhCN {
				if c.Kind != disclosure.Words {
					continue
				}
				code += "." + string(lang)
			}
			labels, codes = append(labels, wbCell{Text: label, Style: "label"}), append(codes, wbCell{Text: code, Style: "code"})
			s.Widths = append(s.Widths, map[bool]float64{true: 36, false: 16}[c.Kind == disclosure.Words])
		}
	}
	s.Lines = append(s.Lines, labels, codes)
	for _, r := range b.Rows {
		line := []wbCell{{Text: r.ID, Style: "code"}}
		for i, f := range r.Cells {
			line = append(line, cellOf(f))
			if b.Columns[i].Kind == disclosure.Words {
				for _, lang := range disclosure.Langs[1:] {
					line = append(line, wbCell{Text: f.Words[lang], Style: "words"})
				}
			}
		}
		s.Lines = append(s.Lines, line)
	}
}

func cellOf(f *disclosure.Fact) wbCell {
	switch {
	case !f.IsNumber():
		return wbCell{Text: valueOf(f, disclosure.ZhCN), Style: "words"}
	case f.Missing != "":
		return wbCell{Text: f.Missing.Printed()}
	}
	return wbCell{Number: f.Value.String(), Style: "0" + strconv.Itoa(f.Value.Decimals())}
}

func withUnit(label string, u *disclosure.Unit, lang disclosure.Lang) string {
	if u == nil || u.Key == "" || says(label, u.Word.In(lang)) {
		return label
	}
	if lang == disclosure.ZhCN {
		return label + "（" + u.Word.In(lang) + "）"
	}
	return label + " (" + u.Word.In(lang) + ")"
}
