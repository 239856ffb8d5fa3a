package check

import (
	"strings"

	"gongkai/disclosure"
)

// jsonRead is what was read of one page; what was not seen is null.
type jsonRead struct {
	Page      string            `json:"page"`
	Kind      string            `json:"kind"`
	Title     *string           `json:"title"`
	Published *jsonDate         `json:"published"`
	Formed    *jsonDate         `json:"formed"`
	Source    *string           `json:"source"`
	Organ     *string           `json:"organ"`
	Mark      *string           `json:"mark"`
	Attribute *string           `json:"attribute"`
	Index     *string           `json:"index"`
	Number    *string           `json:"number"`
	Meta      map[string]string `json:"meta"`
	Tables    int               `json:"tables"`
	Charset   string            `json:"charset"`
}

type jsonDate struct {
	Text  string  `json:"text"`
	ISO   *string `json:"iso"`
	Label *string `json:"label"`
}

func readAsJSON(reads []*Read) []jsonRead {
	date := func(d ReadDate) *jsonDate {
		if d.Text == "" {
			return nil
		}
		return &jsonDate{d.Text, orNull(d.ISO), orNull(d.Label)}
	}
	out := []jsonRead{}
	for _, r := range reads {
		out = append(out, jsonRead{
			Page: r.Page, Kind: r.Kind, Title: orNull(r.Title), Published: date(r.Published), Formed: date(r.Formed),
			Source: orNull(r.Source), Organ: orNull(r.Organ), Mark: orNull(r.Mark), Attribute: orNull(r.Attribute),
			Index: orNull(r.Index), Number: orNull(r.Number), Meta: r.Meta, Tables: r.Tables, Charset: r.Charset,
		})
	}
	return out
}

var kindWords = map[string]disclosure.Text{
	KindHome:     {disclosure.ZhCN: "首页", disclosure.En: "home page"},
	KindList:     {disclosure.ZhCN: "列表页", disclosure.En: "list"},
	KindContent:  {disclosure.ZhCN: "内容页", disclosure.En: "content page"},
	KindFragment: {disclosure.ZhCN: "没有页头（head）的片段", disclosure.En: "fragment without a head"},
	KindOther:    {disclosure.ZhCN: "类型不明的页面", disclosure.En: "page of no kind that it shows"},
}

// most is how many pages the text output tells of; JSON has all.
const most = 20

// writeRead tells what was read of each page, a line or two each.
func writeRead(out *textWriter, reads []*Read, lang disclosure.Lang) {
	out.printf("%s\n", disclosure.Say("读到的内容", "what was read").In(lang))
	for i, r := range reads {
		if i == most {
			out.printf("  %s\n", disclosure.Say("……另有 %d 页，见 JSON 输出", "… and %d more; the JSON output has them", len(reads)-most).In(lang))
			break
		}
		out.printf("  %s\n", r.Sentence(lang))
	}
	out.printf("\n")
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

// together lists what was not checked, a line each; with foreign pages, where most
// rules have nothing to go by, those with one reason share a line.
func together(r *Result, lang disclosure.Lang) []string {
	var lines []string
	at := map[string]int{}
	for _, n := range r.NotChecked {
		why := n.Why.In(lang)
		i, ok := at[why]
		if !ok || !r.Foreign {
			at[why] = len(lines)
			lines = append(lines, n.Rule+": "+why)
			continue
		}
		lines[i] = strings.TrimSuffix(lines[i], ": "+why) + ", " + n.Rule + ": " + why
	}
	return lines
}

// shorten cuts what would fill the screen.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}
