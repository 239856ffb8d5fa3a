package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// FieldsOnPage holds the index number and the fields of a form against what was
// filed.
var FieldsOnPage = &check.Rule{
	ID:    "fields-on-page",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面显示填报的索引号和各信息项

索引号（data-index）和格式要求的信息项（data-field），各语言页面各显示一次，名称和内容与填报一致，没有多出的项。比较时不计空白。
信息项是否真实，规则不知道。`,
		disclosure.En: `the page shows the index number and the fields that were filed

The index number (data-index) and the fields that the form asks for (data-field) stand once on the page in each language, with the name and
the words that were filed, and nothing stands among them that was not. White space never counts. Whether a field is true the rule cannot know.`,
	},
	Cites:   []disclosure.Cite{logic, ogi12},
	Subject: disclosure.Say("有索引号或信息项的报告", "report with an index number or fields"),
	Of:      func(r *disclosure.Report) bool { return r.Index != "" || len(r.Fields) > 0 },
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			var list *html.Node
			said := 0
			if filed.Index != "" {
				said++
				list = fieldOn(p, shown, "data-index", "", disclosure.Say("索引号", "index number"), filed.Index, lang)
			}
			for _, f := range filed.Fields {
				if text := f.Words.In(lang); text != "" {
					said++
					if n := fieldOn(p, shown, "data-field", f.ID, f.Label, text, lang); n != nil {
						list = n
					}
				}
			}
			if list = above(list, "dl"); list == nil {
				continue
			}
			if terms := count(list, "dt"); terms > said {
				p.Errorf(shown.Page.At(list), check.Values{}, "信息项中有 %[1]d 项没有填报；请删去，或先填报", "fields on the page that were never filed: %[1]d; remove them, or file them first", terms-said)
			}
		}
	},
}

// fieldOn compares one field with the element that shows it, and returns that.
func fieldOn(p *check.Pass, shown *check.Shown, hook, key string, label disclosure.Text, want string, lang disclosure.Lang) *html.Node {
	p.Saw(1)
	zh, en := label.In(disclosure.ZhCN), label.In(disclosure.En)
	var found []*html.Node
	for _, n := range visible(shown.Article.Hooks[hook]) {
		if key == "" || check.Attr(n, hook) == key {
			found = append(found, n)
		}
	}
	switch {
	case len(found) == 0:
		p.Errorf(shown.At(), check.Values{Expected: want, Key: "lacks " + key + " " + en}, "页面没有显示“%[1]s”（%[3]s）；请补上", "the page does not show %[2]q (%[3]s); add it", zh, en, want)
		return nil
	case len(found) > 1:
		p.Errorf(shown.Page.At(found[1]), check.Values{Found: check.Text(found[1])}, "“%[1]s”显示了不止一次；请只留一处", "%[2]q is shown more than once; keep one", zh, en)
	}
	n := found[0]
	if text := check.Text(n); !check.SameWords(text, want) {
		p.Errorf(shown.Page.At(n), check.Values{Found: text, Expected: want}, "“%[1]s”显示为“%[3]s”，填报为“%[4]s”；请改正", "%[2]q reads %[3]q; correct it to %[4]q, as filed", zh, en, text, want)
	}
	if name := term(n); name != nil && key != "" && !check.SameWords(check.Text(name), label.In(lang)) {
		p.Errorf(shown.Page.At(name), check.Values{Found: check.Text(name), Expected: label.In(lang)}, "信息项的名称显示为“%[1]s”，应为“%[2]s”；请改正", "the name of a field reads %[1]q; correct it to %[2]q", check.Text(name), label.In(lang))
	}
	return n
}

// term is the name of a field in a list of names and values.
func term(n *html.Node) *html.Node {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode && s.Data == "dt" {
			return s
		}
	}
	return nil
}

// above is the nearest element around n with the name, or nil.
func above(n *html.Node, name string) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == name {
			return n
		}
	}
	return nil
}

// count tells how many elements with the name lie below n.
func count(n *html.Node, name string) int {
	k := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == name {
			k++
		}
		k += count(c, name)
	}
	return k
}
