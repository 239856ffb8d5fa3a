package disclosure

import (
	"regexp"
	"strings"
)

// under reports whether an id lies below a pattern as result.withheld.*
func under(id, pattern string) bool {
	prefix, ok := strings.CutSuffix(pattern, "*")
	return ok && strings.HasSuffix(prefix, ".") && strings.HasPrefix(id, prefix) && len(id) > len(prefix)
}

// cellIDs lists the form's cells with the id, or below it.
func (l *formReader) cellIDs(name string) []string {
	var ids []string
	for _, t := range l.Tables {
		for _, c := range t.cells {
			if c.id == name || under(c.id, name) {
				ids = append(ids, c.id)
			}
		}
	}
	return ids
}

var termShape = regexp.MustCompile(`^(?:([a-z0-9]+(?:-[a-z0-9]+)*):)?([a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)*(?:\.\*)?)$`)

// parse reads a + b = c + d; resolve finds the cells that a name stands for.
func (l *formReader) parse(e *table, text string, resolve func(name string) []string) (instance, bool) {
	in := instance{op: "="}
	if strings.Contains(text, "<=") {
		in.op = "<="
	}
	left, right, ok := strings.Cut(text, in.op)
	if !ok || strings.ContainsAny(left+right, "=<>−") || strings.Contains(text, " - ") {
		e.fault("equation", "%q 应为“甲 + 乙 = 丙”或“甲 <= 乙”，只能相加：要减的移到另一边", "%q must read as \"a + b = c\" or \"a <= b\", sums only: what is subtracted moves to the other side", text)
		return in, false
	}
	for i, side := range []string{left, right} {
		var terms []term
		for _, word := range strings.Split(side, "+") {
			found, why := l.term(strings.TrimSpace(word), resolve)
			if why != nil {
				e.tell("equation", why)
				return in, false
			}
			terms = append(terms, found...)
		}
		if i == 0 {
			in.left = terms
		} else {
			in.right = terms
		}
	}
	return in, true
}

// term reads one name, whole number or name elsewhere; why says what is wrong.
func (l *formReader) term(word string, resolve func(string) []string) (found []term, why Text) {
	if n, err := ParseNumber(word); err == nil {
		return []term{{value: n}}, nil
	}
	m := termShape.FindStringSubmatch(word)
	if m == nil {
		return nil, Say("%q 不是单元格的编号、整数或“last:编号”", "%q is no id of a cell, no number, and no last:id", word)
	}
	if m[1] != "" && m[1] != last {
		if strings.HasSuffix(m[2], "*") {
			return nil, Say("%q：其他格式的编号不能用 *", "%q: an id of another form must be whole", word)
		}
		return []term{{from: m[1], id: m[2]}}, nil
	}
	ids := resolve(m[2])
	if len(ids) == 0 {
		return nil, Say("表中没有 %q", "%q names no cell", word)
	}
	for _, id := range ids {
		found = append(found, term{from: m[1], id: id})
	}
	return found, nil
}
