package check_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"gongkai/disclosure"
	"gongkai/site/check"
)

const simplified = `<html><head><meta charset="CHARSET"><title>某区政府信息公开工作年度报告</title></head>
<body><h1>某区政府信息公开工作年度报告</h1>
<div>发布日期：2023-01-19 10:24 来源：某区人民政府办公室</div>
<p>本年度收到政府信息公开申请三件，都在法定期限之内答复。</p></body></html>`

const traditional = `<html><head><meta charset="CHARSET"><title>某區政府資訊公開工作年度報告</title></head>
<body><h1>某區政府資訊公開工作年度報告</h1>
<div>發布日期：2023-01-19 10:24 來源：某區政府</div>
<p>本年度收到政府資訊公開申請三件，都在法定期限之內答覆，並依照規定辦理。</p></body></html>`

// TestPagesInAnyEncoding: what the bytes are counts, not what is declared, and
// lines stay where they are.
func TestPagesInAnyEncoding(t *testing.T) {
	u16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.UseBOM) }
	tests := []struct {
		name, text, declared string
		in                   encoding.Encoding
		charset              string
	}{
		{"utf-8", simplified, "utf-8", encoding.Nop, "utf-8"},
		{"utf-8 with a mark", "\ufeff" + simplified, "utf-8", encoding.Nop, "utf-8"},
		{"utf-8 declared as gb2312", simplified, "gb2312", encoding.Nop, "utf-8"},
		{"utf-8 declared as big5", simplified, "big5", encoding.Nop, "utf-8"},
		{"gbk declared as gb2312", simplified, "gb2312", simplifiedchinese.GBK, "gb18030"},
		{"gb18030", simplified + "<p>㐀𠮷</p>", "gb18030", simplifiedchinese.GB18030, "gb18030"},
		{"gbk declared as utf-8", simplified, "utf-8", simplifiedchinese.GBK, "gb18030"},
		{"gbk that declares nothing", strings.Replace(simplified, `<meta charset="CHARSET">`, "", 1), "", simplifiedchinese.GBK, "gb18030"},
		{"gbk declared as latin", simplified, "iso-8859-1", simplifiedchinese.GBK, "gb18030"},
		{"gbk declared as what is no encoding", simplified, "chinese-best", simplifiedchinese.GBK, "gb18030"},
		{"big5", traditional, "big5", traditionalchinese.Big5, "big5"},
		{"big5 declared as gb2312", traditional, "gb2312", traditionalchinese.Big5, "big5"},
		{"big5 that declares nothing", strings.Replace(traditional, `<meta charset="CHARSET">`, "", 1), "", traditionalchinese.Big5, "big5"},
		{"utf-16le", simplified, "utf-16", u16(unicode.LittleEndian), "utf-16le"},
		{"utf-16be", simplified, "utf-16", u16(unicode.BigEndian), "utf-16be"},
	}
	all := rule("all", func(r *check.Rule) {
		r.Foreign = true
		r.Page = func(p *check.Pass, page *check.Page) {
			p.Errorf(page.At(page.H1[0]), check.Values{}, "标题", "title")
		}
	})
	for _, tt := range tests {
		text := strings.Replace(tt.text, "CHARSET", tt.declared, 1)
		raw, err := tt.in.NewEncoder().String(text)
		if err != nil {
			t.Fatal(tt.name, err)
		}
		s := pages(map[string]string{"a.html": raw})
		s.Foreign = true
		got := check1(t, s, all)
		want := "某区政府信息公开工作年度报告"
		if strings.Contains(tt.text, "區") {
			want = "某區政府資訊公開工作年度報告"
		}
		r := got.Read[0]
		if r.Title != want || r.Charset != tt.charset {
			t.Errorf("%s is read as %s: %q", tt.name, r.Charset, r.Title)
		}
		if want := "a.html:2 body > h1: title (all, error)"; got.Findings[0].Sentence(disclosure.En) != want {
			t.Errorf("%s: %s", tt.name, got.Findings[0].Sentence(disclosure.En))
		}
	}
}

// TestOtherEncodings: Latin letters stay, and one broken character does not turn
// a page in UTF-8 into another encoding.
func TestOtherEncodings(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String("<title>Café à la carte – été</title><h1>Café à la carte – été</h1>")
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ raw, title, charset string }{
		"latin that declares nothing": {latin, "Café à la carte – été", "windows-1252"},
		"latin":                       {"<meta charset=iso-8859-1>" + latin, "Café à la carte – été", "windows-1252"},
		"a character cut in two":      {simplified[:len(simplified)-40] + "\xe6\x9c", "某区政府信息公开工作年度报告", "utf-8"},
	} {
		r := read(t, map[string]string{"a.html": tt.raw})[0]
		if r.Title != tt.title || r.Charset != tt.charset {
			t.Errorf("%s is read as %s: %q", name, r.Charset, r.Title)
		}
	}
}
