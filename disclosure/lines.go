package disclosure

import (
	"fmt"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// keyLines maps each key path, as in facts[3].label.en, to its line. Of a
// broken file it maps what stands before the break.
func keyLines(data []byte) map[string]int {
	lines := map[string]int{}
	var p unstable.Parser
	p.Reset(data)
	var breaks []int // where each line ends
	for i, c := range data {
		if c == '\n' {
			breaks = append(breaks, i)
		}
	}
	at := func(n *unstable.Node) int { return 1 + sort.SearchInts(breaks, int(n.Raw.Offset)) }
	var prefix string
	count := map[string]int{} // elements so far of each array of tables
	var value func(path string, n *unstable.Node)
	pair := func(base string, n *unstable.Node) {
		path := base
		deep := strings.Count(base, ".")
		for k := n.Key(); k.Next() && deep < maxDeep; deep++ {
			path = dotted(path, string(k.Node().Data))
			if _, ok := lines[path]; !ok {
				lines[path] = at(k.Node())
			}
		}
		value(path, n.Value())
	}
	value = func(path string, n *unstable.Node) {
		switch n.Kind {
		case unstable.InlineTable:
			for c := n.Children(); c.Next(); {
				pair(path, c.Node())
			}
		case unstable.Array:
			i := 0
			for c := n.Children(); c.Next(); {
				if c.Node().Kind == unstable.Comment {
					continue
				}
				element := fmt.Sprintf("%s[%d]", path, i)
				if l := firstLine(c.Node(), at); l > 0 {
					lines[element] = l
				}
				value(element, c.Node())
				i++
			}
		}
	}
	for p.NextExpression() {
		n := p.Expression()
		switch n.Kind {
		case unstable.KeyValue:
			pair(prefix, n)
		case unstable.Table, unstable.ArrayTable:
			prefix = ""
			var line int
			keys := n.Key()
			for deep := 0; keys.Next() && deep < maxDeep; deep++ {
				line = at(keys.Node())
				prefix = dotted(prefix, string(keys.Node().Data))
				if c := count[prefix]; c > 0 && !keys.IsLast() {
					prefix = fmt.Sprintf("%s[%d]", prefix, c-1)
				}
			}
			if n.Kind == unstable.ArrayTable {
				count[prefix]++
				prefix = fmt.Sprintf("%s[%d]", prefix, count[prefix]-1)
			}
			lines[prefix] = line
		}
	}
	return lines
}

// maxDeep is how deep a key is followed; nothing that is filed lies deeper than
// a handful.
const maxDeep = 32

// firstLine finds the line of an array's element: its own, or of its first key.
func firstLine(n *unstable.Node, at func(*unstable.Node) int) int {
	if n.Raw.Length > 0 {
		return at(n)
	}
	for c := n.Children(); c.Next(); {
		if c.Node().Kind == unstable.KeyValue {
			if k := c.Node().Key(); k.Next() {
				return at(k.Node())
			}
		}
		if l := firstLine(c.Node(), at); l > 0 {
			return l
		}
	}
	return 0
}

func dotted(base, key string) string {
	if base == "" {
		return key
	}
	return base + "." + key
}
