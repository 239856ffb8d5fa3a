package rules_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"gongkai/site/check/rules"
)

// packed makes an archive of names and contents.
func packed(t *testing.T, files ...string) string {
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
	return b.String()
}

// TestPiiHiddenReadsFiles shows findings in files that txtar cannot hold. The
// numbers are the standard's sample and nobody's telephone.
func TestPiiHiddenReadsFiles(t *testing.T) {
	row := func(cells ...string) string {
		return `<row><c t="inlineStr"><is><t>` + strings.Join(cells, `</t></is></c><c t="inlineStr"><is><t>`) + `</t></is></c></row>`
	}
	workbook := packed(t, "[Content_Types].xml", "<Types/>",
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="名单" r:id="a"/><sheet name="底稿" state="hidden" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", "<worksheet>"+row("序号", "姓名", "残疾等级")+row("1", "张明", "二级")+row("2", "李小红", "三级")+"</worksheet>",
		"xl/worksheets/sheet2.xml", "<worksheet>"+row("姓名", "身份证号", "手机")+row("张明", "11010519491231002X", "13800138000")+"</worksheet>")
	document := packed(t, "[Content_Types].xml", "<Types/>",
		"word/document.xml", `<w:document><w:p><w:r><w:t>咨询电话：138</w:t></w:r><w:r><w:t>00138000</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>身份证号11010519491231002X</w:delText></w:r></w:del></w:p></w:document>`)
	for _, c := range []struct{ name, data, want string }{
		{"a.xlsx", workbook, `
files/a.xlsx: the hidden sheet "底稿" of the file holds the number of an identity card, "11**************2X" (masked here), and anybody can get it; take it out of the source or the file (pii-hidden, error)
  隐藏的工作表“底稿”里有居民身份证号“11**************2X”（此处已遮盖），谁都能取得；请从源代码或文件中删去
files/a.xlsx: the sheet "名单" of the file holds a list with names that are not masked (2) and a column "残疾等级", which is sensitive: it is on children, health or relief; mask the names (张*), or take the list out (pii-hidden, error)
  工作表“名单”里有名单，姓名没有遮盖（2个），又有“残疾等级”一栏，属于未成年人、健康状况或救助方面的敏感信息；请遮盖姓名（如张*），或删去名单
files/a.xlsx: the hidden sheet "底稿" of the file holds a mobile number, "13*******00" (masked here), and anybody can get it; take it out of the source or the file (pii-hidden, error)
  隐藏的工作表“底稿”里有手机号“13*******00”（此处已遮盖），谁都能取得；请从源代码或文件中删去`},
		{"a.docx", document, `
files/a.docx: the file holds "13*******00" (masked here), which looks like a mobile number; look at it, and if it is private, take it out of the source or the file (pii-hidden, warn)
  文件里的“13*******00”（此处已遮盖）像是手机号；请核对，如是个人信息，请从源代码或文件中删去
files/a.docx: text that was deleted, but is kept in the file's record of changes, holds the number of an identity card, "11**************2X" (masked here), and anybody can get it; take it out of the source or the file (pii-hidden, error)
  文件的修订记录里有居民身份证号“11**************2X”（此处已遮盖），谁都能取得；请从源代码或文件中删去`},
		{"b.zip", packed(t, "内/c.txt", "户主李明，13800138000"), `
files/b.zip:1: "内/c.txt" in the archive: the file holds a mobile number, "13*******00" (masked here), and anybody can get it; take it out of the source or the file (pii-hidden, error)
  压缩包中“内/c.txt”：文件里有手机号“13*******00”（此处已遮盖），谁都能取得；请从源代码或文件中删去`},
		{"a.jpg", "\xFF\xD8\xFF\xE1\x00\x40Exif\x00\x00\x01\x02Photo of 11010519491231002X\x00", `
files/a.jpg: the inner data of the file holds the number of an identity card, "11**************2X" (masked here), and anybody can get it; take it out of the source or the file (pii-hidden, error)
  文件的内部数据里有居民身份证号“11**************2X”（此处已遮盖），谁都能取得；请从源代码或文件中删去`},
		{"a.rar", "Rar!\x1a\x07\x00", `
not checked: the file "files/a.rar" was not read (its format is not read); look by hand whether it holds private data
  附件“files/a.rar”这种格式不能读，请人工查看其中有无个人信息`},
		{"a.txt", "2022年受理11010件，咨询电话0598-5822123\n索引号 11341702486344515H/202110-00013", ""},
	} {
		files := base(t)
		addPages(t, files)
		files["public/files/"+c.name] = c.data
		if got := strings.Join(run(t, files, settings(), rules.PiiHidden), "\n"); got != strings.TrimSpace(c.want) {
			t.Errorf("%s finds\n%s\nwant%s", c.name, got, c.want)
		}
	}
}
