package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"gongkai/disclosure"
)

// An Entry of the book is one release that went live, or went live again.
type Entry struct {
	N       int       `json:"n"` // from 1
	At      time.Time `json:"at"`
	Action  string    `json:"action"` // published, rolled-back, or found: live, but not yet in the book
	Release string    `json:"release"`
	Digest  string    `json:"digest"`
	First   []string  `json:"first,omitempty"` // reports that went live for the first time: year/slug
	// Corrected are reports that went live with more corrections than before, and how many
	// they have now. What they were before is kept beside the book.
	Corrected map[string]int `json:"corrected,omitempty"`
	// Withdrawn are reports that were taken back with it, Returned those that were taken
	// back before and are published again.
	Withdrawn []string `json:"withdrawn,omitempty"`
	Returned  []string `json:"returned,omitempty"`
	Prev      string   `json:"prev"` // SHA-256 of the line before, without its end; "" in the first
}

// A Book is the ledger of one target: which release went live when, and when each
// report first did. It is kept with the data, outside the public site. Lines are only
// added, and each holds the digest of the one before, so that none can be changed, taken
// out or put in without all that follow telling.
type Book struct {
	file    string
	size    int64 // of the whole lines
	entries []Entry
	last    string          // digest of the last line
	first   map[string]bool // reports that have been live
	right   map[string]int  // how often reports were put right, by id
	gone    map[string]bool // reports that are withdrawn
}

// OpenBook reads a book and proves its chain. One that is not there is empty.
func OpenBook(file string) (*Book, error) {
	b := &Book{file: file, first: map[string]bool{}, right: map[string]int{}, gone: map[string]bool{}}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range bytes.Lines(data) {
		line, whole := bytes.CutSuffix(line, []byte("\n"))
		if !whole {
			break // a run was killed while it wrote; Add writes over it
		}
		n := len(b.entries) + 1
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil || e.N != n || e.Prev != b.last {
			return nil, disclosure.Errorf("%s:%d：与前一行接不上，台账被改动过；请从备份中恢复", "%s:%d: does not follow from the line before, so the book was changed; restore it from a copy", file, n)
		}
		b.take(e, line)
	}
	return b, nil
}

func (b *Book) take(e Entry, line []byte) {
	sum := sha256.Sum256(line)
	b.entries, b.last = append(b.entries, e), hex.EncodeToString(sum[:])
	b.size += int64(len(line)) + 1
	for _, id := range e.First {
		b.first[id] = true
	}
	maps.Copy(b.right, e.Corrected)
	for _, id := range e.Withdrawn {
		b.gone[id] = true
	}
	for _, id := range e.Returned {
		delete(b.gone, id)
	}
}

// Has reports whether a report has been live.
func (b *Book) Has(id string) bool { return b.first[id] }

// returned are those of the reports that are live which the book has as withdrawn.
func (b *Book) returned(live []string) []string {
	return slices.DeleteFunc(slices.Clone(live), func(id string) bool { return !b.gone[id] })
}

// before reports whether a release was made before another: of two of one second, whether
// the book has it first.
func (b *Book) before(one, other Release) bool {
	if !one.Made.Equal(other.Made) {
		return one.Made.Before(other.Made)
	}
	of := func(r Release) int {
		return slices.IndexFunc(b.entries, func(e Entry) bool { return e.Release == r.ID })
	}
	return of(one) >= 0 && of(one) < of(other)
}

// Last is the latest entry; false where there is none.
func (b *Book) Last() (Entry, bool) {
	if len(b.entries) == 0 {
		return Entry{}, false
	}
	return b.entries[len(b.entries)-1], true
}

// Entries lists all, the first one first.
func (b *Book) Entries() []Entry { return b.entries }

// Add writes one more entry and waits for the disk: what was done, with which release.
// Of the reports that are live with it, it keeps those that never were.
func (b *Book) Add(action string, at time.Time, r Release, live []string) error {
	return b.add(Entry{At: at, Action: action}, r, live)
}

func (b *Book) add(e Entry, r Release, live []string) error {
	e.N, e.At, e.Release, e.Digest, e.Prev = len(b.entries)+1, e.At.UTC().Truncate(time.Second), r.ID, r.Digest, b.last
	for _, id := range live {
		if !b.first[id] {
			e.First = append(e.First, id)
		}
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(b.file), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(b.file, os.O_WRONLY|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	if err = f.Truncate(b.size); err == nil {
		_, err = f.WriteAt(append(bytes.Clone(line), '\n'), b.size)
	}
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		b.take(e, line)
	}
	return err
}
