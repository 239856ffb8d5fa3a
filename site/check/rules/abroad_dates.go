package rules

import (
	"slices"
	"strings"

	"gongkai/site/check"
)

// pubdateVisibleAbroad holds the PubDate tag against the date that readers see.
func pubdateVisibleAbroad(p *check.Pass, page *check.Page) {
	p.Saw(1)
	r := page.Reading()
	tag := r.Tags["PubDate"]
	iso := check.ISODate(tag)
	day, _, _ := strings.Cut(iso, "T")
	switch shown := r.Published; {
	case iso == "":
		p.Skip("%[1]s 的 PubDate 标签为“%[2]s”，读不成日期，无从比较", "the PubDate tag of %[1]s says %[2]q, which is no date that can be read, so there is nothing to compare", page.Path, tag)
	case shown != nil && shown.ISO != "" && shown.Day() != day:
		if strings.HasPrefix(shown.Label, "更新") || strings.Contains(strings.ToLower(shown.Label), "updated") {
			p.Infof(page.At(shown.Node), check.Values{Found: shown.Text, Expected: tag}, "页面显示的“%[3]s”是 %[1]s，PubDate 标签为 %[2]s；请确认读者能看到发布日期",
				"the page shows %[1]s as %[3]q, and the PubDate tag says %[2]s; make sure that readers see when it was published", shown.Text, tag, shown.Label)
			return
		}
		p.Warnf(page.At(shown.Node), check.Values{Found: shown.Text, Expected: tag}, "页面显示的发布日期是 %s，PubDate 标签为 %s；请改成一致", "the page shows %s as its date of publication, but the PubDate tag says %s; make them agree", shown.Text, tag)
	case shown == nil && generatedAt(page) != "" && check.ISODate(generatedAt(page)) == iso:
		p.Warnf(atTag(page, "PubDate"), check.Values{Found: tag}, "PubDate 标签为 %[1]s，与页面生成的时间相同，多半不是发布时间%[2]s；请改为发布时间",
			"the PubDate tag says %[1]s, which is when the page was generated, and hardly when it was published%[3]s; give the time of publication", tag, formedHint(r, "（", "）"), formedHint(r, " (", ")"))
	case shown == nil:
		p.Skip("%s 没有显示发布日期，无从比较", "%s shows no date of publication to compare", page.Path)
	}
}

// generatedAt is when the page says that it was generated, in a tag of its own.
func generatedAt(page *check.Page) string {
	for _, m := range page.Metas {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(m.Content), "页面生成时间"); ok {
			return rest
		}
	}
	return ""
}

func formedHint(r *check.Reading, open, end string) string {
	if r.Formed == nil || r.Formed.ISO == "" {
		return ""
	}
	return open + r.Formed.Label + " " + r.Formed.Text + end
}

// sourceDateAbroad looks for the date and the source that readers see.
func sourceDateAbroad(p *check.Pass, page *check.Page) {
	r := page.Reading()
	p.Saw(2)
	unfilled := func(labels ...string) *check.Pair {
		for _, u := range r.Unrendered {
			if slices.ContainsFunc(labels, func(l string) bool { return strings.Contains(u.Label, l) }) {
				return u
			}
		}
		return nil
	}
	switch d := r.Published; {
	case d == nil && unfilled("发布", "公开日期", "日期", "时间") != nil:
		u := unfilled("发布", "公开日期", "日期", "时间")
		p.Warnf(page.At(u.Node), check.Values{Found: u.Label}, "“%s”之后是没有替换的模板代码，读者看不到日期；请检查生成页面的系统", "behind %q stands template code that was never filled in, so readers see no date; look at the system that makes the pages", u.Label)
	case d == nil:
		p.Warnf(atTitle(page), check.Values{Expected: "YYYY-MM-DD HH:MM"}, "页面没有显示发布日期；请在标题附近写明发布时间", "the page shows no date of publication; print it near the title")
	case d.ISO == "":
		p.Warnf(page.At(d.Node), check.Values{Found: d.Text, Expected: "YYYY-MM-DD HH:MM"}, "页面显示的发布日期是“%s”，读不成日期；请按“2023-01-19 10:24”的格式填写", "the page shows %q as its date of publication, which is no date that can be read; write it in the form 2023-01-19 10:24", d.Text)
	case !strings.Contains(d.ISO, "T"):
		p.Infof(page.At(d.Node), check.Values{Found: d.Text, Expected: "YYYY-MM-DD HH:MM"}, "页面显示的发布日期 %s 没有时和分；规范要求写到分，请补上", "the date of publication on the page, %s, has no hour and minute; the standard asks for both, so add them", d.Text)
	}
	switch {
	case r.Source != nil && (len([]rune(r.Source.Text)) < 2 || r.Source.Text == "原创" || r.Source.Text == "本站原创"):
		p.Warnf(page.At(r.Source.Node), check.Values{Found: r.Source.Text}, "页面显示的来源是“%s”，看不出是哪个单位；请写明单位名称", "the page shows %q as its source, which names no one; give the name of the body", r.Source.Text)
	case r.Source == nil && r.Organ == nil && unfilled("来源") != nil:
		u := unfilled("来源")
		p.Warnf(page.At(u.Node), check.Values{Found: u.Label}, "“%s”之后是没有替换的模板代码，读者看不到来源；请检查生成页面的系统", "behind %q stands template code that was never filled in, so readers see no source; look at the system that makes the pages", u.Label)
	case r.Source == nil && r.Organ == nil:
		p.Warnf(atTitle(page), check.Values{}, "页面没有显示来源；请在标题附近写明发布单位或转载来源", "the page shows no source; print near the title who publishes it, or where it was taken from")
	}
}

// dateOrderAbroad compares when a document was formed and published, as the page
// says. Only labels that can mean nothing else make it an error: 生成日期 and
// 发文日期 are used for other days, too.
func dateOrderAbroad(p *check.Pass, page *check.Page) {
	r := page.Reading()
	p.Saw(2)
	formed, published := formedOn(r), r.Published
	if r.Formed == nil && formed.Day() > published.Day() {
		p.Warnf(page.At(formed.Node), check.Values{Found: formed.Text, Expected: "≤ " + published.Text},
			"正文末尾单独成行的日期是 %[1]s，晚于“%[3]s”%[2]s；如果它是落款的成文日期，请改正其中写错的一个", "the last line that holds nothing but a date says %[1]s, which is after %[3]s: %[2]s; if it is the date of signature, correct the one that is wrong",
			formed.Text, published.Text, orDate(published.Label))
		return
	}
	if formed.Day() <= published.Day() {
		return
	}
	report := p.Warnf
	if sureFormed[formed.Label] && (strings.HasPrefix(published.Label, "发布") || published.Label == "公开日期") {
		report = p.Errorf
	}
	report(page.At(formed.Node), check.Values{Found: formed.Text, Expected: "≤ " + published.Text},
		"页面上的“%[3]s”是 %[1]s，晚于“%[4]s”%[2]s；先成文，后发布，请改正其中写错的一个", "the page says %[3]s: %[1]s, which is after %[4]s: %[2]s; a document is formed first, so correct the one that is wrong",
		formed.Text, published.Text, formed.Label, orDate(published.Label))
}

// formedOn is the date formed by its label or else, where there is none, the date
// of signature: the last line that holds nothing but a day, written as in letters.
func formedOn(r *check.Reading) *check.SeenDate {
	if r.Formed != nil {
		return r.Formed
	}
	for _, s := range slices.Backward(r.Signed) {
		if strings.Contains(s.Text, "年") {
			return s
		}
	}
	return nil
}

var sureFormed = map[string]bool{"成文日期": true, "公文生成日期": true, "成文时间": true}

func orDate(label string) string {
	if label == "" {
		return "日期"
	}
	return label
}

// hasBothDates selects pages that show both dates, readable.
func hasBothDates(page *check.Page) bool {
	r := page.Reading()
	formed := formedOn(r)
	return formed != nil && r.Published != nil && formed.ISO != "" && r.Published.ISO != ""
}

// lawReport selects pages titled as a report on rule-of-law government, not as
// an explanation of one or as news that one was deliberated on.
func lawReport(page *check.Page) bool {
	name := page.Reading().Name()
	for _, word := range []string{"解读", "图解", "审议", "听取"} {
		if strings.Contains(name, word) {
			return false
		}
	}
	return strings.Contains(name, "法治政府建设") && (strings.Contains(name, "报告") || strings.Contains(name, "情况"))
}
