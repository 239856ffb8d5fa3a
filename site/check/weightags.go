package check

import (
	"bytes"
	"fmt"

	"gongkai/disclosure"
)

// weigh refuses a source from which the parser would make far more than people
// write: it counts tags, comments and attributes, and what the parser opens again at
// each element while formatting elements stand open. What is a tag and what only looks
// like one, in a script, it does not decide: whoever means harm would know the difference
// better. Each byte is looked at once.
func weigh(raw []byte) (why disclosure.Text) {
	elements, found, reopened, open, paragraphs := 0, 0, 0, 0, 0
	var within attributes
	for i := 0; i < len(raw); i++ {
		if !within.any() {
			n := bytes.IndexByte(raw[i:], '<')
			if n < 0 {
				break
			}
			i += n
		}
		found += within.step(raw[i])
		if raw[i] == '<' && i+1 < len(raw) {
			end := raw[i+1] == '/'
			start := i + 1
			if end {
				start++
			}
			stop := start
			for stop < len(raw) && isLetter(raw[stop]) {
				stop++
			}
			name := raw[start:stop]
			formats := len(name) <= 6 && formatting[string(bytes.ToLower(name))]
			p := len(name) == 1 && name[0]|0x20 == 'p'
			switch {
			case len(name) == 0 && (end || raw[i+1] == '!' || raw[i+1] == '?'): // a comment
				elements++
			case len(name) == 0:
			case end && formats:
				open = max(0, open-1)
			case end && p && paragraphs > 0:
				paragraphs--
			case end && (p || bytes.EqualFold(name, []byte("br"))): // that closes nothing makes one
				elements++
			case end:
			case formats:
				open++
				elements++
			default:
				elements++
				reopened += min(open, 512)
				if p {
					paragraphs++
				}
			}
			if len(name) > 0 {
				i = stop - 1
			}
			if len(name) > 0 && !end && len(raw) > small { // of a small page they come to little
				within.begin()
			}
		}
		switch {
		case elements > maxElements:
			return disclosure.Say("标签超过 %d 个", "it has more than %d tags", maxElements)
		case found > maxAttributes:
			return disclosure.Say("属性超过 %d 个", "it has more than %d attributes", maxAttributes)
		case reopened > maxReopened:
			return disclosure.Text{
				disclosure.ZhCN: fmt.Sprintf("大量的 <b>、<font> 等标签没有关闭，读出后会超过 %d 个元素", maxReopened),
				disclosure.En:   fmt.Sprintf("tags such as <b> and <font> are left open in such number that it would come to more than %d elements", maxReopened),
			}
		}
	}
	return nil
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// formatting names the elements that HTML opens again where blocks end.
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true,
	"small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// attributes counts those of all that may be tags. One that begins within what may be a
// value of another is read beside it, until both are at the same place in the same
// quotes: from there on they are one.
type attributes struct {
	bare, double, single bool // a tag is being read: outside of quotes, within such ones
	blank, equals        bool // outside of quotes: what stood right before
}

func (a *attributes) any() bool { return a.bare || a.double || a.single }

// begin says that the name of a tag was read.
func (a *attributes) begin() { a.bare, a.blank, a.equals = true, false, false }

// step reads one byte, and gives 1 where an attribute begins.
func (a *attributes) step(c byte) (n int) {
	back := a.double && c == '"' || a.single && c == '\''
	if back {
		a.double, a.single = a.double && c != '"', a.single && c != '\''
	}
	if a.bare {
		n = a.outside(c)
	}
	if back {
		a.bare, a.blank, a.equals = true, true, false
	}
	return n
}

func (a *attributes) outside(c byte) (n int) {
	switch c {
	case '>':
		a.bare = false
		return 0
	case ' ', '\n', '\t', '\r', '\f', '/':
		a.blank = true
		return 0
	}
	if a.blank && !a.equals {
		n = 1
	}
	switch {
	case a.equals && c == '"':
		a.bare, a.double = false, true
	case a.equals && c == '\'':
		a.bare, a.single = false, true
	}
	a.blank, a.equals = false, c == '='
	return n
}
