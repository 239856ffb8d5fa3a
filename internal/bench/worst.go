//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// worstPage is how large the worst pages are made: all that the checker reads of one.
const worstPage = 32<<20 - 1<<10

// worst makes pages of nothing but what one rule or reading looks for, as nobody writes
// them. Each was once the slowest, or took the most memory.
var worst = []struct {
	name, around string // around what is repeated
	part         func(i int) string
}{
	{"mobile numbers", "<p>%s</p>", func(i int) string { return fmt.Sprintf("13%09d ", i*7919%1e9) }},
	{"named mobile numbers", "<p>%s</p>", func(i int) string { return fmt.Sprintf("李明电话13%09d。", i*7919%1e9) }},
	{"numbers of identity cards", "<p>%s</p>", func(i int) string { return fmt.Sprintf("1101011960%02d%02d%04d ", 1+i%12, 1+i%28, i%1e4) }},
	{"digits apart", "<p>%s</p>", func(int) string { return "1-" }},
	{"addresses of mail", "<p>%s</p>", func(i int) string { return fmt.Sprintf("zhang%d@qq.com ", i) }},
	{"percentages", "<p>%s</p>", func(int) string { return "占50%，同比增长12.5%，" }},
	{"sums", "<p>%s</p>", func(int) string { return "其中甲40件、乙60件，共100件，" }},
	{"numbers of documents", "<p>%s</p>", func(int) string { return "国办发〔2020〕1号，" }},
	{"a title", "<title>%s</title>", func(int) string { return "公开 - " }},
	{"numbers in a comment", "<p>a</p><!-- %s -->", func(i int) string { return fmt.Sprintf("13%09d ", i*7919%1e9) }},
	{"a script", "<script>%s</script>", func(int) string { return "var x=function(a,b){return a+b/2};for(i=0;i<n;i++)a(b);" }},
	{"a script of tags", "<script>%s</script>", func(int) string { return "<!--<script" }},
	{"numbers in a script", "<script>%s</script>", func(i int) string { return fmt.Sprintf(`{"mobile":"13%09d"},`, i*7919%1e9) }},
	{"cells", "<table><tr><th>姓名</th><th>手机</th></tr>%s</table>", func(i int) string {
		return fmt.Sprintf("<tr><td>李明</td><td>13%09d</td><td title='%s'></td></tr>", i*7919%1e9, strings.Repeat("长", 32))
	}},
	{"paragraphs", "%s", func(i int) string {
		return fmt.Sprintf("<p>李明电话13%09d%s</p>", i*7919%1e9, strings.Repeat("长", 24))
	}},
	{"broken anchors", "%s", func(i int) string { return fmt.Sprintf("<a href=#x%d>%s</a>", i, strings.Repeat("长", 24)) }},
	{"headings", "%s", func(i int) string {
		return fmt.Sprintf("<h1>（一）公开%d</h1><h6>%s</h6>", i, strings.Repeat("长", 24))
	}},
	{"lines", "%s", func(i int) string {
		return fmt.Sprintf("<span></span>13%09d%s<br>", i*7919%1e9, strings.Repeat("长", 16))
	}},
}

// checkWorst measures the checker at each, one page a run.
func checkWorst(gongkai, dir string) error {
	fmt.Printf("\n%-28s %10s %10s %12s   one page of %d MiB (aim: at most 10 s of cpu and 200 MB)\n", "worst page, of nothing but", "cpu s", "wall s", "peak MB", worstPage>>20+1)
	file := filepath.Join(dir, "worst.html")
	for _, w := range worst {
		if err := os.WriteFile(file, []byte(worstOf(w.around, w.part)), 0o644); err != nil {
			return err
		}
		u, err := measure([]string{gongkai, "check", file, "--foreign", "--fail-on", "never", "--today", "2024-06-01"})
		if err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		fmt.Printf("%-28s %10.2f %10.2f %12.0f\n", w.name, u.cpu.Seconds(), u.wall.Seconds(), float64(u.peak)/1e6)
	}
	return nil
}

func worstOf(around string, part func(int) string) string {
	before, after, _ := strings.Cut(around, "%s")
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"></head><body>` + before)
	for i := 0; b.Len() < worstPage-len(after); i++ {
		b.WriteString(part(i))
	}
	b.WriteString(after + "</body></html>")
	return b.String()
}
