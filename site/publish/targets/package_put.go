package targets

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"os"
	"time"

	"github.com/emmansun/gmsm/sm3"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// What lies in releases/<id>/.
const (
	siteFile     = "site.tar"        // all files
	changesFile  = "changes.tar"     // those that the base has not, or not so
	manifestFile = "manifest.sha256" // what the release holds
	madeFile     = "made.json"
)

// made tells what the packages of a release are made of, so that nothing has to be read
// anew where packages change, and a tar that was damaged since does not get new sums.
type made struct {
	Site    digests  `json:"site"`
	Changes *digests `json:"changes,omitempty"` // nil where nothing is shared with a base
	Base    string   `json:"base,omitempty"`
	// BaseManifest is the SHA-256 of the manifest of the base: a server whose release of
	// that name holds anything else is told by it.
	BaseManifest string `json:"base_manifest,omitempty"`
}

type digests struct {
	SHA256 string `json:"sha256"`
	SM3    string `json:"sm3"`
}

// Put writes the whole release into one tar, and what the base has not into another.
func (p *handover) Put(ctx context.Context, r publish.Release, tree publish.Tree, base string) (moved publish.Moved, err error) {
	partial := p.at("releases", "."+r.ID+".partial")
	defer func() {
		if err != nil {
			err = explain(errors.Join(err, os.RemoveAll(partial)))
		}
	}()
	if err := os.Mkdir(partial, 0o755); err != nil {
		return moved, err
	}
	m := made{Base: base}
	var sums map[string]string
	if base != "" {
		if sums, err = p.Sums(ctx, base); err != nil {
			return moved, err
		}
		digest := sha256.Sum256(publish.FormatSums(sums))
		m.BaseManifest = hex.EncodeToString(digest[:])
	}
	if moved, err = m.pack(ctx, partial, tree, sums, r.Made); err != nil {
		return moved, err
	}
	if err := os.WriteFile(partial+"/"+manifestFile, publish.FormatSums(tree.Sums()), 0o644); err != nil {
		return moved, err
	}
	data, err := json.Marshal(m)
	if err != nil {
		return moved, err
	}
	if err := os.WriteFile(partial+"/"+madeFile, append(data, '\n'), 0o644); err != nil {
		return moved, err
	}
	if err := syncAll(p.at()); err != nil {
		return moved, err
	}
	if err := os.Rename(partial, p.at("releases", r.ID)); err != nil {
		return moved, err
	}
	return moved, syncFolder(p.at("releases"))
}

// pack writes both tars in one reading.
func (m *made) pack(ctx context.Context, dir string, tree publish.Tree, base map[string]string, at time.Time) (moved publish.Moved, err error) {
	site, err := newArchive(dir + "/" + siteFile)
	if err != nil {
		return moved, err
	}
	changes, err := newArchive(dir + "/" + changesFile)
	if err != nil {
		return moved, errors.Join(err, site.file.Close())
	}
	for _, f := range tree {
		to := []*archive{site}
		if base[f.Path] == f.Sum {
			moved.Shared++
		} else {
			to = append(to, changes)
			moved.Sent++
			moved.Bytes += f.Size
		}
		if err = errors.Join(ctx.Err(), add(f, at, to)); err != nil {
			break
		}
	}
	if err = errors.Join(err, site.close(), changes.close()); err != nil {
		return moved, err
	}
	m.Site = site.digests()
	if moved.Shared == 0 {
		m.Base, m.BaseManifest = "", ""
		return moved, os.Remove(dir + "/" + changesFile)
	}
	d := changes.digests()
	m.Changes = &d
	return moved, nil
}

// An archive is a tar that is summed up as it is written.
type archive struct {
	*tar.Writer
	file   *os.File
	sha256 hash.Hash
	sm3    hash.Hash
}

func newArchive(name string) (*archive, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	a := &archive{file: f, sha256: sha256.New(), sm3: sm3.New()}
	a.Writer = tar.NewWriter(io.MultiWriter(f, a.sha256, a.sm3))
	return a, nil
}

func (a *archive) close() error { return errors.Join(a.Writer.Close(), a.file.Close()) }

func (a *archive) digests() digests {
	return digests{hex.EncodeToString(a.sha256.Sum(nil)), hex.EncodeToString(a.sm3.Sum(nil))}
}

// add writes a file into tars, the same to the bit wherever it is done. GNU's format holds
// names of any length and script as they are, and busybox reads it, which knows nothing of PAX.
func add(f publish.File, at time.Time, to []*archive) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	writers := []io.Writer{h}
	for _, a := range to {
		if err := a.WriteHeader(&tar.Header{Name: f.Path, Size: f.Size, Mode: 0o644, ModTime: at, Format: tar.FormatGNU}); err != nil {
			return err
		}
		writers = append(writers, a)
	}
	_, err = io.Copy(io.MultiWriter(writers...), in)
	if errors.Is(err, tar.ErrWriteTooLong) || err == nil && hex.EncodeToString(h.Sum(nil)) != f.Sum {
		return disclosure.Errorf("%s 在发布过程中改变了；请再发布一次", "%s changed while it was published; publish again", f.Path)
	}
	return err
}
