package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-colorable"
	"github.com/mattn/go-isatty"

	"gongkai/disclosure"
	"gongkai/internal/atomicfile"
	"gongkai/site/check/output"
)

// A writer of results: a format and where it goes, "-" being standard output.
type writer struct {
	output.Format
	file string
}

// writers reads the flags --format.
func (a *app) writers(formats []string) ([]writer, error) {
	var out []writer
	for _, f := range formats {
		name, file, toFile := strings.Cut(f, "=")
		format, ok := output.Named(name)
		switch {
		case !ok:
			return nil, disclosure.Errorf("没有输出格式 %[1]q，可用 %[2]s", "there is no format %[1]q; use one of %[2]s", name, output.Names(a.lang))
		case toFile && file == "":
			return nil, disclosure.Errorf("--format %s 的等号后缺少文件名", "--format %s names no file behind the equals sign", f)
		case !toFile:
			file = "-"
		case slices.ContainsFunc(out, func(w writer) bool { return w.file == file && file != "-" }):
			return nil, disclosure.Errorf("两个 --format 写入同一文件 %s；请各写一个文件", "two --format write the same file, %s; give each its own", file)
		}
		out = append(out, writer{format, file})
	}
	return out, nil
}

// tell writes an outcome in all formats. Colours are for terminals only.
func (a *app) tell(list []writer, o *output.Outcome) error {
	o.Version, o.Lang = version, a.lang
	for _, w := range list {
		if w.file == "-" {
			stdout, color := terminal(a.stdout)
			o.Color = color
			b := bufio.NewWriter(stdout)
			if err := errors.Join(w.Write(b, o), b.Flush()); err != nil {
				return err
			}
			continue
		}
		o.Color = false
		var b bytes.Buffer
		if err := w.Write(&b, o); err != nil {
			return err
		}
		if err := save(w.file, b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// terminal tells whether w is one that shows colours, and the reader wants them
// (no-color.org); on Windows it is wrapped, so that old consoles show them too.
func terminal(w io.Writer) (io.Writer, bool) {
	f, ok := w.(*os.File)
	if !ok || !isatty.IsTerminal(f.Fd()) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return w, false
	}
	return colorable.NewColorable(f), true
}

// save replaces a file whole; what is no plain file, as a link, a pipe or a
// device, stays what it is and is written to.
func save(file string, data []byte) error {
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(file, data, 0o644)
	}
	return atomicfile.Write(file, data, filepath.Dir(file))
}
