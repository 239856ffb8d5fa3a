package disclosure

import (
	"fmt"
	"strings"
)

// A Heading is one numbered heading, as filed: 一、主要举措和成效.
type Heading struct {
	Level int    // 1, 2 or 3
	Text  string // with its number
	Key   string // the same in every language: measures-1-2
	Line  int
}

// readHeading reads a line if it is a heading, and refuses what Markdown would
// take for something else than the office meant: a heading without its space,
// indented text, which prints as code, a line of dashes, which makes the text
// above it a heading.
func (r *reader) readHeading(b *Body, file string, n int, line, above string) {
	words := strings.TrimSpace(line)
	switch {
	case words == "":
		return
	case strings.Trim(words, "=") == "" || strings.Trim(words, "-") == "":
		if strings.TrimSpace(above) != "" {
			r.faultAt(file, n, "文字下方的横线会把上一行变成标题，请删去或在其上空一行", "a line of signs below text would make that text a heading; remove it, or leave a line empty above it")
		}
		return
	case strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"):
		r.faultAt(file, n, "行首的空格或制表符会使本行显示为代码，请删去", "the line is indented and would print as code; remove the spaces at its start")
		return
	case strings.HasPrefix(words, "```") || strings.HasPrefix(words, "~~~"):
		r.faultAt(file, n, "正文不得含代码块", "a text must not hold blocks of code")
		return
	case !strings.HasPrefix(words, "#") && !strings.HasPrefix(words, "＃"):
		if text := strings.TrimSpace(above); text != "" && !strings.HasPrefix(text, "#") {
			r.faultAt(file, n, "与上一行之间没有空行，会并成一段；一段写成一行，段与段之间空一行", "no empty line stands above, so both lines would run together; write a paragraph on one line, with an empty line between paragraphs")
		}
		return
	}
	before := len(b.Headings)
	switch h, ok := heading(line, n); {
	case !ok:
		r.faultAt(file, n, "标题应从行首写起，# 后空一格，如“# 一、总体情况”", "a heading starts its line and has a space behind the signs, as in \"# I. Overview\"")
	case h.Level > 3:
		r.faultAt(file, n, "标题最多三级", "headings have at most three levels")
	case strings.Contains(line, "{{"):
		r.faultAt(file, n, "标题中不得使用短代码", "a heading must not contain a shortcode")
	case strings.HasSuffix(h.Text, "}"):
		r.faultAt(file, n, "标题不得以 } 结尾（编号由程序添加）", "a heading must not end in }; its key is added for you")
	case len(b.Headings) == 0 && h.Level > 1, len(b.Headings) > 0 && h.Level > b.Headings[len(b.Headings)-1].Level+1:
		r.faultAt(file, n, "标题 %q 跳过了一级", "the heading %q skips a level", h.Text)
	default:
		b.Headings = append(b.Headings, h)
	}
	b.unread = b.unread || len(b.Headings) == before
}

// heading reads a line as a heading of Markdown: # signs, a space, words, and
// perhaps # signs again.
func heading(line string, n int) (Heading, bool) {
	words := strings.TrimLeft(line, "#")
	level := len(line) - len(words)
	text := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(words), "#"))
	if level < 1 || level > 6 || text == "" || !strings.HasPrefix(words, " ") && !strings.HasPrefix(words, "\t") {
		return Heading{}, false
	}
	return Heading{Level: level, Text: text, Line: n}, true
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

// chapterOf finds the form's chapter that a heading opens: by the form's
// wordings, or, for the arrangements of the next year, by that year.
func (r *reader) chapterOf(heading string) string {
	if r.Form == nil {
		return ""
	}
	for _, c := range r.Form.Chapters {
		if c.Match != nil && c.Match.MatchString(heading) {
			return c.Key
		}
	}
	const nextYear = "next-year"
	if r.Form.Chapter(nextYear) != nil && strings.Contains(heading, fmt.Sprintf("%d年", r.Year+1)) {
		return nextYear
	}
	return ""
}

// Under counts the headings directly below the chapter with the key.
func (b *Body) Under(key string) int {
	n, inside := 0, false
	for _, h := range b.Headings {
		if h.Level == 1 {
			inside = h.Key == key
		} else if inside && h.Level == 2 {
			n++
		}
	}
	return n
}
