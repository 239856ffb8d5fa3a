package rules

import (
	"strings"
	"testing"

	"github.com/gabriel-vasile/mimetype"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestFilesAreToldByTheirFirstBytes: what each ending may hold, must not hold,
// and what opens all the same.
func TestFilesAreToldByTheirFirstBytes(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("序号,单位,金额\r\n1,沙县,12.5\r\n")
	if err != nil {
		t.Fatal(err)
	}
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	zip := "PK\x03\x04\x14\x00\x00\x00\x08\x00" + strings.Repeat("\x00", 16) + "\x07\x00\x00\x00OFD.xml"
	png, jpeg := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "\xff\xd8\xff\xe0\x00\x10JFIF\x00"
	for _, c := range []struct{ ending, head, want string }{
		{".pdf", "%PDF-1.4\n", "is"}, {".pdf", "\ufeff\n%PDF-1.4\n", "is"}, {".pdf", "<!doctype html>", "other"}, {".pdf", ole, "other"}, {".pdf", "\x00\x01\x02", "unsure"},
		{".ofd", zip, "is"}, {".docx", zip, "is"}, {".docx", ole, "locked"}, {".docx", "<html>", "other"}, {".doc", ole, "is"}, {".doc", "{\\rtf1\\ansi", "opens"}, {".doc", "<html xmlns:o=x>", "opens"}, {".doc", zip, "opens"},
		{".xls", ole, "is"}, {".xls", "<html><table>", "opens"}, {".xls", "a\tb\n1\t2\n", "opens"}, {".xls", "<?xml version=\"1.0\"?><Workbook/>", "opens"}, {".xls", png, "other"}, {".xlsx", zip, "is"},
		{".wps", ole, "is"}, {".et", zip, "is"}, {".dps", ole, "is"}, {".rtf", "{\\rtf1", "is"}, {".rtf", ole, "opens"},
		{".zip", zip, "is"}, {".zip", "PK\x05\x06" + strings.Repeat("\x00", 18), "is"}, {".zip", "Rar!\x1a\x07\x00", "opens"}, {".rar", "Rar!\x1a\x07\x01\x00", "is"}, {".7z", "7z\xbc\xaf\x27\x1c\x00\x04", "is"}, {".zip", "<html>", "other"},
		{".png", png, "is"}, {".png", jpeg, "opens"}, {".jpg", jpeg, "is"}, {".jpeg", "RIFF\x00\x00\x00\x00WEBPVP8 ", "opens"}, {".gif", "GIF89a\x01\x00", "is"}, {".webp", "RIFF\x00\x00\x00\x00WEBPVP8 ", "is"},
		{".jpg", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "other"}, {".jpg", "<html>404", "other"}, {".png", "\x00\x01\x02\x03", "unsure"},
		{".svg", "<svg xmlns=\"x\">", "is"}, {".svg", "<?xml version=\"1.0\"?>\n<!-- " + strings.Repeat("x", 4000), "opens"}, {".svg", "<!DOCTYPE html><svg>", "other"},
		{".mp4", "\x00\x00\x00\x18ftypisom\x00\x00\x02\x00", "is"}, {".mp4", "\x00\x00\x00\x18ftypzzzz\x00\x00\x02\x00", "is"}, {".mp3", "ID3\x04\x00\x00\x00\x00\x00\x23TSSE\x00", "is"}, {".mp3", "\xff\xfb\x90\x64", "is"}, {".mp3", "\x00\x01\x02", "unsure"},
		{".csv", "\ufeff名称,数\n", "is"}, {".csv", gbk, "is"}, {".csv", "\xff\xfe" + "a\x00,\x00b\x00", "is"}, {".csv", zip, "other"}, {".csv", "<html>", "opens"}, {".csv", "a\x00\x01\x02b", "unsure"},
		{".txt", gbk, "is"}, {".txt", "User-agent: *\n", "is"}, {".txt", "#!/bin/sh\n", "is"}, {".txt", "{\"a\": 1}", "is"}, {".txt", "MZ\x90\x00\x03", "other"},
	} {
		kind := kinds[c.ending]
		found, name := recognise([]byte(c.head)[:min(len(c.head), headBytes)])
		got := "other"
		switch {
		case kind.is(found):
			got = "is"
		case kind.opens(found):
			got = "opens"
		case found == "ole" && kind.locks:
			got = "locked"
		case found == "":
			got = "unsure"
		}
		if got != c.want || found != "" && len(name) == 0 {
			t.Errorf("%s with %.20q is %q %v: %s, want %s", c.ending, c.head, found, name, got, c.want)
		}
	}
}

// TestFamiliesAreNamedAsTheLibraryNamesThem: recognise compares names, not aliases.
func TestFamiliesAreNamedAsTheLibraryNamesThem(t *testing.T) {
	for _, f := range families {
		m := mimetype.Lookup(f.media)
		if m == nil {
			t.Errorf("%s: the library does not know it", f.media)
		} else if name, _, _ := strings.Cut(m.String(), ";"); name != f.media {
			t.Errorf("%s: the library calls it %s", f.media, name)
		}
	}
}
