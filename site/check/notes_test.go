package check

import (
	"reflect"
	"slices"
	"testing"
)

// full fills everything in a note that can be set, so that a field that was forgotten
// when notes are packed cannot pass.
func full(t *testing.T, v reflect.Value, n *int) {
	t.Helper()
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				full(t, f, n)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		full(t, v.Index(0), n)
		full(t, v.Index(1), n)
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(*n+i) % 256)
		}
	case reflect.String:
		v.SetString("word " + string(rune('a'+*n%26)) + " " + string(rune('a'+*n/26)))
	case reflect.Bool:
		v.SetBool(true)
	default:
		t.Fatalf("a note holds a %s, which this test cannot fill", v.Kind())
	}
}

func TestNotesAreKeptWhole(t *testing.T) {
	want := &Note{ids: []uint64{3, 1 << 63}}
	n := 0
	full(t, reflect.ValueOf(want).Elem(), &n)
	bare := &Note{Path: "b"}
	kept := newNotes()
	for _, note := range []Note{*want, *bare} {
		kept.keep(&note)
	}
	kept.done()
	if got := kept.of(want.Path); !reflect.DeepEqual(got, want) {
		t.Errorf("kept %+v, got %+v", want, got)
	}
	if got := kept.of("b"); !reflect.DeepEqual(got, bare) {
		t.Errorf("kept %+v, got %+v", bare, got)
	}
	if kept.of("c") != nil {
		t.Error("a page that was not read has a note")
	}
	var paths []string
	for note := range kept.all() {
		paths = append(paths, note.Path)
	}
	if !slices.IsSorted(paths) || len(paths) != 2 {
		t.Errorf("notes are listed as %q", paths)
	}
}

func TestWordsOfNotesAreKeptOnce(t *testing.T) {
	kept := newNotes()
	for _, path := range []string{"a", "b"} {
		kept.keep(&Note{Path: path, Title: "the same", ids: []uint64{1, 2}, Entries: []EntryNote{{Text: "the same"}}})
	}
	if len(kept.words) != 4 { // none, a, b, the same
		t.Errorf("words are kept as %q", kept.words)
	}
	if len(kept.lists) != 2 {
		t.Errorf("lists are kept as %v", kept.lists)
	}
}
