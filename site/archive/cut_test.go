package archive_test

import (
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive"
)

// TestPrivateTablesAreCutAndNothingElse: blocks and lines, with what stands around them;
// what cannot be cut for certain is refused.
func TestPrivateTablesAreCutAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"a block at the end":     {"a = 1\n\n[review]\nby = \"甲\"\n", "a = 1\n\n"},
		"a block between others": {"[a]\nx = 1\n[signature]   # who signed\nby = \"乙\"\n[[b]]\ny = 2\n", "[a]\nx = 1\n[[b]]\ny = 2\n"},
		"with tables below it":   {"[review]\nby = \"甲\"\n[review.more]\nx = 1\n[c]\n", "[c]\n"},
		"in one line":            {"a = 1\nreview = { by = \"甲\", on = 2023-01-17 }\nb = 2\n", "a = 1\nb = 2\n"},
		"a quoted head":          {"[\"review\"]\nby = \"甲\"\n", ""},
		"carriage returns":       {"a = 1\r\n[review]\r\nby = \"甲\"\r\n[c]\r\nd = 1\r\n", "a = 1\r\n[c]\r\nd = 1\r\n"},
		"nothing to cut":         {"# [review]\na = \"[review]\"\n", "# [review]\na = \"[review]\"\n"},
	} {
		got, err := archive.WithoutTables([]byte(c.file), "review", "signature")
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, file := range map[string]string{
		"a list that looks like a head": "rows = [\n  [\"review\"]\n]\nreview = { by = \"甲\" }\n",
		"dotted keys":                   "review.by = \"甲\"\n",
		"over several lines":            "[[a]]\nx = 1\n[b]\nreview = 1\n[review]\nby = \"\"\"\n[c]\n甲\"\"\"\n",
		"in one line of lines":          "review = { by = \"甲\",\n  on = 2023-01-17 }\n",
	} {
		got, err := archive.WithoutTables([]byte(file), "review")
		if err == nil && strings.Contains(string(got), "甲") {
			t.Errorf("%s: it is left in: %q", name, got)
		}
		if s, ok := err.(*disclosure.Said); err != nil && ok && (!strings.Contains(s.In(disclosure.ZhCN), "请改写") || !strings.Contains(s.In(disclosure.En), "write it so")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzWithoutTables: whatever the file, a private word is cut or the file is refused.
func FuzzWithoutTables(f *testing.F) {
	f.Add("a = 1\n[review]\nby = \"secret\"\n")
	f.Add("review = { by = \"secret\" }\n[\"rev\\u0069ew\"]\n")
	f.Add("review.by = 'secret'\n")
	f.Fuzz(func(t *testing.T, file string) {
		got, err := archive.WithoutTables([]byte(file), "review")
		if err != nil {
			return
		}
		if again, err := archive.WithoutTables(got, "review"); err != nil || string(again) != string(got) {
			t.Errorf("cut once more, %q becomes %q (%v)", got, again, err)
		}
	})
}
