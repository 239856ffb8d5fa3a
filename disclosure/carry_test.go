package disclosure_test

import (
	"slices"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

// TestCarriedOverIsWhatOneEquationTiesToLastYear tells carry-over from sums
// that only contain last year's numbers, from limits, and from equations that
// are for others.
func TestCarriedOverIsWhatOneEquationTiesToLastYear(t *testing.T) {
	files := good(t)
	files["forms/own.toml"] = `
name = { zh-cn = "示例表", en = "Sample form" }
[[basis]]
instrument = "《示例》"
confidence = "M"
[[tables]]
id = "b"
caption = { zh-cn = "表", en = "Table" }
head = { zh-cn = "项", en = "Item" }
unit = "case"
columns = [ { id = "a", label = { zh-cn = "甲", en = "A" } }, { id = "z", label = { zh-cn = "乙", en = "Z" } } ]
rows = [ { id = "in", label = { zh-cn = "上年结转", en = "Carried in" } }, { id = "out", label = { zh-cn = "结转", en = "Carried out" } }, { id = "new.held", label = { zh-cn = "新", en = "New" } } ]
[[identities]]
id = "carry"
table = "b"
each = "column"
equation = "in = last:out"
[[identities]]
id = "turned"
equation = "last:b.out.a = b.new.held.a"
for = ["township"]
[[identities]]
id = "sum"
equation = "b.out.a = last:b.out.a + b.in.a"
[[identities]]
id = "limit"
equation = "b.out.z <= last:b.out.z"
[[identities]]
id = "same-year"
equation = "b.out.z = b.new.held.z"
`
	f := disclosure.Open(testsite.FS(files))
	if err := f.Err(); err != nil {
		t.Fatal(err)
	}
	got := func(level string) []string {
		var out []string
		for id, from := range f.Forms["own"].CarriedOver(&disclosure.Organ{Level: level}) {
			out = append(out, id+" = "+from)
		}
		slices.Sort(out)
		return out
	}
	if want := []string{"b.in.a = b.out.a", "b.in.z = b.out.z"}; !slices.Equal(got("government"), want) {
		t.Errorf("a government carries over %q, want %q", got("government"), want)
	}
	if want := []string{"b.in.a = b.out.a", "b.in.z = b.out.z", "b.new.held.a = b.out.a"}; !slices.Equal(got("township"), want) {
		t.Errorf("a township carries over %q, want %q", got("township"), want)
	}
	empty := f.Forms["own"].Table("b").Empty(2023)
	var ids []string
	empty.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		ids = append(ids, f.ID)
	})
	if want := []string{"b.in.a", "b.in.z", "b.out.a", "b.out.z", "b.new.held.a", "b.new.held.z"}; !slices.Equal(ids, want) {
		t.Errorf("the empty table has %q, want %q", ids, want)
	}
}
