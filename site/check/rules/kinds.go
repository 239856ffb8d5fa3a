package rules

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"gongkai/disclosure"
)

// headBytes is how much of a file is looked at to tell what it is.
const headBytes = 3072

// A kind is what an ending promises.
type kind struct {
	name    disclosure.Text
	holds   []string // what such a file is, in the words of families
	lenient []string // what programs take for it all the same
	locks   bool     // a password makes it a file of the old format
	sure    bool     // its first bytes cannot be others
}

func (k kind) is(found string) bool    { return slices.Contains(k.holds, found) }
func (k kind) opens(found string) bool { return slices.Contains(k.lenient, found) }

var (
	pictures = []string{"png", "jpeg", "gif", "webp", "bmp", "avif"}

	word    = disclosure.Say("Word 文档", "a Word document")
	sheet   = disclosure.Say("Excel 表格", "an Excel workbook")
	slides  = disclosure.Say("演示文稿", "a presentation")
	wps     = disclosure.Say("WPS 文件", "a WPS file")
	zipped  = disclosure.Say("压缩包", "an archive")
	picture = disclosure.Say("图片", "an image")
	plain   = disclosure.Say("文本", "plain text")
)

// kinds are the endings that are judged. Office files of the new formats, OFD and
// the newer files of WPS are zips; the old ones are OLE.
var kinds = map[string]kind{
	".pdf":  {name: disclosure.Say("PDF", "a PDF"), holds: []string{"pdf"}, sure: true},
	".ofd":  {name: disclosure.Say("OFD", "an OFD"), holds: []string{"zip"}, sure: true},
	".doc":  {name: word, holds: []string{"ole", "doc"}, lenient: []string{"rtf", "html", "xml", "text", "zip", "docx", "mail"}},
	".docx": {name: word, holds: []string{"zip", "docx"}, lenient: []string{"rtf"}, locks: true, sure: true},
	".xls":  {name: sheet, holds: []string{"ole", "xls"}, lenient: []string{"html", "xml", "text", "zip", "xlsx", "mail"}},
	".xlsx": {name: sheet, holds: []string{"zip", "xlsx"}, locks: true, sure: true},
	".ppt":  {name: slides, holds: []string{"ole", "ppt"}, lenient: []string{"zip", "pptx"}},
	".pptx": {name: slides, holds: []string{"zip", "pptx"}, locks: true, sure: true},
	".wps":  {name: wps, holds: []string{"ole", "doc", "zip", "docx"}, lenient: []string{"rtf"}},
	".et":   {name: wps, holds: []string{"ole", "xls", "zip", "xlsx"}},
	".dps":  {name: wps, holds: []string{"ole", "ppt", "zip", "pptx"}},
	".rtf":  {name: disclosure.Say("RTF 文档", "an RTF document"), holds: []string{"rtf"}, lenient: []string{"ole", "doc", "zip", "docx"}},
	".zip":  {name: zipped, holds: []string{"zip", "docx", "xlsx", "pptx"}, lenient: []string{"rar", "7z"}, sure: true},
	".rar":  {name: zipped, holds: []string{"rar"}, lenient: []string{"zip", "7z"}, sure: true},
	".7z":   {name: zipped, holds: []string{"7z"}, lenient: []string{"zip", "rar"}, sure: true},
	".png":  {name: picture, holds: []string{"png"}, lenient: pictures, sure: true},
	".jpg":  {name: picture, holds: []string{"jpeg"}, lenient: pictures, sure: true},
	".jpeg": {name: picture, holds: []string{"jpeg"}, lenient: pictures, sure: true},
	".gif":  {name: picture, holds: []string{"gif"}, lenient: pictures, sure: true},
	".webp": {name: picture, holds: []string{"webp"}, lenient: pictures, sure: true},
	".svg":  {name: picture, holds: []string{"svg"}, lenient: []string{"xml"}},
	".mp4":  {name: disclosure.Say("视频", "a film"), holds: []string{"mp4"}},
	".mp3":  {name: disclosure.Say("音频", "a recording"), holds: []string{"mp3"}},
	".csv":  {name: plain, holds: []string{"text", "xml"}, lenient: []string{"html"}, sure: true},
	".txt":  {name: plain, holds: []string{"text", "xml", "html", "rtf", "svg", "mail"}, sure: true},
}

// families are the words for what the library recognises, the nearer ones first.
var families = []struct {
	word, media string
	name        disclosure.Text
}{
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet},
	{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", slides},
	{"doc", "application/msword", word},
	{"xls", "application/vnd.ms-excel", sheet},
	{"ppt", "application/vnd.ms-powerpoint", slides},
	{"ole", "application/x-ole-storage", disclosure.Say("旧格式的 Office 文件", "an Office file of the old format")},
	{"zip", "application/zip", zipped},
	{"rar", "application/vnd.rar", zipped},
	{"7z", "application/x-7z-compressed", zipped},
	{"pdf", "application/pdf", disclosure.Say("PDF", "a PDF")},
	{"png", "image/png", disclosure.Say("PNG 图片", "a PNG image")},
	{"jpeg", "image/jpeg", disclosure.Say("JPEG 图片", "a JPEG image")},
	{"gif", "image/gif", disclosure.Say("GIF 图片", "a GIF image")},
	{"webp", "image/webp", disclosure.Say("WebP 图片", "a WebP image")},
	{"bmp", "image/bmp", disclosure.Say("BMP 图片", "a BMP image")},
	{"avif", "image/avif", disclosure.Say("AVIF 图片", "an AVIF image")},
	{"heic", "image/heic", disclosure.Say("HEIC 图片", "an HEIC image")},
	{"heic", "image/heif", disclosure.Say("HEIC 图片", "an HEIC image")},
	{"mp4", "video/mp4", disclosure.Say("视频", "a film")},
	{"mp3", "audio/mpeg", disclosure.Say("音频", "a recording")},
	{"svg", "image/svg+xml", disclosure.Say("SVG 图片", "an SVG image")},
	{"html", "text/html", disclosure.Say("网页", "a web page")},
	{"html", "application/xhtml+xml", disclosure.Say("网页", "a web page")},
	{"rtf", "text/rtf", disclosure.Say("RTF 文档", "an RTF document")},
	{"xml", "text/xml", disclosure.Say("XML", "XML")},
	{"mail", "message/rfc822", disclosure.Say("邮件或单一文件网页", "a mail or a web page in one file")},
	{"text", "text/plain", plain},
	{"other", "application/vnd.microsoft.portable-executable", disclosure.Say("程序", "a program")},
}

// stills are the brands of images that are kept as films are.
var stills = map[string]bool{"avif": true, "avis": true, "heic": true, "heix": true, "hevc": true, "mif1": true, "msf1": true}

// recognise tells what a file is by its first bytes: a word, and a name for
// people; "" where they tell nothing.
func recognise(head []byte) (string, disclosure.Text) {
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")): // readers take it anywhere in front
		return "pdf", disclosure.Say("PDF", "a PDF")
	case bytes.HasPrefix(head, []byte("PK\x05\x06")), bytes.HasPrefix(head, []byte("PK\x07\x08")): // empty, or split
		return "zip", zipped
	case len(head) > 12 && string(head[4:8]) == "ftyp" && !stills[string(head[8:12])]:
		return "mp4", disclosure.Say("视频", "a film")
	case len(head) > 2 && head[0] == 0xff && head[1]&0xe0 == 0xe0 && head[1]&0x06 == 0x02: // a frame of MPEG layer III
		return "mp3", disclosure.Say("音频", "a recording")
	case looksHTML(head):
		return "html", disclosure.Say("网页", "a web page")
	case bytes.Contains(head, []byte("<svg")):
		return "svg", disclosure.Say("SVG 图片", "an SVG image")
	}
	for m := mimetype.Detect(head); m != nil; m = m.Parent() {
		media, _, _ := strings.Cut(m.String(), ";")
		for _, f := range families {
			if media == f.media {
				return f.word, f.name
			}
		}
	}
	return "", nil
}

// looksHTML reports whether a page begins here: its first words may follow white
// space, a mark of UTF-8 and comments.
func looksHTML(head []byte) bool {
	text := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(head[:min(len(head), 1024)]), "\ufeff")))
	return strings.HasPrefix(text, "<!doctype html") || strings.HasPrefix(text, "<html") || strings.HasPrefix(text, "<head")
}
