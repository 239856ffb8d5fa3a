package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/site/check"
)

// Reading the explanation of a rate.

// ownWords gives the words of an element without white space, and without the
// parts whose hooks say what they are: other rules read those.
func ownWords(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case hasAttr(n, "data-computed"), hasAttr(n, "data-operand"), hasAttr(n, "data-verdict"), hasAttr(n, "hidden"):
			b.WriteByte(0) // what stands before and behind is not one word
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return check.Squeeze(b.String())
}

// says reports whether an element, or one in it, holds the words, once those
// of cut are taken out. Numbers must be whole.
func says(n *html.Node, want string, cut ...string) bool {
	text := ownWords(n)
	for _, c := range cut {
		if c != "" {
			text = strings.ReplaceAll(text, check.Squeeze(c), "\x00")
		}
	}
	if holdsWhole(text, check.Squeeze(want)) {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && says(c, want, cut...) {
			return true
		}
	}
	return false
}

// numberBefore and numberBehind show that a digit next to them is not the end
// of its number.
var (
	numberBefore = regexp.MustCompile(`[\d.,−-]$`)
	numberBehind = regexp.MustCompile(`^(?:\d|[.,]\d|%)`)
)

// holdsWhole reports whether text holds want, not as part of a longer number.
func holdsWhole(text, want string) bool {
	first, _ := utf8.DecodeRuneInString(want)
	last, _ := utf8.DecodeLastRuneInString(want)
	for at := 0; ; {
		i := strings.Index(text[at:], want)
		if i < 0 {
			return false
		}
		before, behind := text[:at+i], text[at+i+len(want):]
		if !(unicode.IsDigit(first) && numberBefore.MatchString(before)) && !(unicode.IsDigit(last) && numberBehind.MatchString(behind)) {
			return true
		}
		at += i + len(want)
	}
}

// operandRow is the largest element of a panel around a number used that holds no
// other.
func operandRow(n, panel *html.Node) *html.Node {
	for n.Parent != panel && operandsBelow(n.Parent) == 1 {
		n = n.Parent
	}
	return n
}

func operandsBelow(n *html.Node) int {
	count := 0
	if hasAttr(n, "data-operand") {
		count++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		count += operandsBelow(c)
	}
	return count
}

// besides gives what a row says besides its number, its label and others that
// may stand there; false if the label does not.
func besides(row *html.Node, label string, others ...string) (string, bool) {
	text := strings.ReplaceAll(ownWords(row), "\x00", "")
	before, behind, ok := strings.Cut(text, check.Squeeze(label))
	if !ok {
		return "", false
	}
	rest := before + behind
	for _, s := range others {
		rest = strings.Replace(rest, check.Squeeze(s), "", 1)
	}
	return strings.Trim(rest, "：:，,（）()"), true
}
