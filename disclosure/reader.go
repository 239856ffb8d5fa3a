package disclosure

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A reader reads one report.
type reader struct {
	*Report
	in     *Filings
	faults *Faults
	dir    string
	site   fs.FS

	blocked bool // its form has faults, so it cannot be read
}

func (r *reader) faultAt(file string, line int, zh, en string, args ...any) {
	*r.faults = append(*r.faults, Fault{File: file, Line: line, Message: Say(zh, en, args...)})
}

func (r *reader) bodyFile(lang Lang) string { return path.Join(r.dir, string(lang)+".md") }

func (r *reader) read(dir string) {
	r.dir, r.site = dir, r.in.site
	r.Slug = path.Base(dir)
	year := path.Base(path.Dir(dir))
	r.Year, _ = strconv.Atoi(year) // reportDirs saw to it
	r.ID = year + "/" + r.Slug
	r.facts = map[string]*Fact{}
	r.Bodies = map[Lang]*Body{}

	t := readTOML(r.site, path.Join(dir, "report.toml"), r.faults)
	if t != nil {
		r.origin = t.in
		if id, _ := t.values["form"].(string); r.in.broken[id] {
			r.blocked = true
			return
		}
		r.readHead(t)
		r.readApprovals(t)
		r.readCorrections(t)
		r.readFields(t)
		r.readDocuments(t)
		r.readFacts(t)
		r.readFormTables(t)
		r.readTables(t)
		r.readDerived(t)
		r.readIdentities(t)
		t.done()
	}
	for _, lang := range Langs {
		if lang == ZhCN || t != nil && r.Translation != "none" {
			r.Bodies[lang] = r.readBody(r.site, r.bodyFile(lang))
		} else if _, err := fs.Stat(r.site, r.bodyFile(lang)); t != nil && err == nil {
			r.faultAt(r.bodyFile(lang), 0, "report.toml 声明没有译文（translation = \"none\"），却有此文件", "stands here, but report.toml says that there is no translation (translation = \"none\")")
		}
	}
	if t == nil {
		return // references cannot be proved without the data
	}
	r.keyHeadings()
	for _, lang := range Langs {
		r.proveRefs(lang)
	}
}

// readHead reads the words around the body.
func (r *reader) readHead(t *table) {
	r.Translation = t.oneOf("translation", optional, "full", "summary", "none")
	t.in.optional[En] = r.Translation == "none"
	r.Edition = t.oneOf("edition", optional, "filed", "data")
	r.Form = r.in.form(t)
	if r.Form != nil && !r.Form.Covers(r.Year) {
		t.fault("form", "格式 %q 不用于 %d 年度", "the form %q is not for the year %d", r.Form.ID, r.Year)
	}
	r.Index = t.string("index", r.asked("index"))
	r.Organ = r.in.organ(t, "organ", t.string("organ", required))
	r.Published = t.moment("published", required)
	r.Formed = t.date("formed", required)
	for _, id := range t.strings("addressees", r.asked("addressees")) {
		r.Addressees = append(r.Addressees, r.in.organ(t, "addressees", id))
	}
	for _, id := range t.strings("signatories", required) {
		r.Signatories = append(r.Signatories, r.in.organ(t, "signatories", id))
	}
	r.Title = t.text("title", required)
	r.Source = t.text("source", required)
	r.nameSource()
	r.Summary = t.text("summary", required)
	if k := t.sub("keywords", required); k != nil {
		r.Keywords = map[Lang][]string{}
		for _, lang := range Langs {
			if k.has(string(lang)) || !t.in.optional[lang] {
				r.Keywords[lang] = k.strings(string(lang), required)
			}
		}
		k.done()
	}
	if m := t.sub("mark", required); m != nil {
		r.Mark = Mark{Attribute: m.oneOf("attribute", required, "proactive", "on-request", "withheld"), Text: m.text("text", required)}
		for _, lang := range Langs {
			if strings.ContainsAny(r.Mark.Text[lang], "()（）[]〔〕【】") {
				m.fault("text."+string(lang), "不要写括号，括号由页面加上", "must stand without brackets; the page adds them")
			}
		}
		m.done()
	}
	for _, e := range t.subs("related", optional) {
		l := Related{Text: e.text("text", required), Report: e.string("report", optional)}
		if l.Report == "" {
			l.URL = e.string("url", required)
		} else if !r.in.has(l.Report) {
			e.fault("report", "没有报告 %q，应为年份/文件夹名，如 2022/county", "there is no report %q; write year/folder, as 2022/county", l.Report)
		}
		if l.URL != "" && !linkable.MatchString(l.URL) {
			e.fault("url", "应以 http://、https:// 或 / 开头", "must begin with http://, https:// or /")
		}
		r.Related = append(r.Related, l)
		e.done()
	}
}

// asked tells whether the form requires one of the optional keys.
func (r *reader) asked(key string) need {
	return need(r.Form != nil && slices.Contains(r.Form.Require, key))
}

// readFields reads what the form asks for beyond what all reports say.
func (r *reader) readFields(t *table) {
	if r.Form == nil || len(r.Form.Fields) == 0 && !t.has("fields") {
		return
	}
	asks := slices.ContainsFunc(r.Form.Fields, func(f Field) bool { return f.Required })
	e := t.sub("fields", need(asks))
	if e == nil {
		return
	}
	for _, field := range r.Form.Fields {
		if !e.has(field.Key) && !field.Required {
			continue
		}
		f := &Fact{ID: field.Key, Label: field.Name, Kind: field.Kind, Unit: noUnit, path: dotted(e.path, field.Key)}
		r.readCell(e, field.Key, f, field.Words)
		if v, ok := e.values[field.Key].(string); ok && strings.TrimSpace(v) == "" && field.Required {
			e.fault(field.Key, "不能为空", "must not be empty")
		}
		r.Fields = append(r.Fields, f)
	}
	e.done()
}

// form reads the key of a form. It is nil, and no fault of the file, where the form itself
// has faults.
func (f *Filings) form(t *table) *Form {
	id := t.string("form", required)
	form := f.Forms[id]
	if id != "" && form == nil && !f.broken[id] {
		t.fault("form", "没有格式 %q，可用：%s", "there is no form %q; known are %s", id, keysOf(f.Forms))
	}
	return form
}

// organ is the one with the id, which stands at the key.
func (f *Filings) organ(t *table, key, id string) *Organ {
	o := f.Organs[id]
	if id != "" && o == nil {
		t.fault(key, "%s 中没有机关 %q", "%s names no organ %q", organsFile, id)
	}
	return o
}

func (r *reader) readDocuments(t *table) {
	docs := t.sub("documents", optional)
	if docs == nil {
		return
	}
	keys := keysOf(docs.values)
	slices.Sort(keys)
	for _, key := range keys {
		checkKey(docs, key)
		r.Documents = append(r.Documents, Document{Key: key, Title: docs.text(key, required)})
	}
	docs.done()
}

var linkable = regexp.MustCompile(`^(https?://|/)`)

// checkKey refuses keys that Hugo, which lower-cases them, could confuse.
func checkKey(t *table, key string) {
	if !slugName.MatchString(key) {
		t.fault(key, "名称只能用小写字母、数字和连字符", "the name must be lower-case letters, digits and hyphens")
	}
}
