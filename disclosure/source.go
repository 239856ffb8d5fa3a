package disclosure

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"

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
	data, fault := readText(fsys, file)
	if fault != nil {
		*faults = append(*faults, *fault)
		return nil
	}
	return parseTOML(file, data, faults)
}

// parseTOML decodes what was read of a file.
func parseTOML(file string, data []byte, faults *Faults) *table {
	if fault := tooMuchTOML(file, data); fault != nil {
		*faults = append(*faults, *fault)
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
			if lines := strings.Split(string(data), "\n"); curly(lines, f.Line) {
				f.Message = Say("此行用了弯引号（“ ”）作为字符串的起止，请改用直引号 \"", "opens or closes a string with curly quotation marks (“ ”); use straight ones (\")")
			}
		}
		*faults = append(*faults, f)
		return nil
	}
	return &table{in: in, values: values, asked: map[string]bool{}}
}

// What a TOML file may come to: far more than any report, far less than what
// would fill the memory of the machine.
const (
	maxTOML   = 4 << 20 // bytes
	maxNested = 200     // brackets and braces within each other
	maxParts  = 100     // parts of one key
)

// tooMuchTOML refuses a file that no office writes by hand, before it is parsed.
func tooMuchTOML(file string, data []byte) *Fault {
	if len(data) > maxTOML {
		return &Fault{File: file, Message: Say("超过 %d MiB，请把大的表另存为 CSV", "is larger than %d MiB; file large tables as CSV", maxTOML>>20)}
	}
	depth, dots, line := 0, 0, 1
	for _, c := range data {
		switch c {
		case '\n':
			line++
			dots = 0
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		case '.':
			dots++
		case '=', '"', '\'', ' ', ',':
			dots = 0 // within words and values there may be any number
		}
		if depth > maxNested || dots > maxParts {
			return &Fault{File: file, Line: line, Message: Say("括号或编号的层数太多", "nests brackets, or the parts of a key, too deep")}
		}
	}
	return nil
}

// curly reports whether the line, counted from 1, sets a value in curly
// quotation marks, as word processors do.
func curly(lines []string, n int) bool {
	if n < 1 || n > len(lines) {
		return false
	}
	_, value, ok := strings.Cut(lines[n-1], "=")
	value = strings.TrimSpace(value)
	return ok && (strings.HasPrefix(value, "“") || strings.HasPrefix(value, "”"))
}

// readText reads a file that must be UTF-8, with or without its mark.
func readText(fsys fs.FS, file string) ([]byte, *Fault) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	if !utf8.Valid(data) {
		return nil, &Fault{File: file, Message: Say("不是 UTF-8 编码，请另存为 UTF-8", "is not UTF-8; save it as UTF-8")}
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// unreadable says that a file is not there, or why it cannot be read.
func unreadable(file string, err error) *Fault {
	if errors.Is(err, fs.ErrNotExist) {
		return &Fault{File: file, Message: Say("缺少此文件，请补上", "is missing; add it")}
	}
	return &Fault{File: file, Message: Say("无法读取：%v", "cannot be read: %v", pathless(err))}
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
