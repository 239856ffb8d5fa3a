package warc_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
	"testing/synctest"

	"gongkai/site/archive/warc"
)

// A disk fails where it is told to.
type disk struct {
	making, closing int // the number of the file, from 1
	room            int // bytes until it is full; 0 without end

	made, closed int
}

func (d *disk) create(string) (io.WriteCloser, error) {
	if d.made+1 == d.making {
		return nil, errFull
	}
	d.made++
	return d, nil
}

func (d *disk) Write(p []byte) (int, error) {
	if d.room > 0 {
		if d.room -= len(p); d.room <= 0 {
			d.room = 1 // and stays full
			return 0, errFull
		}
	}
	return len(p), nil
}

func (d *disk) Close() error {
	if d.closed++; d.closed == d.closing {
		return errFull
	}
	return nil
}

// TestNothingIsLeftBehindWhereWritingFails: every file that was opened is closed, and nobody
// still packs or waits. The bubble of synctest fails where somebody waits for ever.
func TestNothingIsLeftBehindWhereWritingFails(t *testing.T) {
	resources := many(300) // the first is streamed
	for name, d := range map[string]*disk{
		"the first file cannot be made":    {making: 1},
		"the third file cannot be made":    {making: 3},
		"full in the warcinfo":             {room: 20},
		"full in a large file":             {room: 1500},
		"full among small files":           {room: 9000},
		"the first file cannot be closed":  {closing: 1},
		"the second file cannot be closed": {closing: 2},
	} {
		synctest.Test(t, func(t *testing.T) {
			o := options
			o.MaxBytes = 8000
			entries, names, err := warc.Write(t.Context(), resources, o, d.create)
			if !errors.Is(err, errFull) || entries != nil || names != nil {
				t.Errorf("%s: %d entries, %d files, %v", name, len(entries), len(names), err)
			}
			if d.made != d.closed {
				t.Errorf("%s: %d files were made, %d closed", name, d.made, d.closed)
			}
		})
	}
}

// A stopper is a file while which is read the run is stopped.
type stopper struct {
	stop context.CancelFunc
	from int // bytes after which it stops
	read int
}

func (s *stopper) Read(p []byte) (int, error) {
	if s.read += len(p); s.read > s.from {
		s.stop()
	}
	clear(p)
	return len(p), nil
}

func (*stopper) Close() error { return nil }

// TestARunThatIsStoppedEndsWhereItIs, in a small file as in a large one, and reads no further.
func TestARunThatIsStoppedEndsWhereItIs(t *testing.T) {
	for _, size := range []int64{1000, 1 << 30} {
		synctest.Test(t, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			s, d := &stopper{stop: stop, from: int(size / 4)}, &disk{}
			r := site[0]
			r.URI, r.Size, r.Open = "https://www.x.gov.cn/long", size, func() (io.ReadCloser, error) { return s, nil }
			_, _, err := warc.Write(ctx, append(append(many(40), r), site...), options, d.create)
			if !errors.Is(err, context.Canceled) || d.made != d.closed {
				t.Errorf("%d bytes: %v, %d files made, %d closed", size, err, d.made, d.closed)
			}
			if more := s.read - s.from; more > 128<<10 {
				t.Errorf("%d bytes: %d more were read", size, more)
			}
		})
	}
}

// TestManyFilesEachBeginWithTheirWarcinfo, whatever stands at their seams: the entries of
// each file follow its warcinfo without a gap, and the names count up.
func TestManyFilesEachBeginWithTheirWarcinfo(t *testing.T) {
	o := options
	o.MaxBytes = 8000
	entries, names, files := written(t, many(300), o)
	if len(files) < 10 {
		t.Fatalf("%d files", len(files))
	}
	next := 0
	for i, f := range files {
		if want := fmt.Sprintf("gongkai-2022-v1-20260601003015-%05d-www.x.gov.cn.warc.gz", i); f.name != want || names[i].Name != want {
			t.Errorf("%s, not %s", f.name, want)
		}
		if last := i == len(files)-1; !last && int64(f.Len()) < o.MaxBytes {
			t.Errorf("%s ends at %d already", f.name, f.Len())
		}
		at := int64(0)
		for ; next < len(entries) && entries[next].File == f.name; next++ {
			if e := entries[next]; at > 0 && e.Offset != at || e.Offset == 0 {
				t.Errorf("%s is at %d of %s, the record before ends at %d", e.URI, e.Offset, f.name, at)
			} else {
				at = e.Offset + e.Length
			}
		}
		if at != int64(f.Len()) {
			t.Errorf("the records of %s end at %d of %d", f.name, at, f.Len())
		}
	}
	if next != len(entries) {
		t.Errorf("%d entries of %d are in files, in order", next, len(entries))
	}
}
