package disclosure

import (
	"strings"
	"unicode"
)

// Lang is the key of a language, as in file names and in config.toml.
type Lang string

// The languages that a report can be filed in. ZhCN is the authoritative one.
const (
	ZhCN Lang = "zh-cn"
	En   Lang = "en"
)

// Langs lists the languages in the order of the site. To add one, name it
// here, in config.toml and in i18n/; loading then asks every Text for it.
var Langs = []Lang{ZhCN, En}

// Text says one thing in several languages. A missing key means that the
// language was declared missing (translation = "none"), never that someone
// forgot: loading sees to that.
type Text map[Lang]string

// In returns the text in lang, or the authoritative Chinese one where the
// translation was declared missing.
func (t Text) In(lang Lang) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t[ZhCN]
}

// TOML is the text as a table of a file: the languages that it is written in.
func (t Text) TOML() string {
	var parts []string
	for _, lang := range Langs {
		if s := t[lang]; s != "" {
			parts = append(parts, string(lang)+" = "+QuoteTOML(s))
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// QuoteTOML is a string of a TOML file, on one line.
func QuoteTOML(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	return `"` + strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(s) + `"`
}

// Join puts texts one behind the other in each language, with the separator
// that the language uses between a noun and what narrows it down.
func Join(a, b Text) Text {
	out := Text{}
	for _, lang := range Langs {
		sep := ", "
		if lang == ZhCN {
			sep = "·"
		}
		out[lang] = a.In(lang) + sep + b.In(lang)
	}
	return out
}

// same is what all languages write alike: a code, an address.
func same(s string) Text {
	out := Text{}
	for _, lang := range Langs {
		out[lang] = s
	}
	return out
}
