package attachment

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
)

// A budget is what may still be unpacked of one file.
type budget struct{ left int64 }

// open reads an entry of an archive while there is room.
func (b *budget) open(f *zip.File) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, ErrEncrypted
	}
	if b.left <= 0 {
		return nil, ErrTooLong
	}
	in, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer in.Close()
	raw, err := io.ReadAll(io.LimitReader(in, b.left))
	b.left -= int64(len(raw))
	if err != nil && len(raw) == 0 {
		return nil, ErrDamaged
	}
	return raw, nil
}

// readZip reads an archive: one of the formats that are archives, or what is in
// it, file by file.
func (r *Reader) readZip(t *Text, raw []byte, b *budget, depth int, inside string) error {
	if bytes.Count(raw, []byte("PK\x01\x02")) > MaxEntries {
		return ErrTooLong
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return ErrDamaged
	}
	named := map[string]*zip.File{}
	for _, f := range z.File {
		if named[f.Name] == nil {
			named[f.Name] = f
		}
	}
	has := func(name string) *zip.File { return named[name] }
	switch {
	case has("[Content_Types].xml") != nil && has("xl/workbook.xml") != nil:
		return r.readWorkbook(t, z, has, b, inside)
	case has("[Content_Types].xml") != nil:
		return readParts(t, z, b, inside, officePart)
	case has("OFD.xml") != nil:
		return readParts(t, z, b, inside, ofdPart)
	case has("mimetype") != nil && has("content.xml") != nil:
		return readParts(t, z, b, inside, odfPart)
	}
	if depth++; depth > MaxDepth {
		return ErrTooLong
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || Silent(f.Name) {
			continue
		}
		data, err := b.open(f)
		if err != nil {
			return err
		}
		// One that cannot be read does not hide the others.
		if e := r.read(t, f.Name, data, b, depth, path.Join(inside, entryName(f))); e != nil && err == nil {
			err = e
		}
		if err != nil && err != ErrFormat {
			return err
		}
	}
	return nil
}

// entryName is the name of an entry; old archives have it in GB 18030.
func entryName(f *zip.File) string {
	if name, ok := decode([]byte(f.Name)); ok && f.NonUTF8 {
		return name
	}
	return f.Name
}

// A part says how to read one XML file of a document.
type part struct {
	place Place
	style *style
}

func officePart(name string) (part, bool) {
	dir, file := path.Split(name)
	switch {
	case !strings.HasSuffix(name, ".xml"):
	case dir == "docProps/":
		return part{Properties, &plainStyle}, true
	case dir == "word/" && strings.HasPrefix(file, "comments"), dir == "ppt/comments/":
		return part{Comments, &officeStyle}, true
	case dir == "word/" && (strings.HasPrefix(file, "document") || strings.HasPrefix(file, "header") || strings.HasPrefix(file, "footer") || strings.HasPrefix(file, "footnotes") || strings.HasPrefix(file, "endnotes")):
		return part{Body, &officeStyle}, true
	case dir == "ppt/slides/", dir == "ppt/notesSlides/":
		return part{Body, &officeStyle}, true
	}
	return part{}, false
}

func odfPart(name string) (part, bool) {
	switch name {
	case "content.xml", "styles.xml":
		return part{Body, &odfStyle}, true
	case "meta.xml":
		return part{Properties, &plainStyle}, true
	}
	return part{}, false
}

func ofdPart(name string) (part, bool) {
	switch {
	case !strings.HasSuffix(name, ".xml"):
	case path.Base(name) == "OFD.xml":
		return part{Properties, &plainStyle}, true
	case strings.Contains(name, "/Annot"):
		return part{Comments, &ofdStyle}, true
	case strings.Contains(name, "/Pages/"), strings.Contains(name, "/Tpls/"):
		return part{Body, &ofdStyle}, true
	}
	return part{}, false
}

// readParts reads the XML files of a document, by name.
func readParts(t *Text, z *zip.Reader, b *budget, inside string, which func(string) (part, bool)) error {
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		p, ok := which(f.Name)
		if !ok {
			continue
		}
		raw, err := b.open(f)
		if err != nil {
			return err
		}
		readXML(t, tame(t, raw), p.style, Line{Place: p.place, Inside: inside})
	}
	return nil
}
