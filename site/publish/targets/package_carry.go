package targets

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// Switch says that a release is now handed over, and lays its packages down.
func (p *handover) Switch(ctx context.Context, id string) error {
	h, err := p.handed()
	if err != nil {
		return err
	}
	if _, err := os.Stat(p.at("releases", id)); err != nil || slices.Contains(h.Dropped, id) {
		return explain(errors.Join(err, fs.ErrNotExist))
	}
	h.Release = id
	return explain(p.change(ctx, h))
}

// Drop has the packages that are to be carried now tell servers to remove the release, and
// removes it here. What changed since a release holds no byte of that release, so a package
// that begins at it stays: it is the quickest way for a withdrawal to reach the server.
func (p *handover) Drop(ctx context.Context, id string) error {
	h, err := p.handed()
	if err != nil {
		return err
	}
	if h.Release == id {
		return disclosure.Errorf("%s 是现行版本，不能删去", "%s is the live release and cannot be removed", id)
	}
	if _, err := os.Stat(p.at("releases", id)); err != nil {
		return explain(err)
	}
	if at, there := slices.BinarySearch(h.Dropped, id); !there {
		h.Dropped = slices.Insert(h.Dropped, at, id)
	}
	if err := p.change(ctx, h); err != nil {
		return explain(err)
	}
	return explain(p.remove(id))
}

// remove takes the name away first, so that a release is there whole or not at all.
func (p *handover) remove(id string) error {
	p.mu.Lock()
	delete(p.contents, id)
	p.mu.Unlock()
	gone := p.at("releases", "."+id+".gone")
	if err := os.Rename(p.at("releases", id), gone); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.RemoveAll(gone)
}

// change makes the packages that h asks for, then takes h down, and only then lets the
// packages have their names. Whatever it is killed at, the next one gets there by the
// same steps.
func (p *handover) change(ctx context.Context, h handed) error {
	want, err := p.parcels(h)
	if err != nil {
		return err
	}
	if err := p.tidy(nil); err != nil {
		return err
	}
	var fresh []parcel
	for _, c := range want {
		if !p.lies(c) {
			fresh = append(fresh, c)
		}
	}
	for _, c := range fresh {
		if err := p.lay(ctx, c); err != nil {
			return errors.Join(err, p.tidy(nil))
		}
	}
	if len(fresh) > 0 {
		if err := syncAll(p.at()); err != nil {
			return errors.Join(err, p.tidy(nil))
		}
	}
	if before, err := p.handed(); err != nil || before.Release != h.Release || !slices.Equal(before.Dropped, h.Dropped) {
		if err := errors.Join(err, p.save(h)); err != nil {
			return errors.Join(err, p.tidy(nil))
		}
	}
	for _, c := range fresh {
		if err := p.place(c.folder); err != nil {
			return err
		}
	}
	keep := []string{}
	for _, c := range want {
		keep = append(keep, c.folder)
	}
	if err := p.tidy(keep); err != nil || len(fresh) == 0 {
		return err
	}
	return syncFolder(p.at("packages"))
}

// tidy removes what is half done and, where keep is given, packages that are not in it.
func (p *handover) tidy(keep []string) error {
	entries, err := os.ReadDir(p.at("packages"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	faults := []error{err}
	for _, e := range entries {
		_, ours := publish.MadeOf(e.Name())
		switch half := e.Name()[0] == '.' && (filepath.Ext(e.Name()) == ".partial" || filepath.Ext(e.Name()) == ".gone"); {
		case half:
			faults = append(faults, os.RemoveAll(p.at("packages", e.Name())))
		case keep != nil && ours && !slices.Contains(keep, e.Name()):
			faults = append(faults, p.takeAway(e.Name()))
		}
	}
	return errors.Join(faults...)
}

// takeAway removes a package, if it is there. Its name goes first: what somebody sees there
// is whole.
func (p *handover) takeAway(folder string) error {
	gone := p.at("packages", "."+folder+".gone")
	if err := os.Rename(p.at("packages", folder), gone); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.RemoveAll(gone)
}

// lies reports whether a package is there already, as it should be.
func (p *handover) lies(c parcel) bool {
	sums, err := os.ReadFile(p.at("packages", c.folder, sumsFile))
	if err != nil || string(sums) != string(c.files[sumsFile]) {
		return false
	}
	for name, data := range c.files {
		info, err := os.Stat(p.at("packages", c.folder, name))
		if err != nil || info.Size() != int64(len(data)) {
			return false
		}
	}
	from, err := os.Stat(c.from)
	to, e := os.Stat(p.at("packages", c.folder, c.archive))
	_, unsigned := os.Stat(p.at("packages", c.folder, signatureFile))
	return err == nil && e == nil && from.Size() == to.Size() && (unsigned == nil) == (p.signer != nil)
}

// lay makes a package that has no name yet.
func (p *handover) lay(ctx context.Context, c parcel) error {
	partial := p.at("packages", "."+c.folder+".partial")
	if err := os.MkdirAll(partial, 0o755); err != nil {
		return err
	}
	for name, data := range c.files {
		if err := os.WriteFile(filepath.Join(partial, name), data, 0o644); err != nil {
			return err
		}
	}
	if p.signer != nil {
		signature, err := p.signer.sign(ctx, c.files[sumsFile])
		if err == nil {
			err = os.WriteFile(filepath.Join(partial, signatureFile), signature, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return linkOrCopy(c.from, filepath.Join(partial, c.archive))
}

// linkOrCopy lets a large file be in two places, on disks that cannot do that by copying it.
func linkOrCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// place gives a package its name, in the place of what had it.
func (p *handover) place(folder string) error {
	if err := p.takeAway(folder); err != nil {
		return err
	}
	return os.Rename(p.at("packages", "."+folder+".partial"), p.at("packages", folder))
}
