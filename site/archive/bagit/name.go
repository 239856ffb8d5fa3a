package bagit

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"gongkai/disclosure"
)

// isPayload reports whether a file is what the bag is about, and not said of it.
func isPayload(name string) bool { return strings.HasPrefix(name, "data/") }

// safe reports whether a name can be meant for a file in the bag, on any system.
func safe(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, "\\\x00") && !strings.HasPrefix(name, "~") && !hasDrive(name)
}

func hasDrive(name string) bool {
	return len(name) > 1 && name[1] == ':' && ('a' <= name[0]|0x20 && name[0]|0x20 <= 'z')
}

// checkName refuses names that a bag of ours does not hold: those that are not safe, and
// those that BagIt and coreutils write differently.
func checkName(name string) error {
	why := disclosure.Text(nil)
	switch {
	case strings.ContainsAny(name, "%\\") || strings.ContainsFunc(name, unicode.IsControl):
		why = disclosure.Say("含有百分号、反斜线、换行或其他控制字符，BagIt 与 sha256sum 写法不同", "holds a percent sign, a backslash, a line break or another control character, which BagIt and sha256sum write differently")
	case !safe(name):
		why = disclosure.Say("不是文件包内的相对路径", "is no path within the bag")
	case strings.TrimSpace(name) != name || name[0] == '*':
		why = disclosure.Say("以空白开头或结尾，或以星号开头，清单中无法辨认", "begins or ends with white space, or begins with an asterisk, which a manifest does not show")
	case len(name) > 4000:
		why = disclosure.Say("过长", "is too long")
	default:
		return nil
	}
	return disclosure.Errorf("文件名 %[1]q %[2]s；请改名", "the name %[1]q %[3]s; rename the file", name, why.In(disclosure.ZhCN), why.In(disclosure.En))
}

// checkFiles refuses files that cannot lie in one bag.
func checkFiles(files []File) error {
	seen, payload := map[string]string{}, false
	for _, f := range files {
		if err := checkName(f.Path); err != nil {
			return err
		}
		if ours(f.Path) {
			return disclosure.Errorf("%s 由程序写入，不能另外给出", "%s is written by the program and cannot be given", f.Path)
		}
		if other, twice := seen[fold(f.Path)]; twice {
			return disclosure.Errorf("%[1]q 与 %[2]q 重复，或只有大小写、Unicode 写法不同，有的系统分不清；请改名", "%[1]q and %[2]q are the same, or are where case and the form of Unicode do not count, as on many systems; rename one", other, f.Path)
		}
		seen[fold(f.Path)] = f.Path
		payload = payload || isPayload(f.Path)
	}
	for _, f := range files {
		for at := strings.LastIndexByte(f.Path, '/'); at > 0; at = strings.LastIndexByte(f.Path[:at], '/') {
			if other, file := seen[fold(f.Path[:at])]; file {
				return disclosure.Errorf("%[1]q 是文件，不能又是 %[2]q 的文件夹；请改名", "%[1]q is a file and cannot be the folder of %[2]q; rename one", other, f.Path)
			}
		}
	}
	if !payload {
		return disclosure.Errorf("没有 data/ 中的文件，不能做成文件包", "there is no file below data/, so there is nothing to make a bag of")
	}
	return nil
}

// ours reports whether a file is one that Write makes, or that BagIt gives a meaning.
func ours(name string) bool {
	name = fold(name)
	_, _, list := manifestOf(name)
	return list || name == "bagit.txt" || name == "bag-info.txt" || name == "fetch.txt" || name == "data"
}

// manifestOf tells a manifest by its name: sha256 of manifest-sha256.txt.
func manifestOf(name string) (algorithm string, tags, ok bool) {
	name, ok = strings.CutSuffix(strings.ToLower(name), ".txt")
	name, tags = strings.CutPrefix(name, "tag")
	algorithm, list := strings.CutPrefix(name, "manifest-")
	return strings.ReplaceAll(strings.ReplaceAll(algorithm, "-", ""), "_", ""), tags, ok && list && algorithm != "" && !strings.Contains(algorithm, "/")
}

// fold is what a name is where neither case nor the form of Unicode counts.
func fold(name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(name)
	}
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}
