package against

import "strings"

// beside is how many letters are told on each side of a difference.
const beside = 14

// marked writes what stands around letters from..to, and marks these.
func marked(letters []letter, from, to, low, high int) string {
	var b strings.Builder
	a, z := max(low, from-beside), min(high, to+beside)
	if a > low {
		b.WriteString("…")
	}
	b.WriteString(printed(letters[a:from]))
	if from < to && letters[from].gap && from > a {
		b.WriteByte(' ')
	}
	b.WriteString("【" + clipped(printed(letters[from:to])) + "】")
	if to < z && letters[to].gap {
		b.WriteByte(' ')
	}
	b.WriteString(printed(letters[to:z]))
	if z < high {
		b.WriteString("…")
	}
	return b.String()
}

// clipped shortens a long text to its beginning and its end.
func clipped(s string) string {
	all := []rune(s)
	if len(all) <= 80 {
		return s
	}
	return string(all[:50]) + "…" + string(all[len(all)-20:])
}

// clip cuts two texts down to what surrounds their first difference.
func clip(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	cut := func(s []rune) string {
		from, to := max(0, n-beside), min(len(s), n+2*beside)
		out := string(s[min(from, len(s)):to])
		if from > 0 {
			out = "…" + out
		}
		if to < len(s) {
			out += "…"
		}
		return out
	}
	return cut(x), cut(y)
}
