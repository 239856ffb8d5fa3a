package check_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongkai/site/check"
)

// TestHeadsOfCells reads tables as any reader of HTML would: after each table,
// what heads its cells have.
func TestHeadsOfCells(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"simple", `
			<tr><th scope="col">Grade</th><th scope="col">Number</th></tr>
			<tr><th scope="row">Good</th><td>1</td></tr>
			<tr><th scope="row">Bad</th><td>2</td></tr>`,
			"1: Good, Number\n2: Bad, Number"},
		{"without scope", `
			<tr><td></td><th>A</th><th>B</th></tr>
			<tr><th>x</th><td>1</td><td>2</td></tr>`,
			"1:\n2:"}, // the empty td is data, so neither A nor x says whose head it is
		{"a row of heads only", `
			<tr><th></th><th>A</th><th>B</th></tr>
			<tr><th>x</th><td>1</td><td>2</td></tr>`,
			"1: x, A\n2: x, B"},
		{"heads that span", `
			<tr><th rowspan="2" colspan="2" scope="col">Head</th><th colspan="2" scope="col">All</th></tr>
			<tr><th scope="col">A</th><th scope="col">B</th></tr>
			<tr><th rowspan="2" scope="row">Results</th><th scope="row">x</th><td>1</td><td>2</td></tr>
			<tr><th scope="row">y</th><td>3</td><td>4</td></tr>
			<tr><th colspan="2" scope="row">z</th><td colspan="2">5</td></tr>`,
			"1: x, Results, A, All\n2: x, Results, B, All\n3: y, Results, A, All\n4: y, Results, B, All\n5: z, A, All, B"},
		{"heads of a block hide those above", `
			<tbody><tr><th colspan="2" scope="rowgroup">I</th></tr>
			<tr><th scope="col">Kind</th><th scope="col">A</th></tr>
			<tr><th scope="row">x</th><td>1</td></tr></tbody>
			<tbody><tr><th colspan="2" scope="rowgroup">II</th></tr>
			<tr><th scope="col">Kind</th><th scope="col">B</th></tr>
			<tr><th scope="row">y</th><td>2</td></tr></tbody>`,
			"1: x, A, I\n2: y, B, II"},
		{"heads that are named", `
			<tr><th id="a">A</th><th id="b">B</th><td id="c">C</td></tr>
			<tr><td headers="b a c none b">1</td><td headers="">2</td><td>3</td></tr>`,
			"C:\n1: B, A\n2:\n3:"},
		{"spans end with their group", `
			<tbody><tr><th rowspan="9" scope="row">x</th><td>1</td></tr></tbody>
			<tbody><tr><th scope="row">y</th><td>2</td></tr></tbody>`,
			"1: x\n2: y"},
		{"spans to the end of the group", `
			<tbody><tr><th rowspan="0" scope="row">x</th><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></tbody>
			<tbody><tr><td>4</td></tr></tbody>`,
			"1: x\n2: x\n3: x\n4:"},
		{"the foot is last", `
			<thead><tr><th scope="col">A</th></tr></thead>
			<tfoot><tr><td>2</td></tr></tfoot>
			<tbody><tr><td>1</td></tr></tbody>`,
			"1: A\n2: A"},
		{"cells that overlap", `
			<tr><td>1</td><th rowspan="2" scope="col">A</th></tr>
			<tr><td colspan="2">2</td></tr>
			<tr><td>3</td><td>4</td></tr>`,
			"1:\n2: A\n3:\n4: A"},
	} {
		doc, err := html.Parse(strings.NewReader("<table><caption>Of " + c.name + "</caption>" + c.table + "</table>"))
		if err != nil {
			t.Fatal(err)
		}
		table := check.FormTable(find(doc, "table"))
		if got := check.Text(table.Caption); got != "Of "+c.name {
			t.Errorf("%s: the caption is %q", c.name, got)
		}
		var lines []string
		for _, cell := range table.Cells {
			if text := check.Text(cell.Node); !cell.Head && text != "" {
				var heads []string
				for _, h := range table.Heads(cell) {
					heads = append(heads, check.Text(h.Node))
				}
				lines = append(lines, strings.TrimSpace(text+": "+strings.Join(heads, ", ")))
			}
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s: heads are\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func find(n *html.Node, name string) *html.Node {
	if n.Type == html.ElementNode && n.Data == name {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, name); found != nil {
			return found
		}
	}
	return nil
}

// TestATableThatClaimsTooManySlotsIsCut: spans may claim a thousand columns in
// ten thousand rows; what is read stays bounded, and the table says so.
func TestATableThatClaimsTooManySlotsIsCut(t *testing.T) {
	for name, row := range map[string]string{
		"wide": "<tr><td colspan=1000>1</td></tr>",
		"tall": "<tr><td rowspan=65534 colspan=500>1</td></tr>",
	} {
		doc, err := html.Parse(strings.NewReader("<table>" + strings.Repeat(row, 10_000) + "</table>"))
		if err != nil {
			t.Fatal(err)
		}
		table := check.FormTable(find(doc, "table"))
		if !table.Cut || table.Height() > 1001 {
			t.Errorf("%s: cut %t, %d rows", name, table.Cut, table.Height())
		}
	}
	doc, err := html.Parse(strings.NewReader("<table><tr><td rowspan=2>1<td>2<tr><td colspan=2>3</table>"))
	if err != nil {
		t.Fatal(err)
	}
	table := check.FormTable(find(doc, "table"))
	if table.Cut || table.At(0, 0).Text() != "1" || table.At(0, 1).Text() != "1" || table.At(2, 1).Text() != "3" || table.At(3, 1) != nil || table.At(-1, 0) != nil {
		t.Error("the slots of a small table are wrong")
	}
}
