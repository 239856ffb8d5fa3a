package proof

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shown is a name as people may see it: quoted where it could harm a terminal or hide
// what it is, and not longer than a line or two.
func Shown(name string) string {
	const most = 400
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "") + "…"
	}
	if name == "" || strings.TrimSpace(name) != name || !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}
