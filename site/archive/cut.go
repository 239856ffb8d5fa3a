package archive

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"gongkai/disclosure"
)

// A mount is a folder that Hugo takes from elsewhere.
type mount struct{ Source, Target string }

// mountsOf reads the mounts of a site's settings. In the package, what they lead to lies
// in the folders of the site themselves.
func mountsOf(settings []byte) ([]mount, error) {
	var c struct {
		Module struct {
			Mounts  []map[string]any
			Imports []any
		}
	}
	if _, err := toml.Decode(string(settings), &c); err != nil {
		return nil, fmt.Errorf("config.toml: %w", err)
	}
	if len(c.Module.Imports) > 0 {
		return nil, disclosure.Errorf("config.toml：[[module.imports]] 引用别处的模块，归档后无法重建；请把所用文件放进网站的文件夹", "config.toml: [[module.imports]] takes modules from elsewhere, which cannot be built again from an archive; put what is used into the site's folders")
	}
	var out []mount
	for _, m := range c.Module.Mounts {
		source, _ := m["source"].(string)
		target, _ := m["target"].(string)
		if len(m) != 2 || source == "" || target == "" {
			return nil, disclosure.Errorf("config.toml：[[module.mounts]] 除 source、target 外还有别的项，不能归档；请去掉", "config.toml: a [[module.mounts]] says more than source and target and cannot be archived; take the rest out")
		}
		out = append(out, mount{source, target})
	}
	return out, nil
}

// WithoutTables gives a TOML file without the tables of these names, and those below
// them; all else stays as it was written, comments too. A file in which a table is
// written otherwise than as a block of lines below its head, or in one line, is refused: what was to stay
// private must not be left in by a way of writing.
func WithoutTables(file []byte, names ...string) ([]byte, error) {
	var out bytes.Buffer
	cut, held, root := false, false, true
	for line := range bytes.Lines(file) {
		if key, value, ok := strings.Cut(string(line), "="); root && ok && slices.Contains(names, strings.TrimSpace(key)) && strings.HasSuffix(strings.TrimSpace(value), "}") {
			held = true
			continue // written in one line
		}
		if head, ok := headOf(line); ok {
			root = false
			cut = slices.ContainsFunc(names, func(n string) bool { return head == n || strings.HasPrefix(head, n+".") })
			held = held || cut
		}
		if !cut {
			out.Write(line)
		}
	}
	var before, after map[string]any
	if _, err := toml.Decode(string(bytes.TrimPrefix(file, []byte("\ufeff"))), &before); err != nil {
		return nil, err
	}
	there := false
	for _, name := range names {
		there = forget(before, strings.Split(name, ".")) || there
	}
	if !held && !there {
		return file, nil
	}
	_, err := toml.Decode(string(bytes.TrimPrefix(out.Bytes(), []byte("\ufeff"))), &after)
	forgetEmpty(before)
	forgetEmpty(after)
	if err != nil || !reflect.DeepEqual(before, after) {
		return nil, disclosure.Errorf("%[1]s 没有写成单独的一段（[%[2]s] 起），不能从公开的文件包中去掉；请改写", "%[1]s is not written as a block of its own (from [%[2]s] on), so it cannot be kept out of the public package; write it so", strings.Join(names, ", "), names[0])
	}
	return out.Bytes(), nil
}

// headOf reads a line that begins a table.
func headOf(line []byte) (string, bool) {
	s, _, _ := strings.Cut(strings.TrimSpace(string(line)), "#")
	s = strings.TrimSpace(s)
	if !strings.HasPrefix(s, "[") || !strings.HasSuffix(s, "]") {
		return "", false
	}
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(strings.TrimPrefix(s, "["), "]"), "["), "]")
	parts := strings.Split(s, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return strings.Join(parts, "."), true
}

// forget removes the table with the path, and reports whether there was one.
func forget(m map[string]any, path []string) bool {
	if len(path) == 1 {
		_, there := m[path[0]]
		delete(m, path[0])
		return there
	}
	below, ok := m[path[0]].(map[string]any)
	return ok && forget(below, path[1:])
}

// forgetEmpty removes tables that hold nothing: a head alone says nothing.
func forgetEmpty(m map[string]any) {
	for key, v := range m {
		if below, ok := v.(map[string]any); ok {
			if forgetEmpty(below); len(below) == 0 {
				delete(m, key)
			}
		}
	}
}
