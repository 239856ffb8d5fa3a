package rules

import (
	"slices"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolSignoff reads the end of a report: who signs, and when it was formed.
var RolSignoff = &check.Rule{
	ID:    "rol-signoff",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告末尾显示填报的署名机关和成文日期

署名机关、成文日期（如 2023年1月17日）及其 datetime 属性须与填报相同，缺少或不同的为错误。
次序应为正文、署名、日期、公开属性标注，多个机关按填报的次序，不合的为提示。左右对齐等版式看不出来。没有译文的，英文页面没有正文可署名，不查。`,
		disclosure.En: `a report ends with the organs that sign it and the date it was formed, as filed

The organs, the date (17 January 2023) and its datetime must be those filed; one that is missing or different is an error.
The order should be text, organs, date, mark of disclosure, and several organs should stand in the order filed; another order
is advice. Layout, such as what stands to the right, is not seen. Where nothing was translated, the English page has no text to sign and is passed over.`,
	},
	Cites:   []disclosure.Cite{logic, gb("7.3.5"), gb("7.3.6")},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report:  rolSignoff,
}

func rolSignoff(p *check.Pass, filed *check.Filed) {
	for lang, shown := range withText(p, filed) {
		signs := visible(shown.Article.Hooks["data-signoff"])
		compareSigns(p, shown, signs, organNames(filed.Signatories, lang))

		date := filed.Formed.In(lang)
		dates := visible(shown.Article.Hooks["data-formed"])
		if len(dates) == 0 {
			p.Errorf(shown.At(), check.Values{Expected: date}, "文末没有显示成文日期，填报为 %s；请补上", "the page does not show the date formed, but %s was filed; add it", date)
		}
		for _, n := range dates {
			p.Saw(1)
			if text := check.Text(n); !check.SameWords(text, date) {
				p.Errorf(shown.Page.At(n), check.Values{Found: text, Expected: date}, "成文日期显示为 %s，填报为 %s；请改正", "the date formed shows %s; correct it to %s, as filed", text, date)
			}
			if value := check.Attr(n, "datetime"); value != filed.Formed.String() {
				p.Errorf(shown.Page.At(n), check.Values{Found: value, Expected: filed.Formed.String()},
					"成文日期的 datetime 属性为“%s”，填报为 %s；请改正", "the datetime attribute of the date formed is %q; correct it to %s, as filed", value, filed.Formed)
			}
		}

		end := slices.Concat(last(textHeadings(filed, shown)), signs, dates, last(visible(shown.Article.Hooks["data-mark"])))
		if len(signs) > 0 && !inOrder(shown.Article.Node, end...) {
			p.Infof(shown.Page.At(signs[0]), check.Values{}, "文末的次序应为正文、署名、成文日期、公开属性标注；请调整", "put the end into the order text, organs, date formed, mark of disclosure")
		}
	}
}

// compareSigns holds the names shown against those filed.
func compareSigns(p *check.Pass, shown *check.Shown, signs []*html.Node, filed []string) {
	p.Saw(len(filed))
	missing := slices.Clone(filed)
	var extra []*html.Node
	var order []string
	for _, n := range signs {
		i := slices.IndexFunc(missing, func(name string) bool { return check.SameWords(name, check.Text(n)) })
		if i < 0 {
			extra = append(extra, n)
			continue
		}
		order = append(order, missing[i])
		missing = slices.Delete(missing, i, i+1)
	}
	for i, n := range extra {
		text := check.Text(n)
		if i < len(missing) {
			p.Errorf(shown.Page.At(n), check.Values{Found: text, Expected: missing[i]}, "署名为“%s”，填报为“%s”；请改正", "%q signs; correct it to %q, as filed", text, missing[i])
		} else {
			p.Errorf(shown.Page.At(n), check.Values{Found: text}, "署名机关“%s”没有填报；请删去，或先填报", "%q signs, but was not filed; remove it, or file it first", text)
		}
	}
	for i := len(extra); i < len(missing); i++ {
		p.Errorf(shown.At(), check.Values{Expected: missing[i]}, "文末没有署名机关“%s”；请补上", "the page is not signed by %q; add it at the end", missing[i])
	}
	if len(missing) == 0 && len(extra) == 0 && !slices.Equal(order, filed) {
		p.Infof(shown.Page.At(signs[0]), check.Values{}, "署名机关的次序与填报不同；请按填报的次序排列", "the organs do not sign in the order filed; put them into that order")
	}
}

// last is the last of the elements, if there is one.
func last(nodes []*html.Node) []*html.Node { return nodes[max(0, len(nodes)-1):] }

func organNames(organs []*disclosure.Organ, lang disclosure.Lang) []string {
	var out []string
	for _, o := range organs {
		out = append(out, o.Name.In(lang))
	}
	return out
}
