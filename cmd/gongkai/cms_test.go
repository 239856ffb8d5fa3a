package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

// A toPaste is one language of a report as the target cms hands it to the clerk.
type toPaste struct {
	report  *disclosure.Report
	lang    disclosure.Lang
	body    []byte
	rows    []labelled // of metadata.csv
	notices int        // paragraphs that come before what was filed
}

type labelled struct{ field, label, value string }

func (p *toPaste) String() string { return fmt.Sprintf("%s (%s)", p.report.ID, p.lang) }

// handedOver shapes both sites for a CMS, and reads the folders.
func handedOver(t *testing.T) []*toPaste {
	t.Helper()
	root := ownSite(t)
	county, _ := ownCounty(t, root)
	var out []*toPaste
	for _, site := range []string{root, county} {
		built, err := publish.ReadTree(filepath.Join(site, "public"))
		if err != nil {
			t.Fatal(err)
		}
		target, err := targets.Open(targets.Settings{Name: "cms", Values: map[string]any{"kind": "cms", "path": "cms"}})
		if err != nil {
			t.Fatal(err)
		}
		shaped, err := publish.Shape(context.Background(), target, built, nil)
		if err != nil {
			t.Fatal(err)
		}
		files := map[string][]byte{}
		for _, f := range shaped {
			files[f.Path] = contents(t, f)
		}
		filings := disclosure.Open(os.DirFS(site))
		for _, id := range filings.IDs() {
			r, err := filings.Read(id)
			if err != nil {
				t.Fatal(err)
			}
			for _, lang := range disclosure.Langs {
				body, there := files["reports/"+id+"/"+string(lang)+".html"]
				if there == (lang != disclosure.ZhCN && r.Translation == "none") {
					t.Errorf("%s: %s.html is there: %v", id, lang, there)
				}
				if !there {
					continue
				}
				out = append(out, &toPaste{r, lang, body, rowsOf(t, files["reports/"+id+"/metadata.csv"], lang), noticesOn(t, filepath.Join(site, "public", check.PagePath(id, lang)))})
			}
		}
	}
	return out
}

func contents(t *testing.T, f publish.File) []byte {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil || int64(len(data)) != f.Size {
		t.Fatalf("%s: %d bytes, not %d (%v)", f.Path, len(data), f.Size, err)
	}
	return data
}

func rowsOf(t *testing.T, data []byte, lang disclosure.Lang) (rows []labelled) {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if r[0] == string(lang) {
			rows = append(rows, labelled{r[1], r[2], r[3]})
		}
	}
	return rows
}

func noticesOn(t *testing.T, file string) int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Find("article header").Find("[data-draft-notice], [data-status-notice], [data-edition-notice], [data-authority-notice], [data-translation-notice]").Length()
}

// inEditor is what an editor makes of the pasted text.
func (p *toPaste) inEditor(t *testing.T, e editor) *html.Node {
	t.Helper()
	holder := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(bytes.NewReader(p.body), holder)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		holder.AppendChild(n)
	}
	e.paste(holder)
	return holder
}

// published is the page that the CMS makes of the text and the fields.
func (p *toPaste) published(t *testing.T, text *html.Node) []byte {
	t.Helper()
	var title, line, table strings.Builder
	for _, r := range p.rows {
		label, value := html.EscapeString(r.label), html.EscapeString(r.value)
		switch r.field {
		case "title":
			title.WriteString(value)
		case "published", "source":
			fmt.Fprintf(&line, "<span>%s：%s</span> &nbsp; ", label, value)
		case "keywords", "description", "image":
			// CMSs put these into the head
		default:
			fmt.Fprintf(&table, "<tr><td><b>%s</b></td><td>%s</td></tr>", label, value)
		}
	}
	page := `<!DOCTYPE html><html><head><meta charset="utf-8"><title>TITLE_某某市人民政府</title></head><body>
<div class="top"><a href="/">网站首页</a> 2024年6月1日 星期六</div>
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk">政府信息公开</a> &gt; 正文</div>
<table class="xxgk"><tbody>TABLE</tbody></table>
<h1>TITLE</h1><div class="info">LINE浏览次数：128</div>
<div id="zoom">TEXT</div>
<div class="tools"><a>【打印本页】</a><a>【关闭窗口】</a></div>
<h3>相关文档</h3><ul><li><a href="1.html">某某市2019年年度报告</a> <span>2020-01-30</span></li></ul>
<div class="footer">主办：某某市人民政府办公室 网站标识码：3504000001</div>
</body></html>`
	page = strings.NewReplacer("TITLE", title.String(), "LINE", line.String(), "TABLE", table.String()).Replace(page)
	return []byte(strings.Replace(page, "TEXT", string(rendered(t, text)), 1))
}

// TestFoldersForACMSPassWhenPasted: what the target cms hands over, put through the rules
// of every editor and into a page of a CMS, is what was filed; with one digit changed it
// is not.
func TestFoldersForACMSPassWhenPasted(t *testing.T) {
	all := handedOver(t)
	if len(all) < 130 {
		t.Fatalf("%d texts were handed over", len(all))
	}
	random := rand.New(rand.NewPCG(2024, 331))
	pages, changed := 0, 0
	for _, e := range editors {
		if e.whole {
			continue // it keeps pages whole; here it is given a text
		}
		for _, p := range all {
			text := p.inEditor(t, e)
			result := prove(t, p.report, p.published(t, text))
			pages++
			if a := result.Against; a.Language != p.lang || a.Count(check.FactFound) != len(a.Facts) || result.Count(check.Error) > 0 || result.Count(check.Warn) > 0 && !e.tells {
				t.Errorf("%s: %s:\n%s", e.name, p, spoken(result))
				continue
			}
			digits := digitsIn(text, p.notices)
			for range min(2, len(digits)) {
				d := digits[random.IntN(len(digits))]
				was := d.node.Data
				d.node.Data = was[:d.at] + string('0'+(was[d.at]-'0'+byte(1+random.IntN(9)))%10) + was[d.at+1:]
				if prove(t, p.report, p.published(t, text)).Count(check.Error) == 0 {
					t.Errorf("%s: %s: a changed digit passes: %q, was %q", e.name, p, d.node.Data, was)
				}
				d.node.Data = was
				changed++
			}
		}
	}
	t.Logf("%d pages pass; %d changed digits were tried", pages, changed)
}

type digit struct {
	node *html.Node
	at   int
}

// digitsIn lists the digits of a text, behind so many paragraphs.
func digitsIn(n *html.Node, notices int) (out []digit) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		if notices--; notices >= 0 {
			continue
		}
		for d := range c.Descendants() {
			for i := 0; d.Type == html.TextNode && i < len(d.Data); i++ {
				if d.Data[i] >= '0' && d.Data[i] <= '9' {
					out = append(out, digit{d, i})
				}
			}
		}
	}
	return out
}
