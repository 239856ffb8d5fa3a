package bagit

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/site/archive/proof"
)

// A manifest lists the digests of files by their paths.
type manifest struct {
	file      string
	algorithm algorithm // without make where it is not known
	tags      bool      // of the tag files
	lines     map[string]line
	flawed    bool // has lines that are wrong in themselves
}

// A line of a manifest is where a path stands and with which digest, as bytes.
type line struct {
	number int
	digest string
}

// manifests reads all lists of the bag, in the order of their names.
func (v *verification) manifests() {
	for _, name := range v.bag.Names() {
		as, tags, ok := manifestOf(name)
		if !ok {
			continue
		}
		if len(v.lists) == 32 {
			v.found.Add(name, "清单多于 32 份，其余未读", "there are more than 32 manifests; the others were not read")
			return
		}
		m := &manifest{file: name, tags: tags, lines: map[string]line{}}
		m.algorithm, _ = known(as)
		in, err := v.bag.Open(name)
		if err == nil {
			err = v.read(m, in)
			in.Close()
		}
		if err != nil {
			m.flawed = true
			v.unread(name, err)
		}
		v.lists = append(v.lists, m)
	}
}

// read reads a manifest: lines of a digest, white space and a path.
func (v *verification) read(m *manifest, in io.Reader) error {
	lines, number := linesOf(in), 0
	for lines.Scan() {
		number++
		text := lines.Text()
		if number == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		if len(m.lines) > most || number > 4*most {
			v.found.Add(m.file, "多于 %d 行，其余未读", "has more than %d lines; the others were not read", most)
			m.flawed = true
			return nil
		}
		if !v.readLine(m, number, text) {
			m.flawed = true
		}
	}
	return lines.Err()
}

// readLine reads a line as RFC 8493 has it, or as md5sum and its like write it, with an
// asterisk, or with ./ before the path.
func (v *verification) readLine(m *manifest, number int, text string) bool {
	where := m.file + ":" + strconv.Itoa(number)
	sum, path := word(text)
	path = v.decoded(strings.TrimPrefix(strings.TrimPrefix(path, "*"), "./"))
	digest, err := hex.DecodeString(sum)
	switch {
	case err != nil, len(digest) == 0, m.algorithm.make != nil && len(digest) != m.algorithm.make().Size(), path == "", !utf8.ValidString(path):
		v.found.Add(where, "不是一行摘要和路径：%s", "is no line of a digest and a path: %s", strconv.Quote(cut(text)))
	case !safe(path):
		v.found.Add(where, "路径可能指向包外：%q", "names a path that may lead out of the bag: %q", cut(path))
	case m.tags == isPayload(path):
		v.found.Add(where, "%s 不属于这份清单", "lists %s, which does not belong there", proof.Shown(path))
	default:
		if other, twice := m.lines[path]; twice {
			v.found.Add(where, "%[1]s 已列在第 %[2]d 行", "lists %[1]s, as line %[2]d does", proof.Shown(path), other.number)
			return false
		}
		m.lines[v.intern(path)] = line{number, string(digest)}
		if strings.ToLower(sum) == sum || strings.ToUpper(sum) == sum {
			return true
		}
		// It can be read, but nobody writes so: it is how one flipped bit looks.
		v.found.Add(where, "摘要大小写混杂，可能被改动过：%s", "has a digest in both cases, so it may have been changed: %s", sum)
	}
	return false
}

// decoded undoes what RFC 8493 has written as %25, %0D and %0A. Other tools do not write
// so: where there is no such file, the path is taken as it stands.
func (v *verification) decoded(path string) string {
	if !strings.Contains(path, "%") {
		return path
	}
	plain := strings.NewReplacer("%25", "%", "%0D", "\r", "%0d", "\r", "%0A", "\n", "%0a", "\n").Replace(path)
	if _, there := v.bag.files[path]; there {
		if _, plainly := v.bag.files[plain]; !plainly {
			return path
		}
	}
	return plain
}

// intern gives a name as the bag keeps it, so that it is kept once.
func (v *verification) intern(path string) string {
	if e, there := v.bag.files[path]; there {
		return e.name
	}
	return path
}

// word splits off what stands before white space.
func word(text string) (first, rest string) {
	if at := strings.IndexAny(text, " \t"); at >= 0 {
		return text[:at], strings.TrimLeft(text[at:], " \t")
	}
	return text, ""
}

func cut(text string) string {
	if len(text) > 200 {
		return text[:200] + "…"
	}
	return text
}

// linesOf splits at LF, CR and CR LF.
func linesOf(in io.Reader) *bufio.Scanner {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<10)
	lines.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		at := bytes.IndexAny(data, "\r\n")
		switch {
		case at < 0 && atEOF && len(data) > 0:
			return len(data), data, nil
		case at < 0, at == len(data)-1 && data[at] == '\r' && !atEOF:
			return 0, nil, nil
		case data[at] == '\r' && at+1 < len(data) && data[at+1] == '\n':
			return at + 2, data[:at], nil
		}
		return at + 1, data[:at], nil
	})
	return lines
}
