package check

import (
	"strings"

	"gongkai/disclosure"
)

var kindWords = map[string]disclosure.Text{
	KindHome:     {disclosure.ZhCN: "首页", disclosure.En: "home page"},
	KindList:     {disclosure.ZhCN: "列表页", disclosure.En: "list"},
	KindContent:  {disclosure.ZhCN: "内容页", disclosure.En: "content page"},
	KindFragment: {disclosure.ZhCN: "没有页头（head）的片段", disclosure.En: "fragment without a head"},
	KindOther:    {disclosure.ZhCN: "类型不明的页面", disclosure.En: "page of no kind that it shows"},
}

// Sentence tells what was read of the page.
func (r *Read) Sentence(lang disclosure.Lang) string {
	kind := r.Kind
	if words, ok := kindWords[r.Kind]; ok {
		kind = words.In(lang)
	}
	zh := lang == disclosure.ZhCN
	says := []string{kind}
	add := func(nameZh, nameEn, value string) {
		switch {
		case value == "":
		case zh:
			says = append(says, nameZh+" "+value)
		default:
			says = append(says, nameEn+" "+value)
		}
	}
	date := func(d ReadDate) string {
		s := d.Text
		if d.Label != "" {
			s += " (" + d.Label + ")"
		}
		if d.Text != "" && d.ISO == "" {
			s += disclosure.Say("，读不成日期", ", which is no date that can be read").In(lang)
		}
		return s
	}
	add("标题", "title", shorten(r.Title))
	add("发布", "published", date(r.Published))
	add("成文", "formed", date(r.Formed))
	add("来源", "source", shorten(r.Source))
	add("机关", "organ", shorten(r.Organ))
	add("公开属性", "mark", r.Mark)
	add("索引号", "index number", r.Index)
	add("文号", "document number", r.Number)
	if r.Charset != "utf-8" {
		add("编码", "encoding", r.Charset)
	}
	separator := "; "
	if zh {
		separator = "；"
	}
	return r.Page + ": " + strings.Join(says, separator)
}

// shorten cuts what would fill the screen.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}
