package disclosure_test

import (
	"testing"

	"gongkai/disclosure"
)

// FuzzParseSpelling: whatever is read as a number is worth what it prints.
func FuzzParseSpelling(f *testing.F) {
	for _, s := range []string{"八", "十二", "6.3万", "百分之九十", "63,379", "一亿零二万", "23.52%", "两", "万亿"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, _, err := disclosure.ParseSpelling(s)
		if err != nil {
			return
		}
		again, err := disclosure.ParseNumber(n.String())
		if err != nil || again.Cmp(n) != 0 {
			t.Errorf("%q is %s, which reads back as %s (%v)", s, n, again, err)
		}
	})
}

// FuzzLoad: whatever an office files, loading ends with a model or with faults
// that name a file and say something in both languages.
func FuzzLoad(f *testing.F) {
	files := good(f)
	f.Add(files[report], files[zhBody], files[enBody])
	f.Add("", "", "")
	f.Add("[[facts]]\nid = 1", "# a {{<", "####### x\n{{< stat \"x\" >}}")
	f.Add("facts = [1, {}]\n[title]\nzh-cn = 1", "\ufeff# 一、\r\n", "<b>")
	f.Fuzz(func(t *testing.T, toml, zh, en string) {
		_, err := load(map[string]string{"reports/organs.toml": files["reports/organs.toml"], report: toml, zhBody: zh, enBody: en})
		if err == nil {
			return
		}
		faults, ok := err.(disclosure.Faults)
		if !ok {
			t.Fatalf("the error is a %T: %v", err, err)
		}
		for _, fault := range faults {
			if fault.File == "" || fault.Message[disclosure.ZhCN] == "" || fault.Message[disclosure.En] == "" {
				t.Errorf("a fault without place or words: %#v", fault)
			}
		}
	})
}
