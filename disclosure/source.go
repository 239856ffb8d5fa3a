package disclosure

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// A source is one TOML file being read. Lines of keys are looked up only when
// there is a fault to place.
type source struct {
	file     string
	data     []byte
	lines    map[string]int // nil until the first fault
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
	in := &source{file: file, data: data, faults: faults, optional: map[Lang]bool{}}
	values := map[string]any{}
	if err := toml.Unmarshal(data, &values); err != nil {
		reason := strings.TrimPrefix(err.Error(), "toml: ")
		f := Fault{File: file, Message: Say("不是有效的 TOML：%s", "is not valid TOML: %s", reason)}
		var syntax *toml.DecodeError
		if errors.As(err, &syntax) {
			f.Line, _ = syntax.Position()
			f.Key = strings.Join(syntax.Key(), ".")
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
	if in.lines == nil {
		in.lines = keyLines(in.data)
	}
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
