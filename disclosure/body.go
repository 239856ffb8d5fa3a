package disclosure

import (
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
	// Paragraphs are the text without headings and tables, each cut at its
	// shortcodes.
	Paragraphs [][]Part

	unread bool // a heading could not be read; a fault says so
}

// A Ref is one shortcode: what it shows, and where it stands.
type Ref struct {
	Kind string // stat, rate, stat-table or doc
	ID   string
	Line int
}

var htmlTag = regexp.MustCompile(`<[a-zA-Z/!]`)

// shortcodes are those that a body may use; layouts/_shortcodes has them.
var shortcodes = []string{"stat", "rate", "stat-table", "doc"}

// readBody reads zh-cn.md or en.md. References are proved by proveRefs, when
// all facts are known.
func (r *reader) readBody(fsys fs.FS, file string) *Body {
	data, fault := readText(fsys, file)
	if fault != nil {
		*r.faults = append(*r.faults, *fault)
		return nil
	}
	b := &Body{Markdown: strings.ReplaceAll(string(data), "\r\n", "\n")}
	above := ""
	for i, line := range strings.Split(b.Markdown, "\n") {
		n, words := i+1, strings.TrimSpace(line)
		cut := parts(words)
		if strings.ContainsAny(words, "{<") { // most lines hold neither
			r.readRefs(b, file, n, cut)
		}
		r.readHeading(b, file, n, line, above)
		if isParagraph(words, cut) {
			b.Paragraphs = append(b.Paragraphs, cut)
		}
		above = line
	}
	return b
}

// readRefs reads the shortcodes of one line.
func (r *reader) readRefs(b *Body, file string, n int, line []Part) {
	rest := ""
	for _, part := range line {
		switch ref := part.Ref; {
		case ref == nil && strings.Contains(part.Text, "{{"):
			r.faultAt(file, n, "短代码写法有误，应如 {{< stat \"编号\" >}}", "a shortcode is malformed; write it as {{< stat \"id\" >}}")
		case ref == nil:
			rest += part.Text
		case !slices.Contains(shortcodes, ref.Kind):
			r.faultAt(file, n, "没有短代码 %q，可用 stat、rate、stat-table、doc", "there is no shortcode %q; use stat, rate, stat-table or doc", ref.Kind)
		default:
			b.Refs = append(b.Refs, Ref{Kind: ref.Kind, ID: ref.ID, Line: n})
			if ref.Kind == "stat-table" && len(line) > 1 {
				r.faultAt(file, n, "表 %q 应独占一段", "the table %q must stand in a paragraph of its own", ref.ID)
			}
		}
	}
	if htmlTag.MatchString(rest) {
		r.faultAt(file, n, "正文不得含 HTML 标签（会被丢弃）", "HTML tags are not allowed: they would be dropped")
	}
}

// A Part is a run of words of a paragraph, or a shortcode in it.
type Part struct {
	Text string // as filed
	Ref  *Ref   // nil for words
}

// parts cuts a line at its shortcodes. A malformed one ends the cutting: it
// and what follows are words that still hold its braces.
func parts(line string) []Part {
	var out []Part
	for line != "" {
		words, rest, ok := strings.Cut(line, "{{")
		if words != "" {
			out = append(out, Part{Text: words})
		}
		if !ok {
			break
		}
		inside, after, _ := strings.Cut(rest, "}}")
		ref := shortcode(inside)
		if ref == nil {
			return append(out, Part{Text: "{{" + rest})
		}
		out = append(out, Part{Text: "{{" + inside + "}}", Ref: ref})
		line = after
	}
	return out
}

// shortcode reads what stands between the braces: < stat "id" >. It returns
// nil for anything else.
func shortcode(inside string) *Ref {
	words, opened := strings.CutPrefix(inside, "<")
	words, closed := strings.CutSuffix(words, ">")
	kind, id, _ := strings.Cut(strings.TrimSpace(words), " ")
	id = strings.TrimSpace(id)
	if !opened || !closed || len(id) < 2 || id[0] != '"' || id[len(id)-1] != '"' || strings.Trim(kind, "abcdefghijklmnopqrstuvwxyz-") != "" || kind == "" {
		return nil
	}
	if id = id[1 : len(id)-1]; strings.Contains(id, `"`) {
		return nil
	}
	return &Ref{Kind: kind, ID: id}
}

// isParagraph reports whether a line is text: no heading, no rule, no table.
func isParagraph(words string, cut []Part) bool {
	if words == "" || strings.HasPrefix(words, "#") || strings.Trim(words, "-=") == "" {
		return false
	}
	return len(cut) > 1 || cut[0].Ref == nil || cut[0].Ref.Kind != "stat-table"
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
