package input

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/disclosure"
)

// isPage reports whether a name is that of an HTML page.
func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".shtml", ".xhtml":
		return true
	}
	return false
}

// refuse says why a name cannot stand in a tree, or nil.
func refuse(name string) disclosure.Text {
	switch {
	case !utf8.ValidString(name):
		return disclosure.Say("名称不是 UTF-8 编码", "its name is not in UTF-8")
	case strings.IndexFunc(name, misleads) >= 0:
		return disclosure.Say("名称含有控制字符", "its name holds control characters")
	case len(name) > MaxName || strings.Count(name, "/") >= MaxDepth:
		return disclosure.Say("名称过长，或文件夹层数过多", "its name is too long, or lies in too many folders")
	case !fs.ValidPath(name) || name == ".":
		return disclosure.Say("名称指向所给范围之外，或写法有误", "its name leads out of what was given, or is malformed")
	}
	return nil
}

// misleads reports whether a letter breaks lines or turns the direction of
// writing, so that a name would be shown as something else.
func misleads(r rune) bool {
	return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// shown writes a name so that it can be printed.
func shown(name string) string {
	if r := []rune(name); len(r) > 200 {
		name = string(r[:200]) + "…"
	}
	if name == "" || !utf8.ValidString(name) || strings.IndexFunc(name, misleads) >= 0 {
		return strconv.Quote(name)
	}
	return name
}

// chinese reads a name that an old Chinese Windows wrote, in GBK.
func chinese(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	decoded, err := simplifiedchinese.GBK.NewDecoder().String(name)
	if err != nil || strings.ContainsRune(decoded, utf8.RuneError) {
		return name
	}
	return decoded
}
