package generator

import "testing"

// TestANameSaysWhatItCounts: then no unit stands behind it. A Chinese unit of one letter
// is a part of too many words to tell.
func TestANameSaysWhatItCounts(t *testing.T) {
	for _, c := range []struct {
		name, unit string
		says       bool
	}{
		{"Administrative penalty decisions", "decisions", true},
		{"Cases handled, total", "cases", true},
		{"Administrative penalties", "cases", false},
		{"工作时数（个工作时）", "个工作时", true},
		{"规范性文件", "件", false},
	} {
		if got := saysUnit(c.name, c.unit); got != c.says {
			t.Errorf("%q says %q: %t, not %t", c.name, c.unit, got, c.says)
		}
	}
}
