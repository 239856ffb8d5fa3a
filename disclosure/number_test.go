package disclosure_test

import (
	"math/big"
	"testing"

	"gongkai/disclosure"
)

// TestNumbersKeepWhatWasFiled: no digit is lost or added.
func TestNumbersKeepWhatWasFiled(t *testing.T) {
	tests := []struct{ in, plain, grouped string }{
		{"0", "0", "0"}, {"7", "7", "7"}, {"276", "276", "276"}, {"63379", "63379", "63,379"},
		{"1234567.50", "1234567.50", "1,234,567.50"}, {"-1000", "-1000", "-1,000"}, {"0.05", "0.05", "0.05"}, {"-0.5", "-0.5", "-0.5"},
	}
	for _, tt := range tests {
		n, err := disclosure.ParseNumber(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if n.String() != tt.plain || n.Grouped() != tt.grouped {
			t.Errorf("%s: %s, %s; want %s, %s", tt.in, n, n.Grouped(), tt.plain, tt.grouped)
		}
	}
	for _, bad := range []string{"", "-", ".5", "5.", "1,000", "1e3", "１２", "1 000", "+1", "--1", "1234567890123456789"} {
		if n, err := disclosure.ParseNumber(bad); err == nil {
			t.Errorf("%q is read as %s", bad, n)
		}
	}
}

// TestSpellings reads numbers as documents write them, and refuses the rest.
func TestSpellings(t *testing.T) {
	tests := []struct {
		in, want string
		percent  bool
	}{
		{"八", "8", false}, {"两", "2", false}, {"十", "10", false}, {"十二", "12", false}, {"二十", "20", false}, {"一百零五", "105", false},
		{"三千二百四十", "3240", false}, {"二〇", "20?", false}, {"六万三千三百七十九", "63379", false}, {"一亿零二万", "100020000", false}, {"一万亿", "1000000000000", false},
		{"6.3万", "63000", false}, {"1.25亿", "125000000", false}, {"63,379", "63379", false}, {"６３，３７９", "63379", false}, {"0.5万", "5000", false},
		{"百分之九十", "90", true}, {"百分之99.5", "99.5", true}, {"23.52%", "23.52", true}, {"100％", "100", true},
	}
	for _, tt := range tests {
		n, percent, err := disclosure.ParseSpelling(tt.in)
		if tt.want == "20?" {
			if err == nil {
				t.Errorf("%q, which is no way to write a count, is read as %s", tt.in, n)
			}
			continue
		}
		if err != nil || n.String() != tt.want || percent != tt.percent {
			t.Errorf("%q: %s, %v, %v; want %s, %v", tt.in, n, percent, err, tt.want, tt.percent)
		}
	}
	for _, bad := range []string{"", "若干", "十百", "二三", "万", "6.3.1万", "6,33", "百分之", "%", "三个", "九千九百九十九万亿亿", "100000000000000万"} {
		if n, _, err := disclosure.ParseSpelling(bad); err == nil {
			t.Errorf("%q is read as %s", bad, n)
		}
	}
}

// TestJudge tells holds, rounds, truncates and differs apart (requirements §10.1).
func TestJudge(t *testing.T) {
	tests := []struct {
		stated   string
		num, den int64
		want     disclosure.Verdict
	}{
		{"50", 1, 2, disclosure.Holds},
		{"23.53", 4, 17, disclosure.Rounds},
		{"23.52", 4, 17, disclosure.Truncates},
		{"23.54", 4, 17, disclosure.Differs},
		{"99", 3685, 3719, disclosure.Rounds},
		{"93.1", 27, 29, disclosure.Rounds},
		{"3.12", 1, 32, disclosure.Rounds}, // 3.125: half to even
		{"3.13", 1, 32, disclosure.Rounds}, // 3.125: half up
		{"3.1", 1, 32, disclosure.Rounds},
		{"66.6", 2, 3, disclosure.Truncates},
		{"-66.7", -2, 3, disclosure.Rounds},
		{"-66.6", -2, 3, disclosure.Truncates},
	}
	for _, tt := range tests {
		stated, err := disclosure.ParseNumber(tt.stated)
		if err != nil {
			t.Fatal(err)
		}
		exact := big.NewRat(tt.num*100, tt.den)
		if got := disclosure.Judge(stated, exact); got != tt.want {
			t.Errorf("%s for %d/%d: %s, want %s", tt.stated, tt.num, tt.den, got, tt.want)
		}
	}
}

// TestRound gives each mode its digit on an exact tie.
func TestRound(t *testing.T) {
	tie := big.NewRat(25, 10)
	for mode, want := range map[disclosure.Rounding]string{disclosure.HalfUp: "3", disclosure.HalfEven: "2", disclosure.Truncate: "2"} {
		if got, ok := disclosure.Round(tie, 0, mode); !ok || got.String() != want {
			t.Errorf("2.5 %s is %s, want %s", mode, got, want)
		}
	}
}

// TestRoundTellsWhatDoesNotFit, rather than wrap around.
func TestRoundTellsWhatDoesNotFit(t *testing.T) {
	if n, ok := disclosure.Round(big.NewRat(1_000_000_000_000_000, 1), 4, disclosure.HalfUp); ok {
		t.Errorf("twenty digits come out as %s", n)
	}
}
