package disclosure_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
)

// disclosureReport files a valid annual report on disclosure with numbers made
// from seed: parts at random, totals added up.
func disclosureReport(t testing.TB, seed uint64) *disclosure.Report {
	t.Helper()
	files := good(t)
	rnd := rand.New(rand.NewPCG(seed, 1))
	delete(files, zhBody)
	delete(files, enBody)
	files[report] = disclosureTOML(rnd)
	files[zhBody], files[enBody] = "正文。\n", "Text.\n"
	all, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

var columnsB = []string{"natural", "commercial", "research", "public_benefit", "legal_service", "other_org"}

// rowsB are the results, without their total.
var rowsB = strings.Fields(`granted partial withheld.state_secret withheld.prohibited_by_law withheld.security_stability
	withheld.third_party withheld.internal_affairs withheld.process withheld.enforcement_file withheld.enquiry
	unavailable.not_held unavailable.must_create unavailable.unclear not_processed.petition not_processed.repeat
	not_processed.publication not_processed.excessive not_processed.reconfirm other.no_correction other.fee_unpaid other.misc`)

func disclosureTOML(rnd *rand.Rand) string {
	var b strings.Builder
	b.WriteString(`form = "disclosure-annual"
organ = "demo"
published = 2023-01-19T10:24:00
formed = 2023-01-17
signatories = ["demo"]
title = { zh-cn = "示例县2022年政府信息公开工作年度报告", en = "Report 2022" }
source = { zh-cn = "示例县政府办", en = "Office" }
summary = { zh-cn = "情况。", en = "Summary." }
keywords = { zh-cn = ["公开"], en = ["disclosure"] }
mark = { attribute = "proactive", text = { zh-cn = "此件主动公开", en = "Disclosed" } }
[cells.a]
art20_1.rules = { issued = 0, repealed = 0, in_force = 0 }
art20_1.normative_documents = { issued = 3, repealed = 1, in_force = 40 }
art20_5.licensing = { decisions = 63379 }
art20_6.penalties = { decisions = 5082 }
art20_6.compulsion = { decisions = 6171 }
art20_8.fees = { amount_wan = "312.40" }
[cells.b]
`)
	sums := map[string]int{}
	row := func(key string, cells map[string]int) {
		total := 0
		fmt.Fprintf(&b, "%s = { ", key)
		for _, c := range columnsB {
			total += cells[c]
			fmt.Fprintf(&b, "%s = %d, ", c, cells[c])
		}
		fmt.Fprintf(&b, "total = %d }\n", total)
	}
	for _, r := range rowsB {
		cells := map[string]int{}
		for _, c := range columnsB {
			cells[c] = rnd.IntN(60)
			sums[c] += cells[c]
		}
		row("result."+r, cells)
	}
	row("result.total", sums)
	in, out, received := map[string]int{}, map[string]int{}, map[string]int{}
	for _, c := range columnsB {
		in[c], out[c] = rnd.IntN(sums[c]+1), rnd.IntN(9)
		received[c] = sums[c] + out[c] - in[c]
	}
	row("received", received)
	row("carried_in", in)
	row("carried_out", out)
	b.WriteString("[cells.c]\n")
	for _, r := range []string{"reconsideration", "litigation_direct", "litigation_after"} {
		n := []int{rnd.IntN(50), rnd.IntN(50), rnd.IntN(50), rnd.IntN(50)}
		fmt.Fprintf(&b, "%s = { upheld = %d, corrected = %d, other = %d, pending = %d, total = %d }\n", r, n[0], n[1], n[2], n[3], n[0]+n[1]+n[2]+n[3])
	}
	return b.String()
}

// broken gives the ids of the identities that fail.
func broken(all []*disclosure.Identity) []string {
	var ids []string
	for _, i := range all {
		if i.State() == disclosure.Broken {
			ids = append(ids, i.ID)
		}
	}
	return ids
}

// TestEveryBrokenCellIsFound breaks each cell of tables B and C by many
// amounts: it is always found; in table B the cell is named, with the number it
// should say; in table C it is among the five candidates.
func TestEveryBrokenCellIsFound(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	broke := 0
	for seed := range uint64(4) {
		r := disclosureReport(t, seed)
		ids := r.FormIdentities()
		if b := broken(ids); len(b) > 0 {
			t.Fatalf("the valid report breaks %v", b)
		}
		for _, table := range []string{"b", "c"} {
			r.Table(table).Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
				before := f.Value
				defer func() { f.Value = before }()
				for _, by := range []int64{1, -1, 9, 10, 100, rnd.Int64N(1_000_000) + 1, -rnd.Int64N(1_000_000) - 1} {
					n, err := disclosure.ParseNumber(new(big.Rat).Add(before.Rat(), big.NewRat(by, 1)).Num().String())
					if err != nil {
						t.Fatal(err)
					}
					f.Value = n
					ds := disclosure.Diagnose(ids)
					broke++
					switch {
					case len(ds) != 1:
						t.Errorf("%s off by %d: %d groups of broken identities", f.ID, by, len(ds))
					case !slices.ContainsFunc(ds[0].Candidates, func(c disclosure.Candidate) bool { return c.Fact == f }):
						t.Errorf("%s off by %d is no candidate of %v", f.ID, by, broken(ids))
					case table == "b" && (ds[0].Cause == nil || ds[0].Cause.Fact != f || ds[0].Cause.Right.Cmp(before) != 0 || len(ds[0].Candidates) != 1):
						t.Errorf("%s off by %d is not named: %+v", f.ID, by, ds[0].Cause)
					case table == "c" && len(ds[0].Candidates) > 1 && ds[0].Cause != nil:
						t.Errorf("%s off by %d: %s is blamed, where any of %d may be wrong", f.ID, by, ds[0].Cause.Fact.ID, len(ds[0].Candidates))
					case table == "c" && len(ds[0].Candidates) > 5:
						t.Errorf("%s off by %d has %d candidates", f.ID, by, len(ds[0].Candidates))
					}
				}
			})
		}
	}
	if broke != 4*7*(175+15) {
		t.Errorf("%d cells were broken", broke)
	}
}
