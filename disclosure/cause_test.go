package disclosure_test

import (
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

// TestLikelyCauses holds each kind of cause to a mistake that a clerk makes.
func TestLikelyCauses(t *testing.T) {
	set := func(r *disclosure.Report, id, value string) {
		n, err := disclosure.ParseNumber(value)
		if err != nil {
			t.Fatal(err)
		}
		r.Fact(id).Value = n
	}
	// Of row c.reconsideration: 12 + 3 + 4 + 5 = 24.
	inC := func(r *disclosure.Report) {
		for id, v := range map[string]string{"upheld": "12", "corrected": "3", "other": "4", "pending": "5", "total": "24"} {
			set(r, "c.reconsideration."+id, v)
		}
	}
	tests := []struct {
		name       string
		mistake    func(r *disclosure.Report)
		kind, fact string
		right      string
		part       string
		candidates int
	}{
		{"digits swapped in a part of table C", func(r *disclosure.Report) { set(r, "c.reconsideration.upheld", "21") },
			disclosure.Swapped, "c.reconsideration.upheld", "12", "", 2},
		{"a part counted twice", func(r *disclosure.Report) { set(r, "c.reconsideration.total", "28") },
			disclosure.Twice, "c.reconsideration.total", "24", "c.reconsideration.other", 5},
		{"total not updated, no shape", func(r *disclosure.Report) { set(r, "c.reconsideration.total", "31") },
			"", "", "", "", 5},
		{"digits swapped in a cell of table B", func(r *disclosure.Report) {
			set(r, "b.received.natural", "5210")
		}, "", "b.received.natural", "", "", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := disclosureReport(t, 5)
			inC(r)
			test.mistake(r)
			ds := disclosure.Diagnose(r.FormIdentities())
			if len(ds) != 1 {
				t.Fatalf("%d groups", len(ds))
			}
			d := ds[0]
			if len(d.Candidates) != test.candidates {
				t.Errorf("%d candidates, want %d", len(d.Candidates), test.candidates)
			}
			if test.kind == "" && test.fact == "" {
				if d.Cause != nil || d.Familiar != nil {
					t.Errorf("names %+v %+v, where several are as likely", d.Cause, d.Familiar)
				}
				return
			}
			cause := d.Cause
			if test.candidates > 1 { // several are as likely; the shape is told, not blamed
				if cause != nil {
					t.Errorf("blames %s, where any of %d may be wrong", cause.Fact.ID, test.candidates)
				}
				cause = d.Familiar
			}
			if cause == nil || cause.Fact.ID != test.fact || test.kind != "" && cause.Kind != test.kind {
				t.Fatalf("cause is %+v", cause)
			}
			if test.right != "" && cause.Right.String() != test.right {
				t.Errorf("would have to be %s, want %s", cause.Right, test.right)
			}
			if test.part != "" && (cause.Part == nil || cause.Part.ID != test.part) {
				t.Errorf("part is %v", cause.Part)
			}
		})
	}
	t.Run("a row one column too far right", func(t *testing.T) {
		r := disclosureReport(t, 6)
		row := []string{"natural", "commercial", "research", "public_benefit", "legal_service", "other_org"}
		// Make the last part of the row 0 first, and keep all sums.
		const at, to = "b.result.granted.", "b.result.partial."
		lastPart := r.Fact(at + "other_org")
		moved := lastPart.Value
		lastPart.Value = disclosure.Int(0)
		add := func(id string, n disclosure.Number, sign int64) {
			f := r.Fact(id)
			x := f.Value.Rat().Num().Int64() + sign*n.Rat().Num().Int64()
			f.Value = disclosure.Int(x)
		}
		add(at+"total", moved, -1)
		add(to+"other_org", moved, 1)
		add(to+"total", moved, 1)
		ids := r.FormIdentities()
		if b := broken(ids); len(b) > 0 {
			t.Fatalf("not valid to begin with: %v", b)
		}
		for i := len(row) - 1; i > 0; i-- {
			r.Fact(at + row[i]).Value = r.Fact(at + row[i-1]).Value
		}
		r.Fact(at + row[0]).Value = disclosure.Int(0)
		var named []*disclosure.Cause
		for _, d := range disclosure.Diagnose(ids) {
			if d.Cause != nil {
				named = append(named, d.Cause)
			}
		}
		if len(named) != 1 || named[0].Kind != disclosure.Shifted || named[0].Fact.ID != at+"natural" {
			t.Errorf("causes: %+v", named)
		}
	})
}

// TestACauseBreaksNoOrder leaves out a cell whose other number would break an
// order (<=) that holds.
func TestACauseBreaksNoOrder(t *testing.T) {
	files := good(t)
	files["forms/own.toml"] = ownForm + `
[[identities]]
id = "sum"
equation = "blocks.one.rules.made + blocks.one.rules.kept = blocks.two.licences.count"
[[identities]]
id = "order"
equation = "blocks.one.rules.made <= blocks.one.papers.made"
`
	text := strings.Replace(files[report], `form = "rule-of-law"`, `form = "own"`, 1)
	files[report] = text + "[cells]\nblocks = { file = \"b.csv\" }\n[items]\npowers = []\n"
	for papers, want := range map[string]int{"9": 3, "3": 2} { // made is 1, and would be 4
		files["reports/2022/demo/b.csv"] = ",,制发,现行\n,规章,1,2\n,规范性文件," + papers + ",4\n,,数量;件\n,许可,6\n"
		r, err := disclosure.Open(testsite.FS(files)).Read("2022/demo")
		if err != nil {
			t.Fatal(err)
		}
		if d := disclosure.Diagnose(r.FormIdentities()); len(d) != 1 || len(d[0].Candidates) != want {
			t.Errorf("with %s documents the candidates are %+v, want %d", papers, d, want)
		}
	}
}
