package rules

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yChartText looks for the numbers of each chart in a table.
var A11yChartText = &check.Rule{
	ID:      "a11y-chart-text",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每张图表旁有数据表

看不见图表的人读表。本工具所建页面上的图表（canvas，或声明为图像的 svg）与一张有数的表格放在同一个 figure、section 或 article 里，或用 aria-describedby、
aria-details 指向一张表；没有的为错误（法律要求逐步符合无障碍标准，图表由模板画出，数据就在手边）。canvas 里写有表格的也可以。他处页面上有名为图表（chart、graph）的 canvas，或有 echarts 等图表脚本，
而整页没有一张表的，为警告。做成图片的图表认不出来，由 a11y-img-alt 要求替代文字。图标一类的小 svg 不算：没有 viewBox 或宽高，或小于 64。`,
		disclosure.En: `beside each chart there is a table of its data

Who cannot see a chart reads the table. On pages built here a chart (canvas, or an svg declared to be an image) stands in one
figure, section or article with a table of numbers, or names one by aria-describedby or aria-details; else it is an error: the
law asks sites to conform step by step, templates draw the charts, and the data are at hand. A table inside canvas will do.
On other pages a canvas called a chart or graph, or a script for charts such as echarts, without a single table on the page is a warning. A chart that
is a picture is not recognised; a11y-img-alt asks for words in its place. A small svg, as an icon, does not count.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("1.1.1")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if p.Site.Foreign {
			foreignCharts(p, page)
			return
		}
		for _, n := range page.All("canvas", "svg") {
			if n.Data == "svg" && (check.Attr(n, "role") != "img" || isIcon(n)) || hidden(n) {
				continue
			}
			p.Saw(1)
			if holds(n, "table") || besideTable(n) || pointsToTable(page, n) {
				continue
			}
			name := check.Attr(n, "aria-label")
			p.Errorf(page.At(n), check.Values{Found: name, Expected: "table"}, "图表（%[1]s）旁没有数据表；请在同一个 figure 里放一张", "beside the chart (%[1]s) there is no table of its data; put one in the same figure", cmp.Or(short(name), n.Data))
		}
	},
}

var chartScript = regexp.MustCompile(`(?i)\b(?:echarts|highcharts|chart\.js|chart\.min\.js|antv|g2plot|amcharts)\b`)

var chartName = regexp.MustCompile(`(?i)chart|graph|tubiao`)

func foreignCharts(p *check.Pass, page *check.Page) {
	var chart *html.Node
	for _, n := range page.All("canvas") {
		if !hidden(n) && chartName.MatchString(check.Attr(n, "id")+" "+check.Attr(n, "class")) {
			chart = n
			break
		}
	}
	for _, n := range page.All("script") {
		if src := check.Attr(n, "src"); chart == nil && src != "" && chartScript.MatchString(src) {
			chart = n
		}
	}
	if chart != nil && len(page.All("table")) == 0 && !holds(chart, "p") {
		p.Warnf(page.At(chart), check.Values{Expected: "table"}, "页面有图表，却没有一张数据表；看不见图的人读不到这些数，请附上表格", "the page has charts but no table; add one with the data, for those who cannot see them")
	}
}

// besideTable reports whether a table stands with the chart in what holds both.
func besideTable(n *html.Node) bool {
	for a := n.Parent; a != nil; a = a.Parent {
		switch a.Data {
		case "figure", "section", "article":
			return holds(a, "table")
		}
	}
	return false
}

func pointsToTable(page *check.Page, n *html.Node) bool {
	ids := strings.Fields(check.Attr(n, "aria-describedby") + " " + check.Attr(n, "aria-details"))
	if len(ids) == 0 {
		return false
	}
	for _, t := range page.All("table") {
		for _, id := range ids {
			if check.Attr(t, "id") == id {
				return true
			}
		}
	}
	return false
}

// isIcon reports whether an svg is too small to show numbers.
func isIcon(n *html.Node) bool {
	width := arabicValue(strings.TrimSuffix(check.Attr(n, "width"), "px"))
	if box := strings.Fields(strings.ReplaceAll(check.Attr(n, "viewbox")+check.Attr(n, "viewBox"), ",", " ")); len(box) == 4 && width == 0 {
		width = arabicValue(strings.SplitN(box[2], ".", 2)[0])
	}
	return width < 64
}
