package disclosure

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// A Body is the text of a report in one language: Markdown with headings of
// three levels, and numbers, tables and titles by reference.
type Body struct {
	Markdown string
	Headings []Heading
	Refs     []Ref

	unread bool // a heading could not be read; a fault says so
}

// A Heading is one numbered heading, as filed: 一、主要举措和成效.
type Heading struct {
	Level int    // 1, 2 or 3
	Text  string // with its number
	Key   string // the same in every language: measures-1-2
	Line  int
}

// A Ref is one shortcode: what it shows, and where it stands.
type Ref struct {
	Kind string // stat, rate, stat-table or doc
	ID   string
	Line int
}

var (
	shortcode = regexp.MustCompile(`^<\s*([a-z-]+)\s+"([^"]*)"\s*>$`) // between the braces
	htmlTag   = regexp.MustCompile(`<[a-zA-Z/!]`)
)

// shortcodes are those that a body may use; layouts/_shortcodes has them.
var shortcodes = []string{"stat", "rate", "stat-table", "doc"}

// readBody reads zh-cn.md or en.md. References are proved by prove, when all
// facts are known.
func (r *reader) readBody(fsys fs.FS, file string) *Body {
	data, fault := readText(fsys, file)
	if fault != nil {
		*r.faults = append(*r.faults, *fault)
		return nil
	}
	b := &Body{Markdown: strings.ReplaceAll(string(data), "\r\n", "\n")}
	for i, line := range strings.Split(b.Markdown, "\n") {
		n := i + 1
		if strings.ContainsAny(line, "{<") { // most lines hold neither
			r.readRefs(b, file, n, line)
		}
		if !strings.HasPrefix(line, "#") {
			continue
		}
		h, ok := heading(line, n)
		if !ok {
			continue
		}
		before := len(b.Headings)
		switch {
		case h.Level > 3:
			r.faultAt(file, n, "标题最多三级", "headings have at most three levels")
		case strings.Contains(line, "{{"):
			r.faultAt(file, n, "标题中不得使用短代码", "a heading must not contain a shortcode")
		case len(b.Headings) == 0 && h.Level > 1, len(b.Headings) > 0 && h.Level > b.Headings[len(b.Headings)-1].Level+1:
			r.faultAt(file, n, "标题 %q 跳过了一级", "the heading %q skips a level", h.Text)
		default:
			b.Headings = append(b.Headings, h)
		}
		b.unread = b.unread || len(b.Headings) == before
	}
	return b
}

// heading reads a line as a heading of Markdown: # signs, a space, words, and
// perhaps # signs again.
func heading(line string, n int) (Heading, bool) {
	words := strings.TrimLeft(line, "#")
	level := len(line) - len(words)
	text := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(words), "#"))
	if level > 6 || text == "" || !strings.HasPrefix(words, " ") && !strings.HasPrefix(words, "\t") {
		return Heading{}, false
	}
	return Heading{Level: level, Text: text, Line: n}, true
}

// readRefs reads the shortcodes of one line.
func (r *reader) readRefs(b *Body, file string, n int, line string) {
	rest := ""
	for left := line; ; {
		before, after, ok := strings.Cut(left, "{{")
		rest += before
		if !ok {
			break
		}
		inside, after, ok := strings.Cut(after, "}}")
		m := shortcode.FindStringSubmatch(inside)
		if !ok || m == nil {
			r.faultAt(file, n, "短代码写法有误，应如 {{< stat \"编号\" >}}", "a shortcode is malformed; write it as {{< stat \"id\" >}}")
			break
		}
		left = after
		if !slices.Contains(shortcodes, m[1]) {
			r.faultAt(file, n, "没有短代码 %q，可用 stat、rate、stat-table、doc", "there is no shortcode %q; use stat, rate, stat-table or doc", m[1])
			continue
		}
		b.Refs = append(b.Refs, Ref{Kind: m[1], ID: m[2], Line: n})
		if m[1] == "stat-table" && strings.TrimSpace(line) != "{{"+inside+"}}" {
			r.faultAt(file, n, "表 %q 应独占一段", "the table %q must stand in a paragraph of its own", m[2])
		}
	}
	if htmlTag.MatchString(rest) {
		r.faultAt(file, n, "正文不得含 HTML 标签（会被丢弃）", "HTML tags are not allowed: they would be dropped")
	}
}

// keyHeadings gives every heading its key: that of the form's chapter at the
// first level, or s and its place, then the place below it. The Chinese
// headings decide; the other languages take the keys over by position.
func (r *reader) keyHeadings() {
	zh := r.Bodies[ZhCN]
	if zh == nil {
		return
	}
	used := map[string]bool{}
	var at [3]int
	var chapter string
	for i := range zh.Headings {
		h := &zh.Headings[i]
		at[h.Level-1]++
		for l := h.Level; l < 3; l++ {
			at[l] = 0
		}
		switch h.Level {
		case 1:
			chapter = fmt.Sprintf("s%d", at[0])
			if ch := r.chapterOf(h.Text); ch != "" && !used[ch] {
				chapter = ch
			}
			used[chapter] = true
			h.Key = chapter
		case 2:
			h.Key = fmt.Sprintf("%s-%d", chapter, at[1])
		case 3:
			h.Key = fmt.Sprintf("%s-%d-%d", chapter, at[1], at[2])
		}
	}
	for _, lang := range Langs {
		b := r.Bodies[lang]
		if b == nil || b == zh || b.unread || zh.unread {
			continue
		}
		file := r.bodyFile(lang)
		for i := range b.Headings {
			if i >= len(zh.Headings) || zh.Headings[i].Level != b.Headings[i].Level {
				if r.Translation == "full" {
					r.faultAt(file, b.Headings[i].Line, "标题 %q 与中文文本第 %d 个标题的层级不对应", "the heading %q does not match heading %d of the Chinese text in level", b.Headings[i].Text, i+1)
				}
				b.Headings[i].Key = fmt.Sprintf("%s-%d", lang, i+1)
				continue
			}
			b.Headings[i].Key = zh.Headings[i].Key
		}
		if len(b.Headings) < len(zh.Headings) && r.Translation == "full" {
			r.faultAt(file, 0, "有 %d 个标题，而中文文本有 %d 个", "has %d headings, but the Chinese text has %d", len(b.Headings), len(zh.Headings))
		}
	}
}

func (r *reader) chapterOf(heading string) string {
	if r.Form == nil {
		return ""
	}
	for _, c := range r.Form.Chapters {
		if c.Match != nil && c.Match.MatchString(heading) {
			return c.Key
		}
	}
	return ""
}

// proveRefs reports references to what is not there.
func (r *reader) proveRefs(lang Lang) {
	b := r.Bodies[lang]
	if b == nil {
		return
	}
	derived := map[string]bool{}
	for _, d := range r.Derived {
		derived[d.ID] = true
	}
	for _, ref := range b.Refs {
		f := r.facts[ref.ID]
		switch ref.Kind {
		case "stat":
			switch {
			case f == nil:
				r.faultAt(r.bodyFile(lang), ref.Line, "引用了未定义的数 %q", "refers to %q, which is no fact of this report", ref.ID)
			case derived[ref.ID]:
				r.faultAt(r.bodyFile(lang), ref.Line, "%q 是比率，请用 rate", "%q is a derived fact; use rate", ref.ID)
			case f.Inferred != nil:
				r.faultAt(r.bodyFile(lang), ref.Line, "%q 是推算的数，原文未载，不得印作正文", "%q is inferred, not stated by the document, so it must not be printed", ref.ID)
			}
		case "rate":
			if !derived[ref.ID] {
				r.faultAt(r.bodyFile(lang), ref.Line, "引用了未定义的比率 %q", "refers to %q, which is no derived fact of this report", ref.ID)
			}
		case "stat-table":
			if r.Table(ref.ID) == nil {
				r.faultAt(r.bodyFile(lang), ref.Line, "引用了未定义的表 %q", "refers to %q, which is no table of this report", ref.ID)
			}
		case "doc":
			if r.Document(ref.ID) == nil {
				r.faultAt(r.bodyFile(lang), ref.Line, "引用了未定义的文件 %q", "refers to %q, which is no document of this report", ref.ID)
			}
		}
	}
}
