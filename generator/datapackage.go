package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"time"

	"gongkai/disclosure"
)

// dataPackage describes the CSV files of a report after the Data Package
// standard of Frictionless, version 1, so that programs need not guess what
// they hold. It names no licence: nobody has told us one.
func dataPackage(r *disclosure.Report, files Files) []byte {
	type source struct {
		Title string `json:"title"`
	}
	type pack struct {
		Profile     string   `json:"profile"`
		Name        string   `json:"name"`
		Title       string   `json:"title"`
		Description string   `json:"description,omitempty"`
		Created     string   `json:"created"`
		Sources     []source `json:"sources"`
	}
	zh := disclosure.ZhCN
	p := pack{
		Profile: "tabular-data-package", Name: strings.ReplaceAll(r.ID, "/", "-"), Title: r.Title.In(zh), Description: r.Summary.In(zh),
		Created: r.Published.Format(time.RFC3339), Sources: []source{{r.Source.In(zh)}},
	}
	var resources []resource
	for _, lang := range disclosure.Langs {
		add := func(id, title string, fields []field) {
			file := id + "." + string(lang) + ".csv"
			if data, ok := files[path.Join("content/reports", r.ID, file)]; ok {
				resources = append(resources, resourceOf(file, title, data, fields))
			}
		}
		add("facts", factsTitle.In(lang), factFields(lang))
		for _, t := range r.Tables {
			add(t.ID, t.Caption.In(lang), tableFields(t, lang))
		}
	}
	// One file on a line, so that a difference shows which.
	var b bytes.Buffer
	head := jsonOf(p)
	b.Write(head[:len(head)-1])
	b.WriteString(",\"resources\":[")
	for i, r := range resources {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(jsonOf(r))
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

var factsTitle = disclosure.Text{disclosure.ZhCN: "全部数据", disclosure.En: "All figures"}

// A resource is one file of the package.
type resource struct {
	Profile   string `json:"profile"`
	Name      string `json:"name"`
	Title     string `json:"title"`
	Path      string `json:"path"`
	Format    string `json:"format"`
	Mediatype string `json:"mediatype"`
	Encoding  string `json:"encoding"`
	Bytes     int    `json:"bytes"`
	Hash      string `json:"hash"`
	Schema    struct {
		Fields        []field  `json:"fields"`
		MissingValues []string `json:"missingValues"`
		PrimaryKey    string   `json:"primaryKey"`
	} `json:"schema"`
}

// A field is one column of a file. Unit is a property of ours: the standard has
// none for it.
type field struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Type  string `json:"type"`
	Unit  string `json:"unit,omitempty"`
}

func resourceOf(file, title string, data []byte, fields []field) resource {
	sum := sha256.Sum256(data)
	out := resource{
		Profile: "tabular-data-resource", Name: strings.TrimSuffix(file, ".csv"), Title: title, Path: file,
		Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Bytes: len(data), Hash: "sha256:" + hex.EncodeToString(sum[:]),
	}
	out.Schema.Fields, out.Schema.MissingValues, out.Schema.PrimaryKey = fields, []string{"", "/", "-", "无"}, fields[0].Name
	return out
}

// factFields describes facts.LANG.csv: as a table's file, without heads of rows.
func factFields(lang disclosure.Lang) []field {
	return fieldsOf(factColumns(lang), 2, "number")
}

// tableFields describes the file of a table.
func tableFields(t *disclosure.Table, lang disclosure.Lang) []field {
	if !isCatalogue(t) {
		value := "number"
		t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
			if !f.IsNumber() {
				value = "string"
			}
		})
		return fieldsOf(cellColumns(t, lang), 3, value)
	}
	out := fieldsOf(itemColumns(t, lang), -1, "")
	for i, c := range t.Blocks[0].Columns {
		f := &out[i+1]
		switch {
		case c.Kind == disclosure.Count:
			f.Type = "integer"
		case c.Kind.IsNumber():
			f.Type = "number"
		case c.Kind == disclosure.Day:
			f.Type = "date"
		}
		if c.Unit != nil && c.Kind.IsNumber() {
			f.Unit = c.Unit.Word.In(lang)
		}
	}
	return out
}

// fieldsOf describes columns of words, but for one of another type.
func fieldsOf(names []string, but int, kind string) []field {
	var out []field
	for i, name := range names {
		f := field{Name: name, Title: name, Type: "string"}
		if i == but {
			f.Type = kind
		}
		out = append(out, f)
	}
	return out
}
