package bagit

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"gongkai/disclosure"
)

// declaration is the whole of bagit.txt.
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// formatInfo writes bag-info.txt, in the order given. A field without a value is left out;
// one that would be read otherwise than it was given is refused.
func formatInfo(info []Field) ([]byte, error) {
	var b bytes.Buffer
	for _, f := range info {
		value := strings.TrimSpace(f.Value)
		switch {
		case value == "":
			continue
		case f.Name == "" || strings.TrimSpace(f.Name) != f.Name || strings.Contains(f.Name, ":") || strings.ContainsFunc(f.Name+value, unicode.IsControl):
			return nil, disclosure.Errorf("bag-info.txt 的 %[1]q 不能写成一行：%[2]q", "%[1]q of bag-info.txt cannot be written on one line: %[2]q", f.Name, value)
		case strings.EqualFold(f.Name, "Payload-Oxum"):
			return nil, disclosure.Errorf("Payload-Oxum 由程序计算，不能另外给出", "Payload-Oxum is worked out by the program and cannot be given")
		}
		fmt.Fprintf(&b, "%s: %s\n", f.Name, value)
	}
	return b.Bytes(), nil
}

// formatManifests writes a list for each algorithm: lines of a digest, two spaces and a path,
// which sha256sum -c, sha512sum -c and cksum -a sm3 --check take.
func formatManifests(prefix string, files []File) []File {
	var out []File
	for _, a := range []struct {
		name string
		of   func(*Sums) string
	}{
		{"sha256", func(s *Sums) string { return s.SHA256 }}, {"sha512", func(s *Sums) string { return s.SHA512 }}, {"sm3", func(s *Sums) string { return s.SM3 }},
	} {
		var b bytes.Buffer
		for _, f := range files {
			fmt.Fprintf(&b, "%s  %s\n", a.of(f.Sums), f.Path)
		}
		out = append(out, tag(prefix+a.name+".txt", b.Bytes()))
	}
	return out
}

// Info reads bag-info.txt; nil where there is none. A line that begins with white space
// goes on with the value before.
func (b *Bag) Info() []Field {
	out, _ := b.fields("bag-info.txt")
	return out
}

// fields reads a file of lines of a name, a colon and a value, of which the first MiB.
func (b *Bag) fields(name string) ([]Field, error) {
	in, err := b.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return parseFields(io.LimitReader(in, 1<<20))
}

func parseFields(in io.Reader) ([]Field, error) {
	var out []Field
	lines := linesOf(in)
	for lines.Scan() {
		text := strings.TrimPrefix(lines.Text(), "\ufeff")
		if name, value, ok := strings.Cut(text, ":"); ok && !strings.HasPrefix(text, " ") && !strings.HasPrefix(text, "\t") {
			out = append(out, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
		} else if len(out) > 0 {
			last := &out[len(out)-1]
			last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(text))
		}
	}
	return out, lines.Err()
}

func value(fields []Field, name string) string {
	for _, f := range fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}
