package publish

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Target is a place where a site is published. Every kind of target is held to
// one test, TestTargets in package targets.
//
// Releases, Sums and Open may be called by anybody at any time; Put, Switch and
// Drop only by who holds the lock. Whatever is killed at whatever moment, the live
// release is whole, and Releases lists whole ones only.
type Target interface {
	// Lock keeps other publishers out until unlock. A lock whose holder has died is
	// taken over, and what the holder left unfinished is removed. Where another holds
	// it, the error says who, and since when.
	Lock(ctx context.Context) (unlock func() error, err error)
	// Releases lists what stands there, the newest first.
	Releases(ctx context.Context) ([]Release, error)
	// Sums gives the SHA-256 of each file of a release, by path.
	Sums(ctx context.Context, id string) (map[string]string, error)
	// Open reads one file of a release.
	Open(ctx context.Context, id, path string) (io.ReadCloser, error)
	// Put brings a release there. What is the same in the release base, if there is
	// one, is shared with it.
	Put(ctx context.Context, r Release, tree Tree, base string) (Moved, error)
	// Switch makes a release live, from one moment to the next.
	Switch(ctx context.Context, id string) error
	// Drop removes a release that is not live.
	Drop(ctx context.Context, id string) error
}

// A Shaper is a target that holds something else than the site as it was built, as a
// folder to paste from. What Shape makes is what is published there, unpacked.
type Shaper interface {
	Shape(ctx context.Context, built Tree) (Tree, error)
}

// Shape makes of a built site what the target holds: the site with its packed files,
// unless the target is a Shaper.
func Shape(ctx context.Context, t Target, built Tree, cache Cache) (Tree, error) {
	if s, ok := t.(Shaper); ok {
		return s.Shape(ctx, built)
	}
	return built.Pack(ctx, cache)
}

// A Release is one published state of the site.
type Release struct {
	ID     string
	Made   time.Time // UTC, to the second
	Digest string    // SHA-256 of its sums, as Tree.Digest has it
	Files  int       // without its record and packed files
	Live   bool
}

// Moved counts what Put sent, and what it shared with the release before.
type Moved struct {
	Sent, Shared int
	Bytes        int64 // of what was sent
}

// RecordPath is where a release says which it is, and what of it is carried from the one
// before. It tells no more than that: who made it, and from what, stays with the office.
const RecordPath = "_gongkai/release.json"

// record is the file at RecordPath.
func record(r Release, carried Tree) File {
	data, err := json.Marshal(struct {
		ID      string   `json:"id"`
		Digest  string   `json:"digest"`
		Carried []string `json:"carried,omitempty"`
	}{r.ID, r.Digest, slices.Sorted(maps.Keys(carried.Sums()))})
	if err != nil {
		panic(err) // it is made of strings
	}
	return inMemory(RecordPath, append(data, '\n'))
}

func live(all []Release) Release {
	for _, r := range all {
		if r.Live {
			return r
		}
	}
	return Release{}
}

func newest(all []Release) (latest Release) {
	for _, r := range all {
		if r.Made.After(latest.Made) {
			latest = r
		}
	}
	return latest
}

// NewestFirst orders releases.
func NewestFirst(a, b Release) int {
	return cmp.Or(b.Made.Compare(a.Made), strings.Compare(b.ID, a.ID))
}

// stamp is how the name of a release tells when it was made.
const stamp = "20060102T150405Z"

// MadeOf reads from the name of a release when it was made; false where it is none.
func MadeOf(id string) (time.Time, bool) {
	when, digest, ok := strings.Cut(id, "-")
	made, err := time.Parse(stamp, when)
	return made, ok && err == nil && len(digest) >= 8
}

// freeID names a release by when it was made and what it holds. Those of one second are
// told apart by chance, so that no name is given twice: what was removed within the second
// is not listed any more, but what was published after it is.
func freeID(all []Release, r Release) string {
	id := r.Made.Format(stamp) + "-" + r.Digest[:8]
	if !slices.ContainsFunc(all, func(o Release) bool { return o.Made.Equal(r.Made) }) {
		return id
	}
	return id + "-" + rand.Text()[:4]
}

// NewRelease describes a release that a target holds by its sums.
func NewRelease(id string, made time.Time, sums map[string]string, live bool) Release {
	own := maps.Clone(sums)
	delete(own, RecordPath)
	return Release{ID: id, Made: made, Digest: digestOf(own), Files: len(people(own)), Live: live}
}
