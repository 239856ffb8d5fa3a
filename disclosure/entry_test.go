package disclosure

import "testing"

// TestEntries reads cells as people fill them in, says what it changed, and
// refuses to guess.
func TestEntries(t *testing.T) {
	tests := []struct{ in, unit, want, note string }{
		{"276", "", "276", ""}, {"99.50", "", "99.50", ""}, {"-3", "", "-3", ""}, {"0", "", "0", ""}, {"251000", "wanyuan", "251000", ""},
		{"12，345", "", "12345", `"12，345" read as 12345`},
		{"63,379", "", "63379", `"63,379" read as 63379`},
		{"６３，３７９.５", "", "63379.5", `"６３，３７９.５" read as 63379.5`},
		{" 12\u3000", "", "12", `" 12\u3000" read as 12`},
		{"&nbsp;12", "", "12", `"&nbsp;12" read as 12`},
		{"－5", "", "-5", `"－5" read as -5`},
		{"17件", "", "17", `"17件" read as 17`}, {"3 人次", "", "3", `"3 人次" read as 3`}, {"6.3万件", "", "63000", `"6.3万件" read as 63000`},
		{"6.3万", "", "63000", `"6.3万" read as 63000`}, {"6.3万", "yuan", "63000", `"6.3万" read as 63000 yuan`},
		{"251000元", "wanyuan", "25.1", `"251000元" read as 25.1 times 10,000 yuan`},
		{"0.50元", "wanyuan", "0.00005", `"0.50元" read as 0.00005 times 10,000 yuan`},
		{"0元", "wanyuan", "0", `"0元" read as 0 times 10,000 yuan`},
		{"25.10 万元", "wanyuan", "25.10", `"25.10 万元" read as 25.10 times 10,000 yuan`},
		{"25.1亿元", "wanyuan", "251000", `"25.1亿元" read as 251000 times 10,000 yuan`},
		{"25.1万元", "yuan", "251000", `"25.1万元" read as 251000 yuan`}, {"1,000元", "yuan", "1000", `"1,000元" read as 1000 yuan`},
		{"", "", "blank", ""}, {" \u00a0\u3000&nbsp;\t", "", "blank", ""}, {"/", "", "/", ""}, {"／", "", "/", ""}, {"无", "", "无", ""},
		{"-", "", "-", ""}, {"－", "", "-", ""}, {"—", "", "-", ""}, {"——", "", "-", ""}, {"–", "", "-", ""}, {"―", "", "-", ""}, {" -- ", "", "-", ""},
		{"1,23", "", "no", ""}, {"1 234", "", "no", ""}, {"八", "", "no", ""}, {"百分之9", "", "no", ""}, {"9%", "", "no", ""}, {"件", "", "no", ""},
		{"约5", "", "no", ""}, {"5.", "", "no", ""}, {"1e3", "", "no", ""}, {"+1", "", "no", ""}, {"3元", "", "no", ""}, {"3件", "yuan", "no", ""}, {"#REF!", "", "no", ""},
		{"6.3万", "wanyuan", "no", ""}, {"1亿万元", "wanyuan", "no", ""}, {"元", "wanyuan", "no", ""}, {"1万万元", "wanyuan", "no", ""},
		{"0.123456789012345元", "wanyuan", "no", ""}, {"1234567890123456789", "", "no", ""}, {"999999999999999999万", "", "no", ""},
	}
	for _, tt := range tests {
		n, missing, note, ok := parseEntry(tt.in, tt.unit)
		got := string(missing)
		if got == "" {
			got = n.String()
		}
		if !ok {
			got = "no"
		}
		if got != tt.want || note[En] != tt.note || (note[ZhCN] == "") != (note[En] == "") {
			t.Errorf("%q in %q: %s, note %q; want %s, note %q", tt.in, tt.unit, got, note[En], tt.want, tt.note)
		}
	}
}

// FuzzParseEntry: whatever is read as a number is worth what it prints, and
// what is missing is no number.
func FuzzParseEntry(f *testing.F) {
	for _, s := range []string{"12，345", "25.1万元", "251000元", "——", "&nbsp;", "6.3万", "0.123456789012345元", "３人次", "-0.0"} {
		f.Add(s, uint8(len(s)))
	}
	f.Fuzz(func(t *testing.T, s string, unit uint8) {
		n, missing, note, ok := parseEntry(s, []string{"", "yuan", "wanyuan"}[unit%3])
		if !ok || missing != "" {
			if n != (Number{}) || note != nil || !ok && missing != "" {
				t.Errorf("%q: %s, %q, %v, %v", s, n, missing, note, ok)
			}
			return
		}
		again, err := ParseNumber(n.String())
		if err != nil || again.Cmp(n) != 0 {
			t.Errorf("%q is %s, which reads back as %s (%v)", s, n, again, err)
		}
	})
}
