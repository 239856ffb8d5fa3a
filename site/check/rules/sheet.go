package rules

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"gongkai/site/check"
)

// A styleRule is one block of a style sheet: for whom, under which conditions,
// and what it sets.
type styleRule struct {
	media     string   // the conditions around it, joined by spaces
	selectors []string // one for each comma
	set       map[string]string
	line      int
}

// sheetSource is the source of a style sheet; where it is not read, the rule skips it
// and says why.
func sheetSource(p *check.Pass, f *check.File) ([]byte, bool) {
	if p.Site.Size(f.Path) > check.MaxStyle {
		p.Skip("样式文件 %[1]s 超过 %[2]d MiB，没有读取", "the style sheet %[1]s is larger than %[2]d MiB, so it was not read", f.Path, check.MaxStyle>>20)
		return nil, false
	}
	src, err := f.Bytes()
	if err != nil {
		p.Skip("读不了 %s", "%s cannot be read", f.Path)
		return nil, false
	}
	return src, true
}

// readSheet reads a style sheet. What cannot be read is left out, as browsers do.
func readSheet(src []byte) []styleRule {
	p := css.NewParser(parse.NewInputBytes(src), false)
	var out []styleRule
	var media []string
	var selectors []string // read so far of the block that begins
	var open []int         // the blocks that are being read
	line, counted := 1, 0
	for {
		kind, _, data := p.Next()
		switch kind {
		case css.ErrorGrammar:
			if !p.HasParseError() {
				return out
			}
		case css.BeginAtRuleGrammar:
			media = append(media, strings.ToLower(string(data))+" "+joined(p.Values()))
		case css.EndAtRuleGrammar:
			media = media[:max(0, len(media)-1)]
		case css.QualifiedRuleGrammar:
			selectors = append(selectors, joined(p.Values()))
		case css.BeginRulesetGrammar:
			at := min(p.Offset(), len(src))
			line += bytes.Count(src[counted:max(at, counted)], []byte("\n"))
			counted = max(at, counted)
			out = append(out, styleRule{media: strings.Join(media, " "), selectors: append(selectors, joined(p.Values())), set: map[string]string{}, line: line})
			selectors = nil
			open = append(open, len(out)-1)
		case css.EndRulesetGrammar:
			open = open[:max(0, len(open)-1)]
		case css.DeclarationGrammar, css.CustomPropertyGrammar:
			if len(open) > 0 {
				name := string(data)
				if kind == css.DeclarationGrammar {
					name = strings.ToLower(name)
				}
				out[open[len(open)-1]].set[name] = joined(p.Values())
			}
		}
	}
}

func joined(tokens []css.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.Write(t.Data)
	}
	return strings.TrimSpace(b.String())
}

// forScreens reports whether the block is for screens; dark, whether only for
// those that are set to dark.
func (r *styleRule) forScreens() (screens, dark bool) {
	m := strings.ToLower(r.media)
	return !strings.Contains(m, "print") || strings.Contains(m, "screen"), strings.Contains(m, "prefers-color-scheme") && strings.Contains(m, "dark")
}

// tokens are the custom properties that a sheet gives the page as a whole.
func tokens(rules []styleRule, dark bool) map[string]string {
	out := map[string]string{}
	for _, r := range rules {
		screens, isDark := r.forScreens()
		if !screens || isDark && !dark {
			continue
		}
		for _, s := range r.selectors {
			if s == ":root" || s == "html" || s == "body" {
				for name, value := range r.set {
					if strings.HasPrefix(name, "--") {
						out[name] = value
					}
				}
			}
		}
	}
	return out
}

// resolved puts the values of custom properties in their places.
func resolved(value string, env map[string]string) string {
	for range 8 { // as deep as anybody nests them
		start := strings.Index(value, "var(")
		if start < 0 {
			break
		}
		end := strings.Index(value[start:], ")")
		if end < 0 {
			break
		}
		name, fallback, _ := strings.Cut(value[start+4:start+end], ",")
		v, ok := env[strings.TrimSpace(name)]
		if !ok {
			v = fallback
		}
		value = value[:start] + v + value[start+end+1:]
	}
	return strings.TrimSpace(value)
}

// pixels reads a length; rem and em count for root pixels each.
func pixels(value string, root float64) (float64, bool) {
	value = strings.ToLower(strings.TrimSpace(value))
	for _, u := range []struct {
		unit string
		size float64
	}{{"px", 1}, {"rem", root}, {"em", root}, {"pt", 4.0 / 3}, {"%", root / 100}} {
		if number, ok := strings.CutSuffix(value, u.unit); ok {
			n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
			return n * u.size, err == nil
		}
	}
	return 0, false
}

// isSheet selects the style sheets.
func isSheet(path string) bool { return strings.HasSuffix(strings.ToLower(path), ".css") }
