package targets_test

import (
	"context"
	"encoding/json"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/site/publish"
)

// style is the name of a style sheet that holds the nth text.
func style(n string) string { return "css/site." + strings.Repeat(n, 64) + ".css" }

// styled is a site whose page asks for the nth style sheet. Only style sheets and scripts
// are carried: not the index of the search, whose names are sums, too, and not what
// belongs to a report.
func styled(n string) map[string]string {
	return map[string]string{
		"index.html": "<link href=" + style(n) + ">", style(n): "p{}/*" + n + "*/",
		"reports/2023/a/index.html":                         "甲",
		"reports/2023/a/x." + strings.Repeat(n, 64) + ".js": n,
		"search/index." + strings.Repeat(n, 64) + ".json":   "甲" + n,
		"js/plain.js": n,
	}
}

// TestStyleSheetsOfTheReleaseBeforeStay: whoever was given a page just before a switch
// gets its style sheet after it, from every kind of target, until the switch after that.
// The site is the same as long as its own files are.
func TestStyleSheetsOfTheReleaseBeforeStay(t *testing.T) { each(t, carries) }

func carries(t *testing.T, p place) {
	ctx := context.Background()
	target := p.open(t)
	pub := &publish.Publisher{Target: target, Keep: 5, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	published := func(n string, carried ...string) *publish.Outcome {
		t.Helper()
		out, err := pub.Publish(ctx, tree(t, styled(n)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.served()
		if err != nil {
			t.Fatal(err)
		}
		var record struct{ Carried []string }
		if err := json.Unmarshal([]byte(got[publish.RecordPath]), &record); err != nil {
			t.Fatal(err)
		}
		delete(got, publish.RecordPath)
		want := styled(n)
		var names []string
		for _, c := range carried {
			want[style(c)] = styled(c)[style(c)]
			names = append(names, style(c))
		}
		if !reflect.DeepEqual(got, want) || !slices.Equal(record.Carried, names) {
			t.Errorf("with style %s it serves %q, and says that it carries %q", n, slices.Sorted(maps.Keys(got)), record.Carried)
		}
		for _, r := range releases(t, target) {
			holds(t, target, r)
		}
		return out
	}
	published("1")
	two := published("2", "1")
	if slices.Contains(two.Changes.Removed, style("1")) || !slices.Contains(two.Changes.Added, style("2")) {
		t.Errorf("it says that this changed: %+v", two.Changes)
	}
	if out := published("2", "1"); !out.Same || out.Before.ID != two.Release.ID {
		t.Errorf("the same site once more: %+v", out)
	}
	if plan, err := pub.Plan(ctx, tree(t, styled("2"))); err != nil || !plan.Same {
		t.Errorf("the plan for the same site is %+v, %v", plan, err)
	}
	// What was carried goes, and the switch after next tells so.
	if out := published("3", "2"); !slices.Contains(out.Changes.Removed, style("1")) {
		t.Errorf("it says that this changed: %+v", out.Changes)
	}
	// What comes back is the site's own again.
	published("2", "3")

	// A release that holds what was withdrawn leaves nothing to those after it.
	pub.Withdrawn = []string{"2023/a"}
	buried := styled("4")
	for name := range styled("4") {
		if strings.HasPrefix(name, "reports/") {
			delete(buried, name)
		}
	}
	buried["reports/2023/a/index.html"] = "<p data-withdrawn>"
	out, err := pub.Publish(ctx, tree(t, buried))
	if err != nil || len(out.Dropped) == 0 {
		t.Fatalf("the withdrawal: %+v, %v", out, err)
	}
	got, err := p.served()
	delete(got, publish.RecordPath)
	if err != nil || !reflect.DeepEqual(got, buried) {
		t.Errorf("after a withdrawal it serves %q (%v)", slices.Sorted(maps.Keys(got)), err)
	}
}
