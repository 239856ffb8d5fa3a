package disclosure

import (
	"embed"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed forms/*.toml
var formFiles embed.FS

// loadForms reads the forms that gongkai ships, then those of the site's
// forms/: a province adds its own, but none takes the place of a shipped one.
// broken are the forms with faults: their reports cannot be read, and only the
// form's own faults are told.
func loadForms(site fs.FS, units map[string]*Unit, faults *Faults) (forms map[string]*Form, broken map[string]bool) {
	forms, broken = map[string]*Form{}, map[string]bool{}
	var readers []*formReader
	for _, from := range []fs.FS{formFiles, site} {
		files, err := fs.Glob(from, "forms/*.toml")
		if err != nil {
			panic(err) // the pattern is a constant
		}
		for _, file := range files {
			id := strings.TrimSuffix(path.Base(file), ".toml")
			switch {
			case Leftover(path.Base(file)):
			case !slugName.MatchString(id):
				*faults = append(*faults, Fault{File: file, Message: Say("文件名只能用小写字母、数字和连字符", "the file's name must be lower-case letters, digits and hyphens")})
			case forms[id] != nil || broken[id]:
				*faults = append(*faults, Fault{File: file, Message: Say("格式 %q 已随程序提供，请改名", "the form %q comes with gongkai; give this one another name", id)})
			default:
				before := len(*faults)
				l := loadForm(from, file, units, faults)
				if broken[id] = len(*faults) > before; !broken[id] {
					forms[id] = l.Form
					readers = append(readers, l)
				}
			}
		}
	}
	for _, l := range readers {
		before := len(*faults)
		for _, prove := range l.later {
			prove(forms, broken)
		}
		if len(*faults) > before {
			broken[l.ID] = true
		}
	}
	for id := range broken {
		if broken[id] {
			delete(forms, id)
		}
	}
	return forms, broken
}

func loadForm(fsys fs.FS, file string, units map[string]*Unit, faults *Faults) *formReader {
	t := readTOML(fsys, file, faults)
	if t == nil {
		return nil
	}
	l := &formReader{t: t, units: units, Form: &Form{
		ID:      strings.TrimSuffix(path.Base(file), ".toml"),
		Name:    t.text("name", required),
		Order:   t.order(),
		Kind:    t.oneOf("kind", optional, AnnualForm, ListForm, DocumentForm),
		Since:   t.year("since"),
		Until:   t.year("until"),
		Follows: t.string("follows", optional),
		Fixed:   t.bool("fixed_chapters"),
	}}
	l.readTitles()
	if l.Since > 0 && l.Until > 0 && l.Until < l.Since {
		t.fault("until", "早于 since（%d）", "is before since, %d", l.Since)
	}
	if follows := l.Follows; follows != "" {
		l.later = append(l.later, func(forms map[string]*Form, broken map[string]bool) {
			if forms[follows] == nil && !broken[follows] {
				t.fault("follows", "没有格式 %q", "there is no form %q", follows)
			}
		})
	}
	l.Require = t.strings("require", optional)
	t.among("require", []string{"index", "addressees"}, l.Require...)
	for _, b := range t.subs("basis", required) {
		l.Basis = append(l.Basis, readCite(b))
		b.done()
	}
	l.readFilers()
	l.readFields()
	l.Chapters = readChapters(t, "chapters")
	l.Domains = readChapters(t, "domains")
	l.readTableForms()
	l.readEquations()
	l.readTrends()
	t.done()
	return l
}

// A formReader reads one form.
type formReader struct {
	*Form
	t      *table
	units  map[string]*Unit
	faults int                                                    // before the table that is being read
	later  []func(forms map[string]*Form, broken map[string]bool) // what can be proved when all forms are known
}

func readCite(t *table) Cite {
	return Cite{
		Instrument: t.string("instrument", required),
		Article:    t.string("article", optional),
		Confidence: Confidence(t.oneOf("confidence", required, string(V), string(V2), string(P), string(M))),
		Official:   t.bool("official"),
	}
}

func (l *formReader) readFilers() {
	for _, e := range l.t.subs("filers", optional) {
		f := Filer{Levels: e.strings("levels", required), Before: e.string("before", optional)}
		e.among("levels", levels, f.Levels...)
		for i, level := range f.Levels {
			if l.Filer(level) != nil || slices.Contains(f.Levels[:i], level) {
				e.fault("levels", "%q 已有规定", "%q was named before", level)
			}
		}
		if _, err := ParseDate("2001-" + f.Before); f.Before != "" && err != nil {
			e.fault("before", "应为月-日，如 04-01", "must be month-day, as 04-01")
		}
		switch {
		case e.has("instrument"):
			f.Cite = readCite(e)
		case len(l.Basis) > 0:
			f.Cite = l.Basis[0]
		}
		l.Filers = append(l.Filers, f)
		e.done()
	}
}

func (l *formReader) readFields() {
	for _, e := range l.t.subs("fields", optional) {
		f := Field{Key: e.string("key", required), Name: e.text("name", required), Required: e.bool("required")}
		f.Kind = Kind(e.oneOf("kind", optional, string(Plain), string(Words), string(Day), string(Choice), string(OrganRef)))
		f.Words = readWords(e, f.Kind)
		if !slugName.MatchString(f.Key) {
			e.fault("key", "名称只能用小写字母、数字和连字符", "the name must be lower-case letters, digits and hyphens")
		}
		if slices.ContainsFunc(l.Fields, func(g Field) bool { return g.Key == f.Key }) {
			e.fault("key", "信息项 %q 重复", "the field %q is declared twice", f.Key)
		}
		l.Fields = append(l.Fields, f)
		e.done()
	}
}

// readWords reads the closed list of a word.
func readWords(e *table, k Kind) []Word {
	if k != Choice {
		return nil
	}
	var out []Word
	for _, w := range e.subs("words", required) {
		word := Word{Key: w.string("key", required), Name: w.text("name", required)}
		if w.has("notice") {
			word.Notice = w.text("notice", required)
		}
		if slices.ContainsFunc(out, func(x Word) bool { return x.Key == word.Key }) {
			w.fault("key", "词语 %q 重复", "the word %q is declared twice", word.Key)
		}
		out = append(out, word)
		w.done()
	}
	return out
}

func readChapters(t *table, key string) []Chapter {
	var out []Chapter
	for _, c := range t.subs(key, optional) {
		ch := Chapter{Key: c.string("key", required), Name: c.text("name", required), Required: c.bool("required")}
		re, err := regexp.Compile(strings.Join(c.strings("match", required), "|"))
		if err != nil {
			c.fault("match", "不是有效的正则表达式：%v", "is not a valid pattern: %v", err)
		}
		ch.Match = re
		if !slugName.MatchString(ch.Key) {
			c.fault("key", "名称只能用小写字母、数字和连字符", "the name must be lower-case letters, digits and hyphens")
		}
		if slices.ContainsFunc(out, func(o Chapter) bool { return o.Key == ch.Key }) {
			c.fault("key", "章节 %q 重复", "chapter %q is declared twice", ch.Key)
		}
		out = append(out, ch)
		c.done()
	}
	return out
}
