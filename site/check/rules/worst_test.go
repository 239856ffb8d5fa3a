package rules

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// worstPages are pages of nothing but one thing, as nobody writes them: what is repeated,
// and what stands around it.
var worstPages = map[string]struct {
	around string
	part   func(i int) string
}{
	"mobile numbers":   {"<p>%s</p>", func(i int) string { return fmt.Sprintf("13%09d ", i*7919%1e9) }},
	"named numbers":    {"<p>%s</p>", func(i int) string { return fmt.Sprintf("李明电话13%09d。", i*7919%1e9) }},
	"identity cards":   {"<p>%s</p>", func(i int) string { return fmt.Sprintf("1101011960%02d%02d%04d，", 1+i%12, 1+i%28, i%1e4) }},
	"mail":             {"<p>%s</p>", func(i int) string { return fmt.Sprintf("zhang%d@qq.com ", i) }},
	"homes":            {"<p>%s</p>", func(i int) string { return fmt.Sprintf("住址：沙县区凤岗街道金沙路%d号，", i) }},
	"percentages":      {"<p>%s</p>", func(int) string { return "占50%，同比增长12.5%，" }},
	"sums":             {"<p>%s</p>", func(int) string { return "其中甲40件、乙60件，共100件，" }},
	"lists":            {"<p>%s</p>", func(int) string { return "做好以下三项工作：" }},
	"placeholders":     {"<p>%s</p>", func(int) string { return "XXX、待补充、{{a}}" }},
	"a title":          {"<title>%s</title>", func(int) string { return "公开 - " }},
	"comments":         {"%s", func(i int) string { return fmt.Sprintf("<!-- 李明电话13%09d -->", i*7919%1e9) }},
	"attributes":       {"%s", func(i int) string { return fmt.Sprintf("<p title='李明电话13%09d'>a</p>", i*7919%1e9) }},
	"a script":         {"<script>%s</script>", func(int) string { return "for(i=0;i<n;i++)a(b);" }},
	"data":             {"<script type='application/json'>[%s]</script>", func(i int) string { return fmt.Sprintf(`{"phone":"13%09d"},`, i*7919%1e9) }},
	"hidden numbers":   {"<div hidden>%s</div>", func(i int) string { return fmt.Sprintf("<i>李明13%09d</i>", i*7919%1e9) }},
	"rows of persons":  {"<table><tr><th>姓名</th><th>手机</th></tr>%s</table>", func(i int) string { return fmt.Sprintf("<tr><td>李明</td><td>13%09d</td></tr>", i*7919%1e9) }},
	"cells of a row":   {"<table><tr>%s</tr></table>", func(i int) string { return fmt.Sprintf("<td>13%09d</td>", i*7919%1e9) }},
	"broken anchors":   {"%s", func(i int) string { return fmt.Sprintf("<a href=#x%d>a</a>", i) }},
	"links":            {"%s", func(i int) string { return fmt.Sprintf("<a href=/x%d>下载%d</a>", i, i) }},
	"pictures":         {"%s", func(i int) string { return fmt.Sprintf("<img src=x%d.png>", i) }},
	"headings":         {"%s", func(i int) string { return fmt.Sprintf("<h1>（一）公开%d</h1><h6>a</h6>", i) }},
	"dates":            {"%s", func(int) string { return "<p>发布日期：2023-01-02</p>" }},
	"labels of a list": {"<dl>%s</dl>", func(int) string { return "<dt>来源<dd>某局" }},
	"empty elements":   {"<p>a%s</p>", func(int) string { return "<span></span>" }},
	"lines":            {"<p>%s</p>", func(i int) string { return fmt.Sprintf("13%09d<br>", i*7919%1e9) }},
	"same ids":         {"%s", func(int) string { return "<i id=x>a</i>" }},
	"fields":           {"%s", func(int) string { return "<form><input name=a></form>" }},
	"styles":           {"%s", func(int) string { return "<style>a{outline:0}</style>" }},
}

// TestWorstPagesTakeMemoryByTheirSize: four times the page takes four times the memory, all
// that is ever made counted, and not sixteen times. What a page holds in absurd number is
// told by its number: the findings stay few.
func TestWorstPagesTakeMemoryByTheirSize(t *testing.T) {
	forms, err := disclosure.Forms()
	if err != nil {
		t.Fatal(err)
	}
	made := func(source string) (bytes uint64, findings int) {
		s := &check.Site{FS: fstest.MapFS{"a.html": {Data: []byte(source)}}, Foreign: true, Forms: forms, Today: disclosure.Date{Year: 2024, Month: 6, Day: 1}, Workdays: disclosure.WorkingDays()}
		s.Lenient = true
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r, err := check.Run(context.Background(), s, All)
		runtime.ReadMemStats(&after)
		if err != nil {
			t.Fatal(err)
		}
		return after.TotalAlloc - before.TotalAlloc, len(r.Findings)
	}
	page := func(around string, part func(int) string, n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(part(i))
		}
		return "<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'></head><body>" + strings.Replace(around, "%s", b.String(), 1) + "</body></html>"
	}
	made("<p>公开")
	for name, w := range worstPages {
		base, _ := made(page(w.around, w.part, 1))
		few, _ := made(page(w.around, w.part, 1000))
		many, findings := made(page(w.around, w.part, 4000))
		if grown := float64(many-min(base, many)) / float64(max(few, base+1<<18)-base); grown > 7 {
			t.Errorf("four times a page of %s takes %.1f times the memory: %d KiB, then %d KiB", name, grown, few>>10, many>>10)
		}
		if findings > 5*check.MostFound {
			t.Errorf("a page of %s has %d findings", name, findings)
		}
	}
}
