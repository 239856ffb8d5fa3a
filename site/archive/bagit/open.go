package bagit

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

const (
	most    = 500_000 // files in a bag
	longest = 4096    // bytes of a name
)

// A Bag is one that is open for reading. It is safe for use by several goroutines.
type Bag struct {
	name  string // as people know it
	files map[string]entry
	odd   proof.Findings // what the container holds that no bag may
	root  *os.Root       // of a folder
	file  *os.File       // of a tar or a zip
}

// An entry is where a file of a bag lies.
type entry struct {
	name   string
	size   int64 // as the container declares
	offset int64 // in a tar
	packed *zip.File
}

// Open opens a bag: a folder, or a tar or zip that holds one folder. What is no bag, or
// is larger than can be looked at, is refused; what is wrong within a bag, Verify tells.
func Open(path string) (*Bag, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	b := &Bag{name: filepath.Base(path), files: map[string]entry{}}
	if abs, err := filepath.Abs(path); err == nil {
		b.name = filepath.Base(abs)
	}
	switch {
	case info.IsDir():
		err = b.openFolder(path)
	case info.Mode().IsRegular():
		err = b.openFile(path, info.Size())
	default:
		err = disclosure.Errorf("%s 既不是文件夹，也不是普通文件", "%s is neither a folder nor a file", proof.Shown(b.name))
	}
	if err == nil && !b.hasList() {
		err = b.odd.Refusal()
	}
	if err == nil && !b.hasList() {
		err = disclosure.Errorf("%s 不是 BagIt 文件包：其中没有 bagit.txt，也没有文件清单（manifest-*.txt）", "%s is no bag (BagIt): it has neither bagit.txt nor a manifest (manifest-*.txt)", proof.Shown(b.name))
	}
	if err != nil {
		b.Close() // it was only read; what counts is why it is refused
		return nil, err
	}
	return b, nil
}

func (b *Bag) hasList() bool {
	for name := range b.files {
		if _, _, list := manifestOf(name); list || name == "bagit.txt" {
			return true
		}
	}
	return false
}

// openFile tells a tar and a zip by how they begin.
func (b *Bag) openFile(path string, size int64) error {
	f, err := os.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	b.file = f
	head := make([]byte, 512)
	n, err := f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return unreadable(path, err)
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("PK")):
		return b.openZip(size)
	case n > 262 && string(head[257:262]) == "ustar", strings.EqualFold(filepath.Ext(path), ".tar"):
		return b.openTar(size)
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}), bytes.HasPrefix(head, []byte("BZh")), bytes.HasPrefix(head, []byte("\xfd7zXZ")), bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return disclosure.Errorf("%s 是压缩文件；请先解压，再核对其中的 tar", "%s is compressed; unpack it first, and prove the tar in it", proof.Shown(b.name))
	}
	return disclosure.Errorf("%s 既不是文件夹，也不是 tar 或 zip，不能作为 BagIt 文件包读取", "%s is no folder, no tar and no zip, so it cannot be read as a bag (BagIt)", proof.Shown(b.name))
}

// openFolder finds the files in a folder. It follows no links.
func (b *Bag) openFolder(path string) (err error) {
	if b.root, err = os.OpenRoot(path); err != nil {
		return unreadable(path, err)
	}
	seen := 0
	return fs.WalkDir(b.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if seen++; seen > most {
			return b.tooMany()
		}
		if err != nil {
			b.odd.Add(name, "无法读取：%v", "cannot be read: %v", bare(err))
			return nil
		}
		if d.IsDir() {
			return nil
		}
		info, err := d.Info()
		switch {
		case err != nil:
			b.odd.Add(name, "无法读取：%v", "cannot be read: %v", bare(err))
		case !info.Mode().IsRegular():
			b.addLink(name)
		default:
			b.add(name, entry{size: info.Size()})
		}
		return nil
	})
}

func (b *Bag) tooMany() error {
	return disclosure.Errorf("%[1]s 中的文件超过 %[2]d 个，不予核对", "%[1]s holds more than %[2]d files and is not looked at", proof.Shown(b.name), most)
}

func (b *Bag) addLink(name string) {
	b.odd.Add(name, "是链接、设备或稀疏文件，不予读取", "is a link, a device or a sparse file, so it is not read")
}

// add takes a file in, unless its name would lead out of the bag.
func (b *Bag) add(name string, e entry) {
	switch _, twice := b.files[name]; {
	case len(name) > longest:
		b.odd.Add(name[:200]+"…", "文件名过长，不予读取", "has a name that is too long, so it is not read")
	case !utf8.ValidString(name):
		b.odd.Add(name, "文件名不是 UTF-8，不予读取", "has a name that is not UTF-8, so it is not read")
	case !safe(name):
		b.odd.Add(name, "文件名可能指向包外，不予读取", "has a name that may lead out of the bag, so it is not read")
	case twice:
		b.odd.Add(name, "出现两次，后一个不予读取", "is there twice; the second is not read")
	default:
		e.name = name
		b.files[name] = e
	}
}

// Names lists the files of the bag, sorted.
func (b *Bag) Names() []string { return slices.Sorted(maps.Keys(b.files)) }

// Close lets go of the folder or file that the bag is in.
func (b *Bag) Close() error {
	switch {
	case b.root != nil:
		return b.root.Close()
	case b.file != nil:
		return b.file.Close()
	}
	return nil
}
