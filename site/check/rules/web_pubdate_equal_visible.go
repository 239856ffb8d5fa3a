package rules

import (
	"regexp"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebPubdateEqualVisible holds the dates that machines read against the one
// that was filed.
var WebPubdateEqualVisible = &check.Rule{
	ID:    "web-pubdate-equal-visible",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `PubDate 标签、所显示日期的 datetime 属性与填报的发布时间相同

三处须为同一时刻，精确到分；不带时区的按北京时间读。PubDate 换一种写法（如 2023/01/19 10:24）而时刻相同的，这里不算，由 web-pubdate-format 提醒。
显示的文字由 web-source-date-visible 核对，标签缺少由 web-meta-article 检查。
不是本工具所建的页面（--foreign）：所显示的发布日期与 PubDate 不是同一天的，为警告；所显示的是更新日期的，为提示；PubDate 与页面生成的时间相同而页面没有显示发布日期的，为警告。`,
		disclosure.En: `the PubDate tag, the datetime of the date shown and the time filed are the same

All three must be one moment, to the minute; without a time zone it is read as Beijing time. A PubDate that gives the moment in
another form, as 2023/01/19 10:24, is no fault here: web-pubdate-format warns. The words shown are compared by
web-source-date-visible, and web-meta-article tells of a missing tag.
On pages that were not built here (--foreign), a date of publication shown that is another day than PubDate is a warning, a date of update a note;
so is, as a warning, a PubDate that is when the page was generated while the page shows no date of publication.`,
	},
	Cites:   []disclosure.Cite{logic, tags},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("带 PubDate 标签的页面", "page with a PubDate tag"), On: func(page *check.Page) bool { return page.Reading().Tags["PubDate"] != "" }, Page: pubdateVisibleAbroad, Cites: []disclosure.Cite{pageItself, tags}},
	Report:  webPubdateEqualVisible,
}

func webPubdateEqualVisible(p *check.Pass, filed *check.Filed) {
	want := filed.Published.Format("2006-01-02 15:04")
	for _, shown := range held(p, filed) {
		if len(tagsNamed(shown.Page, "PubDate")) == 0 {
			p.Skip("%s 没有可比较的 PubDate 标签", "%s has no PubDate tag to compare", shown.Path)
		}
		if len(shown.Article.Hooks["data-published"]) == 0 {
			p.Skip("%s 没有标记为发布日期的元素，无从比较", "%s has no element marked as the date of publication to compare", shown.Path)
		}
		for _, m := range tagsNamed(shown.Page, "PubDate") {
			p.Saw(1)
			if t, err := readMoment(m.Content); err != nil || !sameMinute(t, filed.Published) {
				p.Errorf(shown.Page.At(m.Node), check.Values{Found: m.Content, Expected: want}, "PubDate 标签为 %s，填报的发布时间为 %s；请重新生成页面或检查模板", "the PubDate tag says %s, but %s was filed; build the page again or check its layout", m.Content, want)
			}
		}
		for _, n := range shown.Article.Hooks["data-published"] {
			p.Saw(1)
			value := check.Attr(n, "datetime")
			v := check.Values{Found: value, Expected: filed.Published.Format(time.RFC3339)}
			if value == "" {
				p.Errorf(shown.Page.At(n), v, "所显示的发布日期没有 datetime 属性，填报的发布时间为 %s；请重新生成页面或检查模板", "the date of publication has no datetime attribute; filed is %s; build the page again or check its layout", want)
			} else if t, err := readDatetime(value); err != nil || !sameMinute(t, filed.Published) {
				p.Errorf(shown.Page.At(n), v, "所显示的发布日期，其 datetime 属性为 %s，填报的发布时间为 %s；请重新生成页面或检查模板", "the datetime attribute of the date of publication is %s, but %s was filed; build the page again or check its layout", value, want)
			}
		}
	}
}

func sameMinute(a, b time.Time) bool { return a.Truncate(time.Minute).Equal(b.Truncate(time.Minute)) }

var momentParts = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]+(.+)$`)

// readMoment reads a moment in the forms that sites give PubDate: that of the
// standard, with other signs between the parts, with seconds, with a zone.
func readMoment(s string) (t time.Time, err error) {
	s = strings.TrimSpace(dashes.Replace(s))
	if parts := momentParts.FindStringSubmatch(s); parts != nil {
		s = strings.Join(parts[1:4], "-") + " " + strings.NewReplacer("：", ":", "时", ":", "分", "", " ", "").Replace(parts[4])
	}
	for _, layout := range []string{"2006-1-2 15:04", "2006-1-2 15:04:05", "2006-1-2 15:04Z07:00", "2006-1-2 15:04:05Z07:00", "2006-1-2 15:04Z0700", "2006-1-2 15:04:05Z0700"} {
		if t, err = time.ParseInLocation(layout, s, disclosure.Beijing); err == nil {
			return t, nil
		}
	}
	return t, err
}

// readDatetime reads a datetime attribute in the forms that HTML allows for a
// moment; without a zone it is Beijing time.
func readDatetime(s string) (t time.Time, err error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime, "2006-01-02 15:04"} {
		if t, err = time.ParseInLocation(layout, s, disclosure.Beijing); err == nil {
			return t, nil
		}
	}
	return t, err
}
