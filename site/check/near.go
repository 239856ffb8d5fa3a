package check

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/disclosure"
)

// Near looks for the file that an address probably meant, where there is none of
// its name, and says how the two differ.
func (s *Site) Near(p string) (file string, how disclosure.Text) {
	if f := s.otherCase(p); f != "" {
		return f, disclosure.Say("大小写不同：在 Windows 上能打开，在 Linux 服务器上打不开", "the case of letters differs: it works on Windows and fails on a Linux server")
	}
	decoded, err := url.PathUnescape(p)
	if err != nil || decoded == p {
		return "", nil
	}
	if s.files.has(decoded) {
		return decoded, disclosure.Say("地址被重复编码", "the address was encoded twice")
	}
	if chinese, err := simplifiedchinese.GBK.NewDecoder().String(decoded); err == nil && s.files.has(chinese) {
		return chinese, disclosure.Say("地址按 GBK 编码，应按 UTF-8 编码", "the address is encoded in GBK and must be in UTF-8")
	}
	return "", nil
}

// otherCase finds the file whose path differs from p by the case of letters at most: of
// several the first, so that it is the same one each time. It returns "" without any.
func (s *Site) otherCase(p string) string {
	folder, name := split(strings.ToLower(p))
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.folded == nil {
		s.folded = make(map[string][]string, len(s.files))
		for f := range s.files {
			lower := strings.ToLower(f)
			s.folded[lower] = append(s.folded[lower], f)
		}
		s.lower = map[string]map[string]string{}
	}
	files := s.lower[folder]
	if files == nil && s.folded[folder] != nil {
		files = map[string]string{}
		for _, f := range s.folded[folder] {
			for _, n := range s.files[f] {
				lower, file := strings.ToLower(n), under(f, n)
				if old, twice := files[lower]; !twice || file < old {
					files[lower] = file
				}
			}
		}
		s.lower[folder] = files
	}
	return files[name]
}

// static are the endings of files that a server hands out as they are.
var static = []string{
	".html", ".htm", ".shtml", ".css", ".js", ".mjs", ".json", ".xml", ".txt", ".csv", ".md",
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".avif", ".woff", ".woff2", ".ttf", ".eot", ".otf",
	".pdf", ".ofd", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".dps", ".rtf", ".zip", ".rar", ".7z", ".mp3", ".mp4",
}

// IsStatic reports whether the file at a path is handed out as it is, so that
// nothing but a file can answer for it.
func IsStatic(p string) bool {
	return slices.Contains(static, strings.ToLower(path.Ext(p)))
}
