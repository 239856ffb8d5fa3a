package targets

import (
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/publish"
	"gongkai/site/publish/cms"
)

// CMS lays down, as Directory does, what a clerk pastes into a content management system
// by hand: a folder for each report, with its text as editors take it, its fields, tables
// and attachments. Package cms makes them. Nobody serves it; path/current is the latest.
var CMS = Kind{
	Name: "cms",
	Doc: disclosure.Say("供人工粘贴到内容管理系统的文件夹，每份报告一个；kind、path，可选 fields、labels、keep",
		"folders from which people paste into a content management system, one for each report: kind, path, and, optional, fields, labels, keep"),
	Open: func(s Settings) (publish.Target, error) {
		d, err := s.directory("fields", "labels")
		if err != nil {
			return nil, err
		}
		if _, ok := s.Values["url"]; ok {
			return nil, s.fault("url", "这里的文件夹供人粘贴，不对外提供，无从核对；请删去，粘贴后用 gongkai check --against 核对", "these folders are for pasting and served by nobody, so there is nothing to ask; leave it out, and prove what was pasted by gongkai check --against")
		}
		t := &pasted{directory: d}
		if t.Fields, err = s.fields(); err != nil {
			return nil, err
		}
		if t.Labels, err = s.labels(); err != nil {
			return nil, err
		}
		return t, nil
	},
}

type pasted struct {
	*directory
	cms.Shaper
}

// fields reads which fields the CMS asks for, in its order.
func (s Settings) fields() (names []string, err error) {
	v, ok := s.Values["fields"]
	if !ok {
		return cms.Usual(), nil
	}
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		return nil, s.fault("fields", "应列出各栏的名称，如 [\"title\", \"published\"]", "must list names of fields, as [\"title\", \"published\"]")
	}
	for _, v := range list {
		name, ok := v.(string)
		switch {
		case !ok || !slices.Contains(cms.Known(), name):
			return nil, s.fault("fields", "没有 %v 这一栏，可用：%s", "there is no field %v; known are %s", v, strings.Join(cms.Known(), ", "))
		case slices.Contains(names, name):
			return nil, s.fault("fields", "%s 写了两次；请只留一处", "%s is there twice; keep it once", name)
		}
		names = append(names, name)
	}
	return names, nil
}

// labels reads what the CMS calls its fields.
func (s Settings) labels() (map[string]string, error) {
	v, ok := s.Values["labels"]
	if !ok {
		return nil, nil
	}
	table, ok := v.(map[string]any)
	if !ok {
		return nil, s.fault("labels", "应为一个表，如 { source = \"稿源\" }", "must be a table, as { source = \"稿源\" }")
	}
	out := map[string]string{}
	for name, v := range table {
		words, ok := v.(string)
		switch {
		case !slices.Contains(cms.Known(), name):
			return nil, s.fault("labels", "没有 %s 这一栏，可用：%s", "there is no field %s; known are %s", name, strings.Join(cms.Known(), ", "))
		case name == cms.FormFields:
			return nil, s.fault("labels", "%s 有几栏，名称由报告格式规定，不能另写", "%s are several, and the form names them; leave it out", name)
		case !ok || strings.TrimSpace(words) == "":
			return nil, s.fault("labels", "%s 的名称应为文字", "what %s is called must be text", name)
		}
		out[name] = words
	}
	return out, nil
}
