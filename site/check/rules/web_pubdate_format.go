package rules

import (
	"regexp"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebPubdateFormat reads the PubDate tag.
var WebPubdateFormat = &check.Rule{
	ID:    "web-pubdate-format",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `PubDate 标签写成“YYYY-MM-DD HH:MM”，二十四小时制

如 2023-01-19 10:24。写成别的样子为警告；多了秒数，或照附件印出的样子用破折号代替连字符，为提示；日历上没有的日期和时刻（如 2 月 30 日）为错误。
十二小时制的时刻单从一个页面上看不出来。没有内容的标签由 web-meta-article 检查。`,
		disclosure.En: `the PubDate tag is written as year-month-day hour:minute, in 24 hours

As 2023-01-19 10:24. Another form is a warning; for seconds, and for the dashes with which the annex prints its own form, there
is advice; a day or time that does not exist (30 February) is an error. That hours were counted to twelve cannot be told from one page.
web-meta-article tells of a tag without content.`,
	},
	Cites:   []disclosure.Cite{logic, tags},
	Subject: disclosure.Say("带 PubDate 标签的页面", "page with a PubDate tag"),
	On:      func(page *check.Page) bool { return page.Meta("PubDate") != nil },
	Page:    webPubdateFormat,
	Foreign: true,
}

var pubDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$`)

func webPubdateFormat(p *check.Pass, page *check.Page) {
	p.Saw(1)
	for _, m := range tagsNamed(page, "PubDate") {
		v := check.Values{Found: m.Content, Expected: "YYYY-MM-DD HH:MM"}
		at := page.At(m.Node)
		parts := pubDate.FindStringSubmatch(dashes.Replace(m.Content))
		if parts == nil {
			p.Warnf(at, v, "PubDate 为“%s”；请按“2023-01-19 10:24”的格式填写", "PubDate says %q; write it in the form 2023-01-19 10:24", m.Content)
			continue
		}
		if _, err := readPubDate(m.Content); err != nil {
			p.Errorf(at, v, "PubDate 为 %s，没有这样的日期或时刻；请改正", "PubDate says %s, a day or time that does not exist; correct it", m.Content)
		} else if m.Content != dashes.Replace(m.Content) {
			p.Infof(at, v, "PubDate 为 %s，年月日之间宜用连字符“-”，以便程序读取", "PubDate says %s; use hyphens between year, month and day, which programs can read", m.Content)
		} else if parts[1] != "" {
			p.Infof(at, v, "PubDate 为 %s，格式只要求到分，可略去秒数", "PubDate says %s; the form ends with the minutes, so leave the seconds out", m.Content)
		}
	}
}

// dashes turns the dashes with which the annex prints its own form into hyphens.
var dashes = strings.NewReplacer("—", "-", "–", "-", "－", "-")

// readPubDate reads a PubDate, with or without seconds, as Beijing time.
func readPubDate(s string) (time.Time, error) {
	s = dashes.Replace(s)
	t, err := time.ParseInLocation("2006-01-02 15:04", s, disclosure.Beijing)
	if err != nil {
		t, err = time.ParseInLocation(time.DateTime, s, disclosure.Beijing)
	}
	return t, err
}
