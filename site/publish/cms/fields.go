package cms

import (
	"strings"

	"github.com/PuerkitoBio/goquery"

	"gongkai/disclosure"
)

// A row is one field as the clerk fills it in.
type row struct{ Name, Label, Value string }

// FormFields are the fields that a form asks of its reports; each has a name of its own.
const FormFields = "form_fields"

// A field is something that a CMS may ask for.
type field struct {
	name  string
	label disclosure.Text
	usual bool // it is asked for where the settings name no fields
	read  func(p *page) string
}

// fields are those there are: the fifteen tags that 《政府网站发展指引》 asks of a page, in
// the order in which a CMS asks for a document; then what catalogues ask for. What a CMS
// knows by itself, as the site's name and the page's address, is not asked for unless the
// settings name it.
var fields = []field{
	{"title", disclosure.Say("标题", "Title"), true, (*page).title},
	{"title_zh", disclosure.Say("中文标题", "Chinese title"), true, func(p *page) string { return p.says("[data-title-zh]") }},
	{"published", disclosure.Say("发布日期", "Published"), true, func(p *page) string { return p.says("[data-published]") }},
	{"source", disclosure.Say("来源", "Source"), true, tag("ContentSource")},
	{"author", disclosure.Say("作者", "Author"), true, tag("Author")},
	{"column", disclosure.Say("栏目", "Column"), true, tag("ColumnName")},
	{"column_type", disclosure.Say("栏目类别", "Type of column"), false, tag("ColumnType")},
	{"column_description", disclosure.Say("栏目描述", "Description of the column"), false, tag("ColumnDescription")},
	{"column_keywords", disclosure.Say("栏目关键词", "Keywords of the column"), false, tag("ColumnKeywords")},
	{"keywords", disclosure.Say("关键词", "Keywords"), true, tag("Keywords")},
	{"description", disclosure.Say("摘要", "Description"), true, tag("Description")},
	{"image", disclosure.Say("图片", "Image"), true, tag("Image")},
	{"index", disclosure.Say("索引号", "Index number"), true, func(p *page) string { return p.says("[data-index]") }},
	{FormFields, disclosure.Say("信息项", "Fields of the form"), true, nil}, // several, see rows
	{"formed", disclosure.Say("成文日期", "Date of signing"), true, func(p *page) string { return p.says("[data-formed]") }},
	{"mark", disclosure.Say("公开属性标注", "Mark of disclosure"), true, func(p *page) string { return strings.Trim(p.says("[data-mark]"), "（）() ") }},
	{"addressees", disclosure.Say("主送机关", "Addressees"), false, func(p *page) string { return strings.TrimRight(p.says("[data-addressee]"), "：: ") }},
	{"signatories", disclosure.Say("落款机关", "Signed by"), false, func(p *page) string {
		return strings.Join(p.about.Find("[data-signoff]").Map(func(_ int, s *goquery.Selection) string { return words(s.Text()) }), "; ")
	}},
	{"site_name", disclosure.Say("网站名称", "Site"), false, tag("SiteName")},
	{"site_domain", disclosure.Say("网站域名", "Domain"), false, tag("SiteDomain")},
	{"site_id_code", disclosure.Say("网站标识码", "Site code"), false, tag("SiteIDCode")},
	{"url", disclosure.Say("网址", "Address"), false, tag("Url")},
}

func tag(name string) func(*page) string {
	return func(p *page) string { return p.meta(name) }
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Known are the names of all fields.
func Known() (names []string) {
	for _, f := range fields {
		names = append(names, f.name)
	}
	return names
}

// Usual are the names of the fields that are asked for where the settings name none.
func Usual() (names []string) {
	for _, f := range fields {
		if f.usual {
			names = append(names, f.name)
		}
	}
	return names
}

// rows are the fields of a page that have something in them, in the order of the
// settings.
func (s *Shaper) rows(p *page) (out []row) {
	add := func(name, label, value string) {
		if value != "" {
			out = append(out, row{name, label, value})
		}
	}
	for _, name := range s.Fields {
		for _, f := range fields {
			switch {
			case f.name != name:
			case f.read == nil:
				p.about.Find("[data-field]").Each(func(_ int, s *goquery.Selection) {
					add(s.AttrOr("data-field", ""), words(s.Siblings().Filter("dt").Text()), words(s.Text()))
				})
			default:
				add(name, either(s.Labels[name], f.label.In(p.lang)), f.read(p))
			}
		}
	}
	return out
}
