package disclosure

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// A Form is a statutory kind of report (报告格式): what the law says of it.
// It holds names, citations and patterns, and computes nothing.
type Form struct {
	ID       string
	Name     Text
	Basis    []Cite
	Before   string // month and day of the following year before which it is published, "04-01"
	Chapters []Chapter
}

// A Chapter is one part that the form asks for.
type Chapter struct {
	Key      string // also the id of its heading on the page
	Name     Text
	Required bool
	Match    *regexp.Regexp // accepted wordings of its Chinese heading
}

// Chapter returns the chapter with the key, or nil.
func (f *Form) Chapter(key string) *Chapter {
	for i := range f.Chapters {
		if f.Chapters[i].Key == key {
			return &f.Chapters[i]
		}
	}
	return nil
}

//go:embed forms/*.toml
var formFiles embed.FS

// loadForms reads the statutory forms that gongkai ships.
func loadForms(faults *Faults) map[string]*Form {
	forms := map[string]*Form{}
	files, err := fs.Glob(formFiles, "forms/*.toml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	for _, file := range files {
		if f := loadForm(formFiles, file, faults); f != nil {
			forms[f.ID] = f
		}
	}
	return forms
}

func loadForm(fsys fs.FS, file string, faults *Faults) *Form {
	t := readTOML(fsys, file, faults)
	if t == nil {
		return nil
	}
	f := &Form{
		ID:     strings.TrimSuffix(path.Base(file), ".toml"),
		Name:   t.text("name", required),
		Before: t.string("before", required),
	}
	if _, err := ParseDate("2000-" + f.Before); err != nil {
		t.fault("before", "应为月-日，如 04-01", "must be month-day, as 04-01")
	}
	for _, b := range t.subs("basis", required) {
		f.Basis = append(f.Basis, Cite{
			Instrument: b.string("instrument", required),
			Article:    b.string("article", optional),
			Confidence: Confidence(b.oneOf("confidence", required, string(V), string(V2), string(P), string(M))),
			Official:   b.bool("official"),
		})
		b.done()
	}
	for _, c := range t.subs("chapters", required) {
		ch := Chapter{Key: c.string("key", required), Name: c.text("name", required), Required: c.bool("required")}
		re, err := regexp.Compile(strings.Join(c.strings("match", required), "|"))
		if err != nil {
			c.fault("match", "不是有效的正则表达式：%v", "is not a valid pattern: %v", err)
		}
		ch.Match = re
		if f.Chapter(ch.Key) != nil {
			c.fault("key", "章节 %q 重复", "chapter %q is declared twice", ch.Key)
		}
		f.Chapters = append(f.Chapters, ch)
		c.done()
	}
	t.done()
	return f
}

// Due returns the day before which a report of the year is published.
func (f *Form) Due(year int) Date {
	d, err := ParseDate(fmt.Sprintf("%d-%s", year+1, f.Before))
	if err != nil {
		panic(fmt.Sprintf("form %s: before = %q was accepted at loading: %v", f.ID, f.Before, err))
	}
	return d
}
