package check

import (
	"fmt"
	"strings"
	"testing"
)

// manyWords is a page as they mostly are: much text, some numbers, nothing
// private.
func manyWords() []byte {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>年度报告</title></head><body><nav><ul>")
	for i := range 40 {
		fmt.Fprintf(&b, "<li><a href=\"/zwgk/%d/index.html\" title=\"栏目%d\">政务公开栏目%d</a></li>\n", i, i, i)
	}
	b.WriteString("</ul></nav><!-- 正文 --><main><h1>2022年年度报告</h1>")
	for i := range 60 {
		fmt.Fprintf(&b, "<p>%d.全年受理行政复议案件%d件，同比增长12.5%%；办结%d件，其中维持18件、撤销2件。按照上级部署，统筹推进各项工作，出台<span>规范性文件</span>16件，并于2022年3月1日起施行。</p>\n", i, 100+i, 90+i)
	}
	b.WriteString("<table>")
	for i := range 60 {
		fmt.Fprintf(&b, "<tr><td>项目%d</td><td class=\"num\">%d</td><td>%d</td><td></td></tr>\n", i, i*37, i*91)
	}
	b.WriteString("</table></main><footer>电话：0598-5822123</footer></body></html>")
	return []byte(b.String())
}

// BenchmarkParsing is what reading a page costs without looking for anything.
func BenchmarkParsing(b *testing.B) {
	raw := manyWords()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := readPage(b.Context(), "a.html", raw); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPrivate is what all rules of private data add to that, the reading of
// blocks apart, which other rules share.
func BenchmarkPrivate(b *testing.B) {
	raw := manyWords()
	page, err := readPage(b.Context(), "a.html", raw)
	if err != nil {
		b.Fatal(err)
	}
	page.Blocks()
	pass := &Pass{Site: &Site{}}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		page.unseen.signed, page.unseen.rosters = nil, nil
		pass.Signed(page)
		pass.Rosters(page)
		page.MayConceal()
	}
}
