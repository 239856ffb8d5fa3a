package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebUniformTemplate holds the frames of pages of one kind against each other.
var WebUniformTemplate = &check.Rule{
	ID:    "web-uniform-template",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `同类页面用同一套模板

列表页与列表页、内容页与内容页，body 之下的各部分（页头、导航、正文、页脚）及其次序应相同。规则按语言和类别比较，与多数页面不同的，每类给一条提示，指出第一页，说明共有几页。
样式是否一致、正文内部怎样排，不看；只有一页的类别无从比较。别人建的页面不检查。`,
		disclosure.En: `pages of one kind use one template

The parts below body (head, navigation, text, foot) and their order should be the same on all list pages, and on all content pages. The rule compares by
language and kind; pages that differ from most give one note for each kind, which names the first and says how many there are. Whether styles agree, and how a text is
laid out, is not looked at; a kind with a single page cannot be compared. Pages that we did not build are not checked.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "同类页面统一模板", Confidence: disclosure.V2,
	}},
	Subject: disclosure.Say("列表页或内容页", "list or content page"),
	Site: func(p *check.Pass) {
		type class struct {
			lang disclosure.Lang
			kind string
		}
		type built struct{ path, frame string }
		pages, counts := map[class][]built{}, map[class]map[string]int{}
		for note := range p.Site.Notes() {
			if note.Kind != "list" && note.Kind != "content" {
				continue
			}
			c := class{langOf(note.Path), note.Kind}
			if counts[c] == nil {
				counts[c] = map[string]int{}
			}
			pages[c] = append(pages[c], built{note.Path, note.Frame})
			counts[c][note.Frame]++
		}
		if len(pages) == 0 {
			p.Skip("没有列表页或内容页", "there are no list or content pages")
		}
		for _, lang := range disclosure.Langs {
			for _, kind := range []string{"list", "content"} {
				c := class{lang, kind}
				most := ""
				for _, page := range pages[c] {
					if p.Saw(1); counts[c][page.frame] > counts[c][most] {
						most = page.frame
					}
				}
				var first built
				others := 0
				for _, page := range pages[c] {
					if page.frame != most {
						if others++; others == 1 {
							first = page
						}
					}
				}
				if others > 0 && counts[c][most] > 1 {
					p.Infof(check.Missing(first.path), check.Values{Found: first.frame, Expected: most}, "与多数同类页面结构不同的有 %[3]d 页，这是第一页：body 之下依次是 %[1]s，多数页面是 %[2]s；请统一模板",
						"pages built otherwise than most of their kind: %[3]d, this being the first, with %[1]s below body, where most have %[2]s; use one template", first.frame, most, others)
				}
			}
		}
	},
}
