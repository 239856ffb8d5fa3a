// Package bagit writes and proves bags (BagIt, RFC 8493): folders of files with lists of
// their digests, which coreutils can check when this program is long gone.
//
//	err := bagit.Sum(ctx, files)                 // each file read once, on all processors
//	w, err := bagit.Write(ctx, dir, files, info) // there whole or not at all
//	err = bagit.Tar(ctx, out, dir, at)           // as one file: the same bag, the same bytes
//	bag, err := bagit.Open(path)                 // a folder, a .tar or a .zip
//	p := bag.Verify(ctx)
//
// Bags are written with manifests of SHA-256, SHA-512 and SM3. Other tools do not know SM3, so
// it is never the only one. Names are written as they are, since that is what sha256sum
// and cksum take; RFC 8493 wants %, CR and LF encoded, which they would not undo, so a name
// that holds one of these is refused, and both readings agree on all that is left.
//
// The package knows nothing of what the files are. It follows no link, writes nowhere but
// in the folder it is given, goes to no network and reads no clock; what it proves of a bag
// it proves without unpacking it.
package bagit

import (
	"context"
	"io"
	"io/fs"
	"path"
	"runtime"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// Sums are what is known of the bytes of a file: digests in lower-case hexadecimal.
type Sums struct {
	Size                int64
	SHA256, SHA512, SM3 string
}

// A File is one that a bag is to hold. Its path is that in the bag: below data/ for the
// payload, anywhere else for tag files, which say something of it.
type File struct {
	Path string
	Sums *Sums // nil where they are not known yet
	Open func() (io.ReadCloser, error)
}

// A Field is one line of bag-info.txt.
type Field struct{ Name, Value string }

// Sum reads every file that has no sums yet, once, on all processors, and gives it some.
func Sum(ctx context.Context, files []File) error {
	return each(ctx, len(files), func(ctx context.Context, i int) error {
		if files[i].Sums != nil {
			return nil
		}
		in, err := files[i].Open()
		if err != nil {
			return unreadable(files[i].Path, err)
		}
		defer in.Close()
		sums := newSummer(algorithms)
		size, err := pour(ctx, in, sums.writers())
		if err != nil {
			return unreadable(files[i].Path, err)
		}
		files[i].Sums = sums.of(size)
		return nil
	})
}

// each calls do for 0 to n-1 on all processors, in order of beginning, until one fails.
func each(ctx context.Context, n int, do func(ctx context.Context, i int) error) error {
	workers, inner := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		if inner.Err() != nil {
			break
		}
		workers.Go(func() error { return do(inner, i) })
	}
	if err := workers.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// together cuts names into runs that lie in the same folder, from the first of each up to,
// but without, the second: a folder that is opened once spares a call for each part of the
// way to each file.
func together(names []string) (runs [][2]int) {
	for from, to := 0, 0; from < len(names); from = to {
		for to = from + 1; to < len(names) && path.Dir(names[to]) == path.Dir(names[from]); to++ {
		}
		runs = append(runs, [2]int{from, to})
	}
	return runs
}

// unreadable says which file; the path that the system adds is dropped, since it could
// harm a terminal.
func unreadable(name string, err error) error {
	err = bare(err)
	return &disclosure.Said{Text: disclosure.Say("%[1]s 无法读取：%[2]v", "%[1]s cannot be read: %[2]v", proof.Shown(name), err), Err: err}
}

func bare(err error) error {
	if at, ok := err.(*fs.PathError); ok {
		return at.Err
	}
	return err
}
