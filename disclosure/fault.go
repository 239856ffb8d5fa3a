package disclosure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fault is one thing wrong in one place of what was filed. Its message says
// what is wrong and what to do, in every language.
type Fault struct {
	File    string // slash-separated, below the site
	Line    int    // 1 is the first; 0 when the whole file is meant
	Key     string // dotted, as in facts[3].label.en; empty in Markdown
	Message Text
}

// In gives the fault as one line in lang.
func (f Fault) In(lang Lang) string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
	}
	b.WriteString(": ")
	if f.Key != "" {
		b.WriteString(f.Key + ": ")
	}
	b.WriteString(f.Message.In(lang))
	return b.String()
}

// Error gives the fault in English; people see In.
func (f Fault) Error() string { return f.In(En) }

// Faults is everything that is wrong, by file, line and key.
type Faults []Fault

// In gives the faults in lang, one a line.
func (fs Faults) In(lang Lang) string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Error gives the faults in English, one a line.
func (fs Faults) Error() string { return fs.In(En) }

// orNil sorts the faults and returns them as an error, or nil if there are none.
func (fs Faults) orNil() error {
	if len(fs) == 0 {
		return nil
	}
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Key, b.Key))
	})
	return slices.CompactFunc(fs, func(a, b Fault) bool { return a.Error() == b.Error() })
}

// Say formats one message in both languages with the same arguments. Where
// the order of the words differs, the format uses %[n]s.
func Say(zh, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{ZhCN: zh, En: en}
	}
	return Text{ZhCN: fmt.Sprintf(zh, args...), En: fmt.Sprintf(en, args...)}
}
