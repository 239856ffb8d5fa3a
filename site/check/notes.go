package check

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"gongkai/disclosure"
)

// notes keeps the notes of all pages, packed: each word once, in blocks, and of a note
// the places of its words. What is kept of pages repeats itself (the address of a
// report stands in a dozen lists), and what holds no pointers need not be looked
// through by the collector, again and again, while ten thousand pages are read.
type notes struct {
	mu     sync.Mutex
	pages  map[string][]uint32 // the notes, by path
	packed []uint32            // where the next one goes
	titles map[string][]uint32 // of the reports filed, by id: a word for each language
	named  map[string][]uint32 // what they are in the languages that they have no title in, likewise
	words  []string
	block  strings.Builder // of the words
	lists  [][]uint64      // digests of ids; pages of one form mostly have the same

	// Where words and lists are, until all pages were read.
	known  map[string]uint32
	listed map[uint64]uint32
}

// noteBlock is how much is made at once: of words in bytes, of notes in numbers.
const noteBlock = 16 << 10

func newNotes() *notes {
	k := &notes{pages: map[string][]uint32{}, titles: map[string][]uint32{}, named: map[string][]uint32{}, known: map[string]uint32{}, listed: map[uint64]uint32{}}
	k.word("")
	k.list(nil)
	return k
}

// keep packs a note, and lets go of the page that its strings are parts of.
func (k *notes) keep(n *Note) {
	k.mu.Lock()
	defer k.mu.Unlock()
	c := &noteCoder{notes: k, writes: true}
	n.code(c)
	if cap(k.packed)-len(k.packed) < len(c.packed) {
		k.packed = make([]uint32, 0, max(noteBlock, len(c.packed)))
	}
	from := len(k.packed)
	k.packed = append(k.packed, c.packed...)
	k.pages[k.words[k.word(n.Path)]] = k.packed[from:len(k.packed):len(k.packed)]
}

// done forgets where words are: all pages were read.
func (k *notes) done() { k.known, k.listed = map[string]uint32{}, map[uint64]uint32{} }

// of unpacks the note of a page; nil without one.
func (k *notes) of(path string) *Note {
	packed, ok := k.pages[path]
	if !ok {
		return nil
	}
	n := &Note{}
	n.code(&noteCoder{notes: k, packed: packed})
	return n
}

// all unpacks one note after the other, by path.
func (k *notes) all() iter.Seq[*Note] {
	return func(yield func(*Note) bool) {
		for _, path := range slices.Sorted(maps.Keys(k.pages)) {
			if !yield(k.of(path)) {
				return
			}
		}
	}
}

// keepTitle keeps what lists call a filed report, and no more of it.
func (k *notes) keepTitle(r *disclosure.Report) {
	k.mu.Lock()
	defer k.mu.Unlock()
	title, named := make([]uint32, len(disclosure.Langs)), make([]uint32, len(disclosure.Langs))
	for i, lang := range disclosure.Langs {
		title[i] = k.word(r.Title[lang]) // no title is empty
		named[i] = k.word(r.Described(lang))
	}
	id := k.words[k.word(r.ID)]
	k.titles[id] = title
	if slices.Max(named) > 0 {
		k.named[id] = named
	}
}

// name is what a filed report is in a language that it has no title in, or "".
func (k *notes) name(report string, lang disclosure.Lang) string {
	named, ok := k.named[report]
	if !ok {
		return ""
	}
	return k.words[named[slices.Index(disclosure.Langs, lang)]]
}

// title is the title of a filed report; without one, false.
func (k *notes) title(report string) (disclosure.Text, bool) {
	kept, ok := k.titles[report]
	title := disclosure.Text{}
	for i, at := range kept {
		if at > 0 {
			title[disclosure.Langs[i]] = k.words[at]
		}
	}
	return title, ok
}

// word is the place of a word, which is kept if it was not.
func (k *notes) word(s string) uint32 {
	if at, ok := k.known[s]; ok {
		return at
	}
	if k.block.Cap()-k.block.Len() < len(s) {
		k.block = strings.Builder{}
		k.block.Grow(max(noteBlock, len(s)))
	}
	from, at := k.block.Len(), uint32(len(k.words))
	k.block.WriteString(s)
	own := k.block.String()[from:]
	k.words, k.known[own] = append(k.words, own), at
	return at
}

// list is the place of a list of digests.
func (k *notes) list(ids []uint64) uint32 {
	sum := uint64(len(ids))
	for _, id := range ids {
		sum = sum*0x100000001b3 ^ id
	}
	if at, ok := k.listed[sum]; ok && slices.Equal(k.lists[at], ids) {
		return at
	}
	at := uint32(len(k.lists))
	k.lists, k.listed[sum] = append(k.lists, ids), at
	return at
}
