package disclosure

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"
)

// A source is one TOML file being read: its values come from BurntSushi's
// decoder, the line of each key from go-toml's parser, which keeps positions.
type source struct {
	file     string
	lines    map[string]int
	faults   *Faults
	optional map[Lang]bool // languages that a Text may leave out
}

// readTOML decodes a file of fsys. On a syntax error it records the one fault
// that a parser can tell and returns nil.
func readTOML(fsys fs.FS, file string, faults *Faults) *table {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		*faults = append(*faults, Fault{File: file, Message: Say("无法读取：%v", "cannot be read: %v", pathless(err))})
		return nil
	}
	in := &source{file: file, lines: keyLines(data), faults: faults, optional: map[Lang]bool{}}
	values := map[string]any{}
	if _, err := toml.Decode(string(data), &values); err != nil {
		f := Fault{File: file, Message: Say("不是有效的 TOML：%v", "is not valid TOML: %v", err)}
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			f.Line, f.Key = syntax.Position.Line, syntax.LastKey
			f.Message = Say("不是有效的 TOML：%s", "is not valid TOML: %s", syntax.Message)
		}
		*faults = append(*faults, f)
		return nil
	}
	return &table{in: in, values: values, asked: map[string]bool{}}
}

// pathless drops the operation and path of a file error; the fault names them.
func pathless(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (in *source) fault(key, zh, en string, args ...any) {
	*in.faults = append(*in.faults, Fault{File: in.file, Line: in.line(key), Key: key, Message: Say(zh, en, args...)})
}

// line finds the line of a key, or that of the nearest table that should hold it.
func (in *source) line(key string) int {
	for {
		if n, ok := in.lines[key]; ok {
			return n
		}
		i := strings.LastIndexAny(key, ".[")
		if i < 0 {
			return 1
		}
		key = key[:i]
	}
}
