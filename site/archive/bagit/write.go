package bagit

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gongkai/disclosure"
)

// Written is what a bag came to.
type Written struct {
	Files  int   // of the payload
	Bytes  int64 // of the payload
	Digest string
}

// Write makes the folder dir, which must not be there, in one that is. It is written as
// dir.partial beside, and named dir when all of it is on the disk; what a run that was
// killed left of that name is removed first. Modes do not depend on who runs it. A file
// that is no more what its sums say is an error. Digest is the SHA-256 of
// tagmanifest-sha256.txt, by which all else is proved.
func Write(ctx context.Context, dir string, files []File, info []Field) (*Written, error) {
	files = slices.SortedFunc(slices.Values(files), byPath)
	if err := checkFiles(files); err != nil {
		return nil, err
	}
	about, err := formatInfo(info)
	if err != nil {
		return nil, err
	}
	if err := vacant(dir); err != nil {
		return nil, err
	}
	partial := dir + ".partial"
	if err := os.RemoveAll(partial); err != nil {
		return nil, err
	}
	w, err := writePartial(ctx, partial, files, about)
	if err == nil {
		err = vacant(dir) // by now somebody else may have made it; an empty one would be taken
	}
	if err == nil {
		err = os.Rename(partial, dir)
	}
	if err != nil {
		if left := os.RemoveAll(partial); left != nil {
			err = errors.Join(err, left)
		}
		return nil, err
	}
	return w, syncFolder(filepath.Dir(dir))
}

func byPath(a, b File) int { return cmp.Compare(a.Path, b.Path) }

func vacant(dir string) error {
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return disclosure.Errorf("%s 已经存在，不覆盖", "%s is there already and is not written over", dir)
	}
	return nil
}

func writePartial(ctx context.Context, partial string, files []File, about []byte) (w *Written, err error) {
	if err := os.Mkdir(partial, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(partial)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if w, err = fill(ctx, root, files, about); err != nil {
		return nil, err
	}
	return w, syncTree(partial)
}

// fill writes the files, then the lists of the payload, then the lists of the tag files.
func fill(ctx context.Context, root *os.Root, files []File, about []byte) (*Written, error) {
	if err := put(ctx, root, files); err != nil {
		return nil, err
	}
	w, payload, tags := &Written{}, []File{}, []File{}
	for _, f := range files {
		if !isPayload(f.Path) {
			tags = append(tags, f)
			continue
		}
		payload = append(payload, f)
		w.Files++
		w.Bytes += f.Sums.Size
	}
	about = fmt.Appendf(about, "Payload-Oxum: %d.%d\n", w.Bytes, w.Files)
	said := append(formatManifests("manifest-", payload), tag("bagit.txt", []byte(declaration)), tag("bag-info.txt", about))
	if err := put(ctx, root, said); err != nil {
		return nil, err
	}
	last := formatManifests("tagmanifest-", slices.SortedFunc(slices.Values(slices.Concat(tags, said)), byPath))
	if err := put(ctx, root, last); err != nil {
		return nil, err
	}
	w.Digest = last[0].Sums.SHA256
	return w, nil
}

func tag(name string, data []byte) File {
	return File{Path: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}
