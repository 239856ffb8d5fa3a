package generator

import (
	"reflect"
	"testing"

	"gongkai/disclosure"
)

// TestDeadlinesCountWhatADayIsSetFor: years, the latest first, over the forms of one
// series; reports for which no day is set, or of other forms, do not count.
func TestDeadlinesCountWhatADayIsSetFor(t *testing.T) {
	yes, no := true, false
	entry := func(year int, form string, inTime *bool) *disclosure.Entry {
		return &disclosure.Entry{Year: year, Form: &disclosure.Form{ID: form}, InTime: inTime}
	}
	got := deadlines([]*disclosure.Entry{
		entry(2022, "old", &yes), entry(2023, "new", &yes), entry(2023, "new", &no), entry(2023, "new", nil), entry(2023, "other", &yes), entry(2021, "old", nil),
	}, []string{"new", "old"})
	want := []map[string]any{{"year": 2023, "of": 2, "kept": 1}, {"year": 2022, "of": 1, "kept": 1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, not %v", got, want)
	}
	if got := deadlines(nil, []string{"new"}); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}
