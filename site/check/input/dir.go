package input

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"syscall"

	"gongkai/disclosure"
)

// A folder is read through an os.Root, which follows no link out of it.
type folder struct {
	*Source
	root *os.Root
	met  int // entries met, folders among them
}

// openFolder lists the plain files of a folder. A link is followed where it
// stays inside; one that leads out of the folder, or back to a folder it lies
// in, is left out, as are pipes, sockets and devices.
func (s *Source) openFolder(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	s.close = append(s.close, root.Close)
	f := &folder{Source: s, root: root}
	s.tree.open = f.open
	return f.list(".", nil)
}

// open opens a plain file. A pipe that took its place would make a reader wait,
// so nothing waits, and what was opened is looked at once more.
func (f *folder) open(name string) (io.ReadCloser, error) {
	file, err := f.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	stat, err := file.Stat()
	if err == nil && !stat.Mode().IsRegular() {
		err = errors.New("no plain file (不是普通文件)")
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// list adds what is in dir, which lies in the folders around.
func (f *folder) list(dir string, around []fs.FileInfo) error {
	opened, err := f.root.Open(dir)
	if err == nil {
		defer opened.Close()
		var self fs.FileInfo
		if self, err = opened.Stat(); err == nil {
			around = append(around, self)
		}
	}
	for err == nil {
		var entries []os.DirEntry
		entries, err = opened.ReadDir(1024)
		for _, e := range entries {
			if fault := f.take(path.Join(dir, e.Name()), e, around); fault != nil {
				return fault
			}
		}
	}
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case dir == ".":
		return err
	}
	f.leave(dir, disclosure.Say("文件夹无法读取", "the folder cannot be read"))
	return nil
}

// take adds one entry of a folder.
func (f *folder) take(name string, e os.DirEntry, around []fs.FileInfo) error {
	if f.met++; f.met > 2*MaxEntries { // folders that link each other may never end
		return errMany
	}
	stat, err := e.Info()
	linked := err == nil && stat.Mode()&fs.ModeSymlink != 0
	if linked {
		stat, err = f.root.Stat(name)
	}
	switch {
	case err != nil && linked:
		f.leave(name, disclosure.Say("链接指向所给文件夹之外，或所指之处不存在", "it is a link that leads out of the folder given, or to nothing"))
	case err != nil:
		f.leave(name, disclosure.Say("无法读取", "it cannot be read"))
	case stat.IsDir():
		if why := refuse(name); why != nil {
			f.leave(name, why)
			return nil
		}
		for _, outer := range around {
			if linked && os.SameFile(outer, stat) {
				f.leave(name, disclosure.Say("链接指回它所在的文件夹", "it is a link back to a folder that it lies in"))
				return nil
			}
		}
		return f.list(name, around)
	case stat.Mode().IsRegular():
		return f.add(name, &file{size: stat.Size()})
	default:
		f.leave(name, disclosure.Say("不是普通文件", "it is no plain file"))
	}
	return nil
}
