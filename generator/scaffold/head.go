package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// head writes the plain entries, which stand before all parts in brackets.
func (s *scaffold) head() {
	s.remark("本文件由 gongkai new report 写成。空引号 \"\"、“"+disclosure.Unfilled[disclosure.ZhCN]+"”处请填写；各项含义见填报指南。",
		"Written by gongkai new report. Fill in wherever \"\" or \""+disclosure.Unfilled[disclosure.En]+"\" stands; the guide explains each key.")
	s.remark("填好后运行 gongkai build 检查。", "Then run gongkai build.")
	for _, b := range s.Form.Basis {
		s.line("# 依据 basis: ", oneLine(b.Instrument+b.Article))
	}
	if due, ok := s.Form.Filer(s.Organ.Level).Due(s.Year); ok {
		s.remark("期限："+due.In(disclosure.ZhCN)+"前公开。", "Published before "+due.In(disclosure.En)+".")
	}
	s.line()
	unfilled := disclosure.QuoteTOML(disclosure.Unfilled[disclosure.ZhCN])
	list := []entry{
		{"form", disclosure.QuoteTOML(s.Form.ID), "报告格式 the form: " + both(s.Form.Name)},
		{"organ", disclosure.QuoteTOML(s.Organ.ID), "发布机关，organs.toml 中的名称 publishing organ, a key of organs.toml"},
		{"published", s.Published.Format("2006-01-02T15:04:05"), "发布时间（北京时间），请改为实际时间 time of publication (Beijing); put in the real one"},
		{"formed", s.Formed.String(), "成文日期，请改为实际日期 date of the document; put in the real one"},
		s.addressees(),
		{"signatories", "[" + disclosure.QuoteTOML(s.Organ.ID) + "]", "落款机关，按顺序 who signs, in order"},
		{"index", unfilled, "索引号 index number"},
	}
	if !slices.Contains(s.Form.Require, "index") {
		list[len(list)-1] = entry{"# index", unfilled, "可选：索引号 optional: index number"}
	}
	s.entries(list)
	s.line()
	s.remark("标题、来源（默认为发布机关）、内容概述（一句话）、关键词、公开属性（proactive、on-request、withheld）",
		"title; source (the organ, unless you change it); summary in one sentence; keywords; mark of disclosure")
	keywords := []string{}
	for _, lang := range disclosure.Langs {
		keywords = append(keywords, fmt.Sprintf("%s = [%s]", lang, disclosure.QuoteTOML(s.Form.Name.In(lang))))
	}
	s.entries([]entry{
		{"title", text(s.title()), ""},
		{"source", text(s.Organ.Name), ""},
		{"summary", text(disclosure.Unfilled), ""},
		{"keywords", "{ " + strings.Join(keywords, ", ") + " }", ""},
		{"mark", `{ attribute = "proactive", text = { zh-cn = "此件主动公开", en = "This document is proactively disclosed" } }`, ""},
	})
	s.line()
	s.remark("可选，需要时去掉行首的 #。", "Optional; take the # away where needed.")
	s.entries([]entry{
		{"# edition", `"data"`, "数据版：正文由我们重写 a data edition, in words of our own"},
		{"# translation", `"summary"`, `英文为摘要；没有英文为 "none"，并删去 en.md the English is a summary; "none": there is none, and no en.md`},
		{"# review", `{ by = "…", on = ` + s.Formed.String() + `, basis = "…" }`, "保密审查：谁、何时、依据；不显示在页面上 secrecy review: who, when, on what basis; never on a page"},
		{"# signature", `{ by = "…", on = ` + s.Formed.String() + `, basis = "…" }`, "签发：须另一人，在审查之后 release for publication: another person, after the review"},
		{"# migrated", `"http://…"`, "先前在哪里发布过；发布时间是当时的 where it was published before, at that time"},
		{"# related", `[ { text = { zh-cn = "…", en = "…" }, url = "https://…" } ]`, "相关链接 links"},
	})
	s.line()
	s.remark("正文中的数，每个一行；正文用 {{< stat \"编号\" >}} 引用。", "The numbers of the text, one a line; the text shows them by {{< stat \"id\" >}}.")
	s.line("facts = [")
	s.line(`  # { id = "court.closed", value = 17, unit = "case", label = { zh-cn = "审结的行政应诉案件", en = "Administrative lawsuits closed" } },`)
	s.line(`  # { id = "court.lost", value = 4, unit = "case", label = { zh-cn = "败诉的行政应诉案件", en = "Administrative lawsuits lost" } },`)
	s.line("]")
}

// addressees are those of last year's report. Where none are known and one must
// be named, the organ itself stands there.
func (s *scaffold) addressees() entry {
	if s.Last != nil && len(s.Last.Addressees) > 0 {
		var ids []string
		for _, o := range s.Last.Addressees {
			ids = append(ids, disclosure.QuoteTOML(o.ID))
		}
		return entry{"addressees", "[" + strings.Join(ids, ", ") + "]", "主送机关，同上年，请核对 whom it is addressed to, as last year; check it"}
	}
	if slices.Contains(s.Form.Require, "addressees") {
		return entry{"addressees", "[" + disclosure.QuoteTOML(s.Organ.ID) + "]", "主送机关，请改 whom it is addressed to; put them in"}
	}
	return entry{"# addressees", `["…"]`, "可选：主送机关 optional: whom it is addressed to"}
}

// fields writes what the form asks for beyond what all reports say.
func (s *scaffold) fields() {
	if len(s.Form.Fields) == 0 {
		return
	}
	s.line()
	s.remark("本格式的信息项", "What this form asks for beyond that")
	s.line("[fields]")
	var list []entry
	for _, f := range s.Form.Fields {
		e := entry{f.Key, s.unfilled(f.Kind, f.Words), both(f.Name) + said(f.Kind, f.Words)}
		switch f.Kind {
		case disclosure.Plain:
			e.value = disclosure.QuoteTOML(disclosure.Unfilled[disclosure.ZhCN])
		case disclosure.Day:
			e.value = s.Formed.String()
		}
		if !f.Required {
			e.key, e.remark = "# "+e.key, "可选 optional: "+e.remark
		}
		list = append(list, e)
	}
	s.entries(list)
}

// unfilled is the value of a cell or field that nobody has filled in yet. A
// word and an organ cannot be left out: the first one stands there.
func (s *scaffold) unfilled(k disclosure.Kind, words []disclosure.Word) string {
	switch {
	case k == disclosure.Words:
		return text(disclosure.Unfilled)
	case k == disclosure.Choice && len(words) > 0:
		return disclosure.QuoteTOML(words[0].Key)
	case k == disclosure.OrganRef:
		return disclosure.QuoteTOML(s.Organ.ID)
	}
	return `""`
}

// said tells what else may stand there: the words of a closed list, the shape
// of a day.
func said(k disclosure.Kind, words []disclosure.Word) string {
	var out []string
	for _, w := range words {
		out = append(out, fmt.Sprintf("%q %s", w.Key, both(w.Name)))
	}
	switch k {
	case disclosure.Choice:
		return "。请选一个 choose one: " + strings.Join(out, " | ")
	case disclosure.Day:
		return "，如 as 2023-01-17"
	case disclosure.OrganRef:
		return "，organs.toml 中的名称 a key of organs.toml"
	}
	return ""
}
