package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// judgeForeign puts the rules to pages that were not built here: nothing of a site
// of ours is read, and none need be there.
func judgeForeign(ctx context.Context, paths []string, stdin io.Reader, today disclosure.Date, list []*check.Rule) (*check.Result, error) {
	if len(paths) == 0 {
		return nil, disclosure.Errorf("--foreign 需要指明页面：文件夹、.html 文件，或以 - 表示标准输入", "--foreign needs to be told which pages: a folder, .html files, or - for standard input")
	}
	pages, err := openPages(paths, stdin)
	if err != nil {
		return nil, err
	}
	forms, err := disclosure.Forms()
	if err != nil {
		return nil, err
	}
	result, err := check.Run(ctx, &check.Site{FS: pages, Foreign: true, Forms: forms, Today: today, Workdays: disclosure.WorkingDays()}, list)
	if err == nil && result.Pages == 0 && len(result.Findings) == 0 {
		return nil, disclosure.Errorf("%s 中没有可检查的页面（.html、.htm、.shtml 或 .xhtml）", "%s holds no page to check (.html, .htm, .shtml or .xhtml)", strings.Join(paths, " "))
	}
	return result, err
}

// openPages opens what the command line names: one folder, files, or - for one
// page on standard input.
func openPages(paths []string, stdin io.Reader) (fs.FS, error) {
	if len(paths) == 1 && paths[0] == "-" {
		data, err := io.ReadAll(io.LimitReader(stdin, check.MaxPage+1))
		if err != nil {
			return nil, err
		}
		return oneFile{"stdin.html", data}, nil
	}
	var files []string
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case p == "-":
			return nil, disclosure.Errorf("- 表示标准输入中的一个页面，不能与其他文件并列", "- is one page on standard input, and cannot stand beside other files")
		case err != nil:
			return nil, disclosure.Errorf("没有文件或文件夹 %s", "there is no file or folder %s", p)
		case info.IsDir() && len(paths) > 1:
			return nil, disclosure.Errorf("%s 是文件夹；一次检查一个文件夹，或若干文件", "%s is a folder; check one folder at a time, or files", p)
		case info.IsDir():
			return inside(p)
		case !info.Mode().IsRegular():
			return nil, disclosure.Errorf("%s 不是普通文件；可用 - 从标准输入读取", "%s is no plain file; give its page to standard input with -", p)
		}
		full, err := filepath.Abs(p)
		if err != nil {
			return nil, err
		}
		files = append(files, full)
	}
	root := filepath.Dir(files[0])
	for _, f := range files[1:] {
		for root != filepath.Dir(root) && !strings.HasPrefix(f, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator)) {
			root = filepath.Dir(root)
		}
	}
	folder, err := inside(root)
	if err != nil {
		return nil, err
	}
	listed := listedFS{FS: folder, names: map[string]bool{".": true}}
	for _, f := range files {
		name, err := filepath.Rel(root, f)
		if err != nil {
			return nil, err
		}
		name = filepath.ToSlash(name)
		if !check.IsPage(name) {
			return nil, disclosure.Errorf("%s 的扩展名不是 .html、.htm、.shtml 或 .xhtml；可改名，或用 - 从标准输入读取", "%s does not end in .html, .htm, .shtml or .xhtml; rename it, or give it to standard input with -", f)
		}
		for ; name != "."; name = path.Dir(name) {
			listed.names[name] = true
		}
	}
	return listed, nil
}

// inside opens a folder; links do not lead out of it.
func inside(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir) // open as long as the program runs
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

// A listedFS is a folder of which only some files, and those around them, are there.
type listedFS struct {
	fs.FS
	names map[string]bool
}

func (l listedFS) Open(name string) (fs.File, error) {
	if !l.names[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return l.FS.Open(name)
}

func (l listedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if !l.names[name] {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	entries, err := fs.ReadDir(l.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !l.names[path.Join(name, e.Name())] }), err
}

// oneFile is a file system with one file.
type oneFile struct {
	name string
	data []byte
}

func (o oneFile) Open(name string) (fs.File, error) {
	switch name {
	case o.name:
		return &openFile{o, bytes.NewReader(o.data)}, nil
	case ".":
		return &openFile{o: o}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (o oneFile) ReadDir(string) ([]fs.DirEntry, error) {
	return []fs.DirEntry{fs.FileInfoToDirEntry(&openFile{o, bytes.NewReader(o.data)})}, nil
}

// An openFile is the one file, or, without a reader, the folder around it.
type openFile struct {
	o oneFile
	r *bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *openFile) Close() error               { return nil }
func (f *openFile) ModTime() time.Time         { return time.Time{} }
func (f *openFile) Sys() any                   { return nil }
func (f *openFile) IsDir() bool                { return f.r == nil }
func (f *openFile) Size() int64                { return int64(len(f.o.data)) }

func (f *openFile) Read(b []byte) (int, error) {
	if f.r == nil {
		return 0, fs.ErrInvalid
	}
	return f.r.Read(b)
}

func (f *openFile) Name() string {
	if f.r == nil {
		return "."
	}
	return f.o.name
}

func (f *openFile) Mode() fs.FileMode {
	if f.r == nil {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
