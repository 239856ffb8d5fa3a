package generator

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// asShown puts forms into the order in which readers see them: by kind, then as
// the forms say.
func asShown(forms map[string]*disclosure.Form) []*disclosure.Form {
	kinds := []string{disclosure.AnnualForm, disclosure.ListForm, disclosure.DocumentForm}
	last := func(f *disclosure.Form) int { // those without an order stand behind
		if f.Order == 0 {
			return 1
		}
		return 0
	}
	return slices.SortedFunc(maps.Values(forms), func(a, b *disclosure.Form) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			cmp.Compare(last(a), last(b)), cmp.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
	})
}

// asFiled puts organs into the order of organs.toml.
func asFiled(organs map[string]*disclosure.Organ) []*disclosure.Organ {
	return slices.SortedFunc(maps.Values(organs), func(a, b *disclosure.Organ) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), strings.Compare(a.ID, b.ID))
	})
}
