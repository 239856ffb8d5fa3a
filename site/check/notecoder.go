package check

import "encoding/binary"

// A noteCoder packs a note into numbers, or makes it of them again: what a note
// consists of is told once, in code, for both.
type noteCoder struct {
	notes  *notes
	packed []uint32
	writes bool
}

// code goes through all of a note.
func (n *Note) code(c *noteCoder) {
	c.words(&n.Path, &n.Kind, &n.HTMLLang, &n.Title, &n.SiteName, &n.H1, &n.Frame)
	c.truth(&n.Fragment)
	for i := range 4 {
		c.sum(n.Sum[4*i:])
	}
	c.ids(&n.ids)
	listCode(c, &n.Entries, func(e *EntryNote) { c.words(&e.Report, &e.URL, &e.Target, &e.Text) })
	listCode(c, &n.Alts, func(a *AltNote) { c.words(&a.HTMLLang, &a.Target) })
	listCode(c, &n.Anchors, func(a *AnchorNote) { c.words(&a.URL, &a.Target, &a.Fragment) })
	listCode(c, &n.Repeats, func(r *RepeatNote) { c.words(&r.Report, &r.Fact, &r.Value, &r.Text) })
	listCode(c, &n.Slashless, func(s *string) { c.words(s) })
	listCode(c, &n.Across, func(a *AnchorNote) { c.words(&a.URL, &a.Target, &a.Fragment) })
}

func (c *noteCoder) number(n *uint32) {
	if c.writes {
		c.packed = append(c.packed, *n)
		return
	}
	*n, c.packed = c.packed[0], c.packed[1:]
}

func (c *noteCoder) words(words ...*string) {
	for _, w := range words {
		var at uint32
		if c.writes {
			at = c.notes.word(*w)
		}
		c.number(&at)
		*w = c.notes.words[at]
	}
}

func (c *noteCoder) truth(b *bool) {
	var n uint32
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

func (c *noteCoder) sum(four []byte) {
	n := binary.LittleEndian.Uint32(four)
	c.number(&n)
	binary.LittleEndian.PutUint32(four, n)
}

func (c *noteCoder) ids(ids *[]uint64) {
	var at uint32
	if c.writes {
		at = c.notes.list(*ids)
	}
	c.number(&at)
	*ids = c.notes.lists[at]
}

// listCode goes through a list.
func listCode[T any](c *noteCoder, list *[]T, code func(*T)) {
	n := uint32(len(*list))
	c.number(&n)
	if !c.writes && n > 0 {
		*list = make([]T, n)
	}
	for i := range *list {
		code(&(*list)[i])
	}
}
