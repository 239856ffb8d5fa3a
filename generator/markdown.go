package generator

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/disclosure"
)

// markdown writes a body as Hugo content: headings one level down, below the
// title, each with its key; everything else as filed, but for escapes that
// keep goldmark from reading more into it than was meant.
func markdown(b *disclosure.Body) string {
	heading := map[int]disclosure.Heading{}
	for _, h := range b.Headings {
		heading[h.Line] = h
	}
	lines := strings.Split(strings.TrimRight(b.Markdown, "\n"), "\n")
	for i, line := range lines {
		if h, ok := heading[i+1]; ok {
			lines[i] = fmt.Sprintf("%s %s {#%s}", strings.Repeat("#", h.Level+1), escape(h.Text), h.Key)
			continue
		}
		lines[i] = escapeBold(escape(line))
	}
	return strings.Join(lines, "\n") + "\n"
}

var (
	opening = regexp.MustCompile(`^(\s*)(?:(\d+)([.)])(\s|$)|([-+>]))`) // a number or sign that would open a list or a quotation
	marks   = regexp.MustCompile("\\*\\*[^*\n]+\\*\\*|[*_~`]|\\]\\(|&[#a-zA-Z]")
)

// escape keeps goldmark from reading more into filed words than headings,
// paragraphs and **bold**: 2023. opens no list, 3*5 is no emphasis, 1~3 strikes
// nothing out. Shortcodes are left alone.
func escape(line string) string {
	if !strings.ContainsAny(line, "*_~`]&") { // most lines hold none of them
		return escapeOpening(line)
	}
	var out strings.Builder
	for left := line; left != ""; {
		words, rest, _ := strings.Cut(left, "{{")
		out.WriteString(marks.ReplaceAllStringFunc(words, func(m string) string {
			switch {
			case strings.HasPrefix(m, "**") && len(m) > 4:
				return m
			case m == "](":
				return `]\(`
			}
			return `\` + m
		}))
		if len(words) == len(left) {
			break
		}
		shortcode, after, _ := strings.Cut(rest, "}}")
		out.WriteString("{{" + shortcode + "}}")
		left = after
	}
	return escapeOpening(out.String())
}

// escapeOpening escapes what would make a line an item of a list, or a
// quotation.
func escapeOpening(line string) string {
	if first := strings.TrimLeft(line, " "); first == "" || !strings.ContainsRune("0123456789-+>", rune(first[0])) {
		return line
	}
	return opening.ReplaceAllStringFunc(line, func(m string) string {
		at := strings.IndexAny(m, ".)-+>")
		return m[:at] + `\` + m[at:]
	})
}

var bold = regexp.MustCompile(`\*\*[^*\n]+\*\*`)

// escapeBold puts an escaped space, which prints as nothing, between bold text
// that begins or ends with punctuation and the letter next to it: without a
// space there, CommonMark leaves the asterisks standing.
func escapeBold(line string) string {
	if !strings.Contains(line, "**") {
		return line
	}
	var out strings.Builder
	last := 0
	for _, at := range bold.FindAllStringIndex(line, -1) {
		inner := line[at[0]+2 : at[1]-2]
		first, _ := utf8.DecodeRuneInString(inner)
		end, _ := utf8.DecodeLastRuneInString(inner)
		before, _ := utf8.DecodeLastRuneInString(line[:at[0]])
		after, _ := utf8.DecodeRuneInString(line[at[1]:])
		out.WriteString(line[last:at[0]])
		if unicode.IsPunct(first) && isWord(before) {
			out.WriteString(`\ `)
		}
		out.WriteString(line[at[0]:at[1]])
		if unicode.IsPunct(end) && isWord(after) {
			out.WriteString(`\ `)
		}
		last = at[1]
	}
	return out.String() + line[last:]
}

func isWord(r rune) bool {
	return r != utf8.RuneError && !unicode.IsSpace(r) && !unicode.IsPunct(r)
}
