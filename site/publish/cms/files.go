package cms

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"

	"gongkai/site/publish"
)

// attached are the files that go with a report, below files/.
type attached struct {
	dir   string                  // of the report
	at    map[string]publish.File // those of the site, by path
	words map[string][]said       // what links call a file, by path
	tree  publish.Tree
}

// said are words in a language.
type said struct {
	Lang  string // as HTML has it
	Words string
}

// isForPrograms reports whether a file is of use to programs alone: what describes the
// others to them, and pages, which are pasted.
func isForPrograms(name string) bool {
	return slices.Contains([]string{".html", ".json", ".xml", ".gz", ".br"}, path.Ext(name))
}

// add attaches a file of the site and gives its name there; "" where there is none to
// attach. The same file is attached once, and two that share a name are told apart.
func (a *attached) add(from string) (name string) {
	f, ok := a.at[from]
	if !ok || isForPrograms(from) {
		return ""
	}
	base := path.Base(from)
	for n := 1; ; n++ {
		name = base
		if n > 1 {
			name = fmt.Sprintf("%d-%s", n, base)
		}
		i := slices.IndexFunc(a.tree, func(o publish.File) bool { return o.Path == a.dir+"files/"+name })
		if i < 0 {
			break
		}
		if a.tree[i].Sum == f.Sum {
			a.call(a.tree[i].Path, a.words[from]...)
			return name
		}
	}
	f.Path = a.dir + "files/" + name
	a.tree = append(a.tree, f)
	a.call(f.Path, a.words[from]...)
	return name
}

// read notes what the links of a page call the files that they lead to. The last one
// counts: the list of downloads, behind the report, names each in full.
func (a *attached) read(p *page) {
	for _, link := range p.doc.Find("main a[href]").EachIter() {
		if file, ours := p.file(link.AttrOr("href", "")); ours {
			a.call(file, said{p.tag(), words(link.Text())})
		}
	}
}

// call names a file, in each language once.
func (a *attached) call(path string, names ...said) {
	for _, s := range names {
		if i := slices.IndexFunc(a.words[path], func(o said) bool { return o.Lang == s.Lang }); i >= 0 {
			a.words[path][i] = s
		} else {
			a.words[path] = append(a.words[path], s)
		}
	}
}

// A listed file is one line of the overview.
type listedFile struct {
	Name, Size string
	Words      []said
}

func (a *attached) list() (out []listedFile) {
	slices.SortFunc(a.tree, byPath)
	for _, f := range a.tree {
		out = append(out, listedFile{strings.TrimPrefix(f.Path, a.dir), size(f.Size), a.words[f.Path]})
	}
	return out
}

func size(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d\u00a0B", n)
	}
	return fmt.Sprintf("%.1f\u00a0kB", float64(n)/1000)
}

func byPath(a, b publish.File) int { return strings.Compare(a.Path, b.Path) }

// inMemory holds a file that was made here, packed: thousands of tables in plain HTML
// would take a gigabyte.
func inMemory(path string, data []byte) publish.File {
	sum := sha256.Sum256(data)
	var held bytes.Buffer
	w, err := gzip.NewWriterLevel(&held, gzip.BestSpeed)
	if err == nil {
		_, err = w.Write(data)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err) // the level is one there is, and memory takes all
	}
	return publish.File{Path: path, Size: int64(len(data)), Sum: hex.EncodeToString(sum[:]), Open: func() (io.ReadCloser, error) {
		return gzip.NewReader(bytes.NewReader(held.Bytes()))
	}}
}
