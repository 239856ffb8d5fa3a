package targets_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"gongkai/site/publish"
)

// takenBack publishes a report, takes it back, brings it back and takes it back once more.
type takenBack struct {
	t   *testing.T
	pub *publish.Publisher
}

func (s *takenBack) publish(page string, withdrawn ...string) {
	s.t.Helper()
	s.pub.Withdrawn = withdrawn
	if _, err := s.pub.Publish(context.Background(), tree(s.t, map[string]string{"index.html": page, "reports/2023/a/index.html": page})); err != nil {
		s.t.Fatal(err)
	}
}

// book gives what the book says of withdrawals: which entries say that the report was
// taken back, and which that it is there again.
func (s *takenBack) book() (withdrawn, returned []int) {
	s.t.Helper()
	b, err := publish.OpenBook(s.pub.Book)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, e := range b.Entries() {
		if slices.Contains(e.Withdrawn, "2023/a") {
			withdrawn = append(withdrawn, e.N)
		}
		if slices.Contains(e.Returned, "2023/a") {
			returned = append(returned, e.N)
		}
	}
	return withdrawn, returned
}

const tombstone = "<p data-withdrawn>"

// TestEachWithdrawalOfAReportIsInTheBook: also the second one, after the report had been
// brought back; what is published in between says nothing of it.
func TestEachWithdrawalOfAReportIsInTheBook(t *testing.T) {
	s := &takenBack{t, &publish.Publisher{Target: openDirectory(t, filepath.Join(t.TempDir(), "www")), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}}
	s.publish("one")
	s.publish(tombstone+"2", "2023/a")
	s.publish(tombstone+"3", "2023/a")
	s.publish("four")
	s.publish("five")
	s.publish(tombstone+"6", "2023/a")
	s.publish(tombstone+"7", "2023/a")
	if withdrawn, returned := s.book(); !slices.Equal(withdrawn, []int{2, 6}) || !slices.Equal(returned, []int{4}) {
		t.Errorf("the entries %v say that it is withdrawn, %v that it is back", withdrawn, returned)
	}
}

// TestAReportThatWasNeverLiveIsNotInTheBook: the page that says that it is withdrawn is not
// its first appearance, by which its date would be let pass later.
func TestAReportThatWasNeverLiveIsNotInTheBook(t *testing.T) {
	s := &takenBack{t, &publish.Publisher{Target: openDirectory(t, filepath.Join(t.TempDir(), "www")), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}}
	s.publish(tombstone, "2023/a")
	if b, err := publish.OpenBook(s.pub.Book); err != nil || b.Has("2023/a") {
		t.Errorf("a report that was never live is in the book (%v)", err)
	}
	if withdrawn, _ := s.book(); len(withdrawn) > 0 {
		t.Errorf("the entries %v say that it was withdrawn", withdrawn)
	}
}

// TestAReturnThatWasNotWrittenDownIsFound: a run was killed between making the report live
// again and saying so; then the report was taken back once more.
func TestAReturnThatWasNotWrittenDownIsFound(t *testing.T) {
	s := &takenBack{t, &publish.Publisher{Target: openDirectory(t, filepath.Join(t.TempDir(), "www")), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}}
	s.publish("one")
	s.publish(tombstone+"2", "2023/a")
	book := s.pub.Book
	s.pub.Book = filepath.Join(t.TempDir(), "lost.jsonl")
	s.publish("three")
	s.pub.Book = book
	s.publish(tombstone+"4", "2023/a")
	if withdrawn, returned := s.book(); !slices.Equal(withdrawn, []int{2, 4}) || !slices.Equal(returned, []int{3}) {
		t.Errorf("the entries %v say that it is withdrawn, %v that it is back", withdrawn, returned)
	}
}
