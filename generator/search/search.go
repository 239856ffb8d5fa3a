// Package search makes the index by which readers find reports, in their
// browsers and without a server: which reports hold a word.
//
//	index := search.New()
//	index.Add(search.Report{Path: "2022/demo", Title: …, Text: …})   // for each report of one language
//	files, version := index.Files()                                  // what a page of that language reads
//
// Chinese is cut into pairs of letters, so that any two that stand side by side are
// found, wherever a dictionary would part them; other scripts into words, their case and
// accents put aside. The index tells which reports may hold what is asked for. That the
// letters of a longer question stand in one row, the page proves by the report itself.
//
// The files are small and many: one lists the reports, the others hold the words
// in their order, and the list says which of them begins with which word, so that a
// question needs a few. Each has a digest of what it holds in its name, and the list has the
// names of all: a browser that kept the files of one day never mixes them with those of
// another, and where a report is put right, only what has other words than before is
// another file.
//
// It never reads files or the clock, keeps no text, and knows nothing of Hugo.
package search

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"
	"sync"
)

// A Report is what is found, in one language.
type Report struct {
	Path        string // below the section of reports, the year first: 2022/demo
	Title       string
	Described   string   // what it is, where its title is in another language
	Organ, Form string   // ids
	Published   string   // 2023-01-19T09:00, to put the latest first
	Text        []string // all that can be found, each passage by itself; it is not kept
}

// An Index takes the reports of one language, in any order, from several goroutines at once.
type Index struct {
	mu      sync.Mutex
	reports []Report
	words   map[string][]int // places in reports
}

// New makes an empty index.
func New() *Index { return &Index{words: map[string][]int{}} }

// Add takes a report.
func (x *Index) Add(r Report) {
	words := map[string]bool{}
	for _, passage := range slices.Concat(r.Text, []string{r.Title, r.Described}) {
		each(passage, func(w string) { words[w] = true })
	}
	r.Text = nil
	x.mu.Lock()
	defer x.mu.Unlock()
	place := len(x.reports)
	x.reports = append(x.reports, r)
	for w := range words {
		places, known := x.words[w]
		if !known {
			w = strings.Clone(w) // it is a part of the text
		}
		x.words[w] = append(places, place)
	}
}

// A file of words has so many bytes at least and at most: a phone reads a few of them for a
// question, and a site of a thousand reports has a few hundred. Between the two it ends
// behind one word in eight, which the word itself decides: so the files behind one that
// grew hold what they held.
const least, most = 20 << 10, 32 << 10

func mayEnd(w string) bool {
	h := fnv.New32a()
	h.Write([]byte(w))
	return h.Sum32()>>16%8 == 0
}

// list is the file that is read first.
type list struct {
	Organs  []string `json:"organs"`
	Forms   []string `json:"forms"`
	Reports []entry  `json:"reports"` // the latest first; words tell them by their places here
	Words   []string `json:"words"`   // the first word of each file of words
	Shelves []string `json:"shelves"` // and the digest in its name
}

// entry is path, title, organ, form, day: the organ and the form by their places. Where the
// title is in another language, what the report is follows.
type entry []any

// Files gives the files by name, reports-DIGEST and words-DIGEST for each file of words, all
// JSON, and the digest of the first, which is one of all. An index of nothing has none.
func (x *Index) Files() (files map[string][]byte, version string) {
	if len(x.reports) == 0 {
		return nil, ""
	}
	order := make([]int, len(x.reports)) // places by rank
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(x.reports[b].Published, x.reports[a].Published), cmp.Compare(x.reports[a].Path, x.reports[b].Path))
	})
	rank := make([]int, len(order))
	for i, place := range order {
		rank[place] = i
	}
	l := list{Organs: distinct(x.reports, func(r Report) string { return r.Organ }), Forms: distinct(x.reports, func(r Report) string { return r.Form })}
	for _, place := range order {
		r := x.reports[place]
		organ, _ := slices.BinarySearch(l.Organs, r.Organ)
		form, _ := slices.BinarySearch(l.Forms, r.Form)
		day, _, _ := strings.Cut(r.Published, "T")
		e := entry{r.Path, r.Title, organ, form, day}
		if r.Described != "" {
			e = append(e, r.Described)
		}
		l.Reports = append(l.Reports, e)
	}
	files = map[string][]byte{}
	var shelves [][]byte
	l.Words, shelves = x.shelves(rank)
	for _, s := range shelves {
		name := digest(s)
		l.Shelves = append(l.Shelves, name)
		files["words-"+name] = s
	}
	head := encode(l)
	version = digest(head)
	files["reports-"+version] = head
	return files, version
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:16]
}

// shelves cuts the words, in their order, into files: {"word":[ranks]}, each rank but the
// first told by its distance from the one before. It gives the first word of each.
func (x *Index) shelves(rank []int) (firsts []string, files [][]byte) {
	words := make([]string, 0, len(x.words))
	for w := range x.words {
		words = append(words, w)
	}
	slices.Sort(words)
	var b bytes.Buffer
	end := func() {
		if b.Len() > 0 {
			b.WriteString("}\n")
			files = append(files, bytes.Clone(b.Bytes()))
			b.Reset()
		}
	}
	for _, w := range words {
		ranks := make([]int, len(x.words[w]))
		for i, place := range x.words[w] {
			ranks[i] = rank[place]
		}
		slices.Sort(ranks)
		for i := len(ranks) - 1; i > 0; i-- {
			ranks[i] -= ranks[i-1]
		}
		if b.Len() == 0 {
			firsts = append(firsts, w)
			b.WriteByte('{')
		} else {
			b.WriteByte(',')
		}
		b.Write(bytes.TrimSpace(encode(w)))
		b.WriteByte(':')
		b.Write(bytes.TrimSpace(encode(ranks)))
		if b.Len() >= most || b.Len() >= least && mayEnd(w) {
			end()
		}
	}
	end()
	return firsts, files
}

// distinct lists what the reports have, sorted, each once.
func distinct(reports []Report, of func(Report) string) []string {
	var out []string
	for _, r := range reports {
		out = append(out, of(r))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// encode writes JSON that programs read in any encoding they take it for.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // strings and numbers: never fails
	return b.Bytes()
}
