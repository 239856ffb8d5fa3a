package declared

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// where says which pages a rule is about: all that fit everything it names.
type where struct {
	types []string // data-page-type
	paths []*regexp.Regexp
	lang  disclosure.Lang
	forms []string // of reports that were filed for the page
}

func readWhere(s *disclosure.Settings, foreign bool) *where {
	w := &where{}
	if s.Has("type") {
		w.types = s.Strings("type", disclosure.Must)
		for _, t := range w.types {
			if !slices.Contains([]string{"home", "list", "content", "other"}, t) {
				s.Fault("type", "%q 不在可选值之中：home, list, content, other", "%q is none of home, list, content, other", t)
			}
		}
		if foreign {
			s.Fault("type", "不能与 foreign = true 一起用：别处所建的页面没有页面类型的标记", "cannot go with foreign = true: pages that were not built here carry no type")
		}
	}
	if s.Has("path") {
		for _, glob := range s.Strings("path", disclosure.Must) {
			if len(glob) > longest || strings.HasPrefix(glob, "/") || strings.Contains(glob, `\`) {
				s.Fault("path", "应为 public/ 之下的路径，如 reports/*/*/index.html 或 en/**", "must be a path below public/, as reports/*/*/index.html or en/**")
				continue
			}
			w.paths = append(w.paths, globbed(glob))
		}
	}
	if s.Has("lang") {
		w.lang = disclosure.Lang(s.OneOf("lang", disclosure.Must, langs()...))
	}
	if s.Has("form") {
		w.forms = s.Strings("form", disclosure.Must)
		if foreign {
			s.Fault("form", "不能与 foreign = true 一起用：别处所建的页面没有填报的数据", "cannot go with foreign = true: of pages that were not built here nothing was filed")
		}
	}
	return w
}

func langs() []string {
	var out []string
	for _, lang := range disclosure.Langs {
		out = append(out, string(lang))
	}
	return out
}

// globbed turns a path with * (within one folder), ** (any folders) and ? into
// a pattern.
func globbed(glob string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString(`^`)
	for glob != "" {
		switch {
		case strings.HasPrefix(glob, "**/"):
			b.WriteString(`(?:.*/)?`)
			glob = glob[3:]
		case strings.HasPrefix(glob, "**"):
			b.WriteString(`.*`)
			glob = glob[2:]
		case glob[0] == '*':
			b.WriteString(`[^/]*`)
			glob = glob[1:]
		case glob[0] == '?':
			b.WriteString(`[^/]`)
			glob = glob[1:]
		default:
			n := strings.IndexAny(glob, "*?")
			if n < 0 {
				n = len(glob)
			}
			b.WriteString(regexp.QuoteMeta(glob[:n]))
			glob = glob[n:]
		}
	}
	b.WriteString(`$`)
	return regexp.MustCompile(b.String())
}

func (w *where) holds(p *check.Page) bool {
	return (w.types == nil || slices.Contains(w.types, p.Kind)) &&
		(w.paths == nil || slices.ContainsFunc(w.paths, func(re *regexp.Regexp) bool { return re.MatchString(p.Path) })) &&
		(w.lang == "" || check.LangOf(p.Path) == w.lang) &&
		(w.forms == nil || p.Report != nil && slices.Contains(w.forms, p.Report.Form.ID))
}
