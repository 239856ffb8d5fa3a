package disclosure

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// A table is one TOML table being read key by key. It remembers what was
// asked for, so that done can name the keys nobody knows.
type table struct {
	in     *source
	path   string
	values map[string]any
	asked  map[string]bool
}

// need says whether a key must be there.
type need bool

const (
	required need = true
	optional need = false
)

func (t *table) fault(key, zh, en string, args ...any) {
	t.in.fault(dotted(t.path, key), zh, en, args...)
}

func (t *table) tell(key string, message Text) {
	path := dotted(t.path, key)
	*t.in.faults = append(*t.in.faults, Fault{File: t.in.file, Line: t.in.line(path), Key: path, Message: message})
}

func (t *table) has(key string) bool { _, ok := t.values[key]; return ok }

func (t *table) get(key string, n need) (any, bool) {
	t.asked[key] = true
	v, ok := t.values[key]
	if !ok && n == required {
		t.fault(key, "缺少此项，请补上", "is missing; add it")
	}
	return v, ok
}

// as reads a key of one TOML type, named in both languages for the fault.
func as[T any](t *table, key string, n need, zh, en string) (T, bool) {
	var zero T
	v, ok := t.get(key, n)
	if !ok {
		return zero, false
	}
	x, ok := v.(T)
	if !ok {
		t.fault(key, "应为%[1]s", "must be %[2]s", zh, en)
	}
	return x, ok
}

func (t *table) string(key string, n need) string {
	s, ok := as[string](t, key, n, "字符串", "a string")
	if ok && strings.TrimSpace(s) == "" {
		t.fault(key, "不能为空", "must not be empty")
	}
	return s
}

func (t *table) bool(key string) bool {
	b, _ := as[bool](t, key, optional, "true 或 false", "true or false")
	return b
}

// oneOf reads a word of a closed list; the first word is the default.
func (t *table) oneOf(key string, n need, words ...string) string {
	if !t.has(key) && n == optional {
		return words[0]
	}
	s := t.string(key, n)
	if s != "" {
		t.among(key, words, s)
	}
	return s
}

// among refuses what is not in a closed list.
func (t *table) among(key string, words []string, said ...string) {
	for _, s := range said {
		if !slices.Contains(words, s) {
			t.fault(key, "%q 不在可选值之中：%s", "%q is none of %s", s, strings.Join(words, ", "))
		}
	}
}

func (t *table) sub(key string, n need) *table {
	m, ok := as[map[string]any](t, key, n, "表（table）", "a table")
	if !ok {
		return nil
	}
	return &table{in: t.in, path: dotted(t.path, key), values: m, asked: map[string]bool{}}
}

// subs reads an array of tables, written as [[key]] or inline.
func (t *table) subs(key string, n need) []*table {
	v, ok := t.get(key, n)
	if !ok {
		return nil
	}
	var rows []map[string]any
	switch v := v.(type) {
	case []map[string]any:
		rows = v
	case []any:
		for i, e := range v {
			m, ok := e.(map[string]any)
			if !ok {
				t.fault(fmt.Sprintf("%s[%d]", key, i), "应为表（table）", "must be a table")
				continue
			}
			rows = append(rows, m)
		}
	default:
		t.fault(key, "应为表的数组", "must be an array of tables")
	}
	if list, ok := v.([]any); ok && n == required && len(list) == 0 {
		t.fault(key, "不能为空", "must not be empty")
	}
	out := make([]*table, len(rows))
	for i, m := range rows {
		out[i] = &table{in: t.in, path: fmt.Sprintf("%s[%d]", dotted(t.path, key), i), values: m, asked: map[string]bool{}}
	}
	return out
}

func (t *table) strings(key string, n need) []string {
	list, ok := as[[]any](t, key, n, "字符串数组", "an array of strings")
	if !ok {
		return nil
	}
	if n == required && len(list) == 0 {
		t.fault(key, "不能为空", "must not be empty")
	}
	var out []string
	for i, e := range list {
		s, ok := e.(string)
		if !ok || s == "" {
			t.fault(fmt.Sprintf("%s[%d]", key, i), "应为非空字符串", "must be a string that is not empty")
			continue
		}
		out = append(out, s)
	}
	return out
}

// text reads a Text: a table with one string for each language.
func (t *table) text(key string, n need) Text {
	if s := t.sub(key, n); s != nil {
		return s.words()
	}
	return nil
}

// texts reads an array of Texts.
func (t *table) texts(key string) []Text {
	var out []Text
	for _, s := range t.subs(key, optional) {
		out = append(out, s.words())
	}
	return out
}

// words reads the table itself as a Text.
func (t *table) words() Text {
	out := Text{}
	for _, lang := range Langs {
		if t.has(string(lang)) || !t.in.optional[lang] {
			out[lang] = t.string(string(lang), required)
		}
	}
	t.done()
	return out
}

// done reports every key that was there and that nobody asked for.
func (t *table) done() {
	var unknown []string
	for key := range t.values {
		if !t.asked[key] {
			unknown = append(unknown, key)
		}
	}
	sort.Strings(unknown)
	for _, key := range unknown {
		t.fault(key, "无此项，请核对拼写或删去", "is not a known key; check its spelling or remove it")
	}
}
