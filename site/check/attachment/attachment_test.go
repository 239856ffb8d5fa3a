package attachment

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// pack makes an archive of names and contents.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// page is a PDF with one line of text and a title.
func page(text string) []byte {
	content := "BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET"
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "<</Title(The title)>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF", len(objects)+1, start)
	return b.Bytes()
}

func utf16le(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// sketch writes a text on one line: place, then words or cells.
func sketch(t *Text) string {
	var out []string
	for _, l := range t.Lines {
		words := l.Text
		if l.Cells != nil {
			words = "[" + strings.Join(l.Cells, "|") + "]"
		}
		where := ""
		if l.Sheet != "" {
			where += l.Sheet + ":"
		}
		if l.Inside != "" {
			where += l.Inside + ":"
		}
		out = append(out, fmt.Sprintf("%d:%s%s", l.Place, where, words))
	}
	return strings.Join(out, "; ")
}

const (
	docx  = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>前</w:t></w:r><w:r><w:t>后</w:t><w:tab/><w:t>x</w:t></w:r><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>电</w:t></w:r></w:p><w:p><w:r><w:t>话</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`
	types = "[Content_Types].xml"
)

func TestReadEachFormat(t *testing.T) {
	r := &Reader{}
	book := pack(t, types, "<Types/>",
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="一" r:id="a"/><sheet name="二" state="veryHidden" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>姓名</t></si><si><r><t>12</t></r><r><t>34</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>藏</t></is></c><c><v>13800138000</v></c></row></sheetData></worksheet>`,
		"xl/comments1.xml", `<comments><commentList><comment><text><r><t>批注</t></r></text></comment></commentList></comments>`,
		"docProps/core.xml", `<cp><dc:creator>张</dc:creator></cp>`)
	for _, c := range []struct {
		name, raw, want string
	}{
		{"a.txt", "一\r\n二", "0:一; 0:二"},
		{"a.txt", "\xD5\xC5\xC8\xFD", "0:张三"},
		{"a.txt", "\xFF\xFE" + utf16le("张三"), "0:张三"},
		{"a.csv", "\uFEFF姓名,电话\n\"a,b\",1", "0:[姓名|电话]; 0:[a,b|1]"},
		{"a.json", `{"a":1}`, `5:{"a":1}`},
		{"a.docx", string(pack(t, types, "<Types/>", "word/document.xml", docx)), "0:前后\tx; 3:删去的; 0:[姓名|电 话]"},
		{"a.xlsx", string(book), "1:张; 2:批注; 0:一:[姓名||1234]; 4:二:[藏|13800138000]"},
		{"a.odt", string(pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			`<office:body><text:p>一<text:span>二</text:span><text:s/>三</text:p><office:annotation><text:p>注</text:p></office:annotation><table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>格</text:p></table:table-cell></table:table-row></table:table></office:body>`)),
			"0:一二 三; 2:注; 0:[格|格]"},
		{"a.ofd", string(pack(t, "OFD.xml", "<OFD><Author>李</Author></OFD>", "Doc_0/Pages/Page_0/Content.xml",
			`<Page><Layer><TextObject Boundary="1 10.1 2 2"><TextCode>1101</TextCode></TextObject><TextObject Boundary="3 10.2 2 2"><TextCode>05</TextCode></TextObject><TextObject Boundary="1 20 2 2"><TextCode>下</TextCode></TextObject></Layer></Page>`)),
			"0:110105; 0:下; 1:李"},
		{"a.jpg", "\xFF\xD8\xFF\xE1\x00\x10Exif\x00\x00 by 13800138000\x00\x01\x02", "6: by 13800138000"},
		{"a.doc", "\xD0\xCF\x11\xE0\x00\x00\x00\x00" + utf16le("联系电话13800138000") + "\x00\x00", "6:联系电话13800138000"},
		{"a.rtf", `{\rtf1\ansi{\b 1101}05\par \u24352 ?\'d5\'c5}`, "0:110105; 0:张张"},
		{"a.zip", string(pack(t, "b/c.txt", "里面", "d.docx", string(pack(t, types, "<Types/>", "word/document.xml", docx)))),
			"0:b/c.txt:里面; 0:d.docx:前后\tx; 3:d.docx:删去的; 0:d.docx:[姓名|电 话]"},
	} {
		text, err := r.Read(t.Context(), c.name, []byte(c.raw))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		got := sketch(text)
		if c.name == "a.xlsx" || c.name == "a.ofd" { // which part comes first does not matter
			if len(got) != len(c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
			}
			for _, w := range strings.Split(c.want, "; ") {
				if !strings.Contains(got, w) {
					t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
				}
			}
		} else if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestHostileFilesEnd holds the limits: bombs, archives in archives, what is cut
// off.
func TestHostileFilesEnd(t *testing.T) {
	r := &Reader{}
	zeros := strings.Repeat("\x00", 8<<20)
	bomb := pack(t, "1.bin", zeros, "2.bin", zeros, "3.bin", zeros, "4.bin", zeros, "5.bin", zeros, "6.bin", zeros, "7.bin", zeros, "8.bin", zeros, "9.bin", zeros, "10.txt", "x")
	nested := []byte("end")
	for range 6 {
		nested = pack(t, "a.zip", string(nested))
	}
	many := bytes.Repeat([]byte("PK\x01\x02"), MaxEntries+1)
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"bomb.zip":   {bomb, ErrTooLong},
		"nested.zip": {nested, ErrTooLong},
		"many.zip":   {append([]byte("PK\x03\x04"), many...), ErrTooLong},
		"cut.zip":    {bomb[:100], ErrDamaged},
		"a.rar":      {[]byte("Rar!xxxx"), ErrFormat},
	} {
		if _, err := r.Read(t.Context(), name, c.raw); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	long := pack(t, types, "<Types/>", "word/document.xml", "<w:document><w:p><w:t>"+strings.Repeat("长", 10<<20/3*2)+"</w:t></w:p></w:document>")
	text, err := r.Read(t.Context(), "long.docx", long)
	if err != nil {
		t.Fatal(err)
	}
	if size := len(sketch(text)); size > MaxText+1<<10 || !text.Cut && size < 10<<20 {
		t.Errorf("of a long document %d bytes are kept", size)
	}
	deep := pack(t, types, "<Types/>", "word/document.xml", strings.Repeat("<w:tc>", 1<<20))
	if _, err := r.Read(t.Context(), "deep.docx", deep); err != nil {
		t.Error(err)
	}
}

// TestPDF reads a good PDF, then cuts and changes it in many places; none may end
// the program.
func TestPDF(t *testing.T) {
	r := &Reader{}
	defer r.Close()
	good := page("Hello 13800138000")
	text, err := r.Read(t.Context(), "a.pdf", good)
	if got := sketch(text); err != nil || got != "1:The title; 0:Hello 13800138000" {
		t.Errorf("reads %s, %v", got, err)
	}
	if _, err := r.Read(t.Context(), "a.pdf", []byte("%PDF-1.7 nothing")); !errors.Is(err, ErrDamaged) {
		t.Errorf("of nothing: %v", err)
	}
	for i := 0; i < len(good); i += 41 {
		bad := bytes.Clone(good)
		bad[i] ^= 0x15
		r.Read(t.Context(), "a.pdf", bad)
		r.Read(t.Context(), "a.pdf", good[:i])
	}
	if text, err := r.Read(t.Context(), "a.pdf", good); err != nil || !strings.Contains(sketch(text), "Hello") {
		t.Errorf("after all that, a good one gives %v, %v", text, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.docx", pack(f, types, "<Types/>", "word/document.xml", docx))
	f.Add("a.ofd", pack(f, "OFD.xml", "<OFD/>", "Doc_0/Pages/Page_0/Content.xml", "<Page/>"))
	f.Add("a.csv", []byte("a,\"b\nc"))
	f.Add("a.rtf", []byte(`{\rtf1 \'d5\'zz\u-1?}`))
	f.Add("a.jpg", []byte("\xFF\xD8\xFF\xE1Exif"))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		if bytes.Contains(raw, []byte("%PDF-")) {
			t.Skip("PDF has its own test")
		}
		text, err := (&Reader{}).Read(t.Context(), name, raw)
		if err == nil && text.size > MaxText+1<<20 {
			t.Errorf("kept %d bytes", text.size)
		}
	})
}
