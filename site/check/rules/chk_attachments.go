package rules

import (
	"path"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkAttachments proves that a file is what its name says.
var ChkAttachments = &check.Rule{
	ID:    "chk-attachments",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `附件和图片能打开：不是空文件，内容与扩展名相符

网站中的 PDF、OFD、Word、Excel、PowerPoint、WPS、RTF、压缩包、图片、音视频、CSV 和 TXT 文件，不得为空，开头的字节须是该类文件的。
内容是网页（多为出错页面另存而成）、或完全不是该类文件的，为错误；软件仍能打开的（如 .doc 实为 RTF、.xls 实为网页表格、.png 实为 JPEG），
以及 Office 新格式的文件实为旧格式或设有密码的，为警告。只看每个文件的开头：后面损坏的看不出来；有没有链接指向它，也不看。附件是否存在，由 chk-dead-links-home 和 chk-dead-links-inner 检查。`,
		disclosure.En: `attachments and images open: they are not empty, and are what their ending says

Files of the site in PDF, OFD, Word, Excel, PowerPoint, WPS, RTF, archives, images, sound, film, CSV and TXT must not be empty, and
must begin with the bytes of their kind. A file that is a web page in truth (mostly an error message saved under its name), or is
nothing of its kind at all, is an error. What programs open all the same (RTF named .doc, a web page named .xls, JPEG named .png),
and a file in a new Office format that is in an old one, or locked with a password, is a warning. Only the beginning of each file
is read: what is damaged further on is not seen, nor whether anything links to it. Whether an attachment is there is judged by
chk-dead-links-home and chk-dead-links-inner.`,
	},
	Cites:   []disclosure.Cite{logic, indicators},
	Subject: disclosure.Say("附件或图片", "attachment or image"),
	Foreign: true,
	OfFile:  func(name string) bool { return kinds[endingOf(name)].name != nil },
	File:    chkAttachments,
}

// endingOf gives the ending of a file's name in lower case, with its dot; what a
// web archive adds for a query is no part of it.
func endingOf(name string) string {
	name, _, _ = strings.Cut(name, "?")
	return strings.ToLower(path.Ext(name))
}

func chkAttachments(p *check.Pass, f *check.File) {
	p.Saw(1)
	head, err := f.Head(headBytes)
	kind := kinds[endingOf(f.Path)]
	switch {
	case err != nil:
		p.Errorf(f.At(0), check.Values{}, "文件无法读取，请重新上传", "the file cannot be read; please upload it again")
		return
	case len(head) == 0:
		p.Errorf(f.At(0), check.Values{Found: "0"}, "文件是空的（0 字节），请重新上传", "the file is empty (0 bytes); please upload it again")
		return
	}
	found, what := recognise(head)
	v := check.Values{Found: found, Expected: strings.TrimPrefix(endingOf(f.Path), ".")}
	zh, en := kind.name.In(disclosure.ZhCN), kind.name.In(disclosure.En)
	switch {
	case kind.is(found):
	case kind.opens(found):
		p.Warnf(f.At(0), v, "扩展名表示这是%[1]s，内容却是%[3]s；多数软件仍能打开，请改正扩展名或重新导出", "its ending says %[2]s, but it is %[4]s; most programs open it all the same; please mend the ending, or export it again",
			zh, en, what.In(disclosure.ZhCN), what.In(disclosure.En))
	case found == "ole" && kind.locks:
		p.Warnf(f.At(0), v, "扩展名表示这是%[1]s，内容却是旧格式，或设有密码；请去掉密码，或重新导出", "its ending says %[2]s, but it is in an older format, or locked with a password; please take the password away, or export it again", zh, en)
	case found == "" && !kind.sure:
		p.Warnf(f.At(0), v, "扩展名表示这是%[1]s，开头的字节却不是；请打开看看是否损坏", "its ending says %[2]s, but its first bytes do not; please open it to see whether it is damaged", zh, en)
	case found == "":
		p.Errorf(f.At(0), v, "扩展名表示这是%[1]s，内容却不是，打不开；请重新上传", "its ending says %[2]s, but it is none and will not open; please upload it again", zh, en)
	default:
		p.Errorf(f.At(0), v, "扩展名表示这是%[1]s，内容却是%[3]s；请换成正确的文件", "its ending says %[2]s, but it is %[4]s; please put the right file there",
			zh, en, what.In(disclosure.ZhCN), what.In(disclosure.En))
	}
}
