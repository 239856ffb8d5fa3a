package rules

import (
	"regexp"
	"strings"

	"gongkai/site/check"
)

// issuedNumber is the number of an official document: 国发〔2019〕5号.
var issuedNumber = regexp.MustCompile(`[\p{Han}]{1,15}\s*[〔\[（(【]?\s*(?:19|20)\d{2}\s*[〕\])）】]?\s*(?:第)?\d+\s*号`)

// officialDocument selects whole pages that show an official document: they give its number.
func officialDocument(page *check.Page) bool {
	r := page.Reading()
	return foreignContent(page) && r.Number != nil && issuedNumber.MatchString(r.Number.Text)
}

func attributeMarkedAbroad(p *check.Pass, page *check.Page) {
	r := page.Reading()
	p.Saw(1)
	if r.Mark != nil {
		return
	}
	at := page.At(r.Number.Node)
	if strings.Contains(r.Name(), "政府信息公开工作年度报告") {
		p.Infof(at, check.Values{}, "页面没有标明公开属性；年度报告多不标注，公文一般在文末注明“（此件公开发布）”之类", "the page carries no mark of disclosure; most annual reports have none, official documents carry one at their end, as （此件公开发布）")
		return
	}
	p.Warnf(at, check.Values{}, "页面上的公文（%s）没有标明公开属性；请在文末或信息栏注明，如“（此件公开发布）”", "the official document on the page (%s) carries no mark of disclosure; add one at its end or among its fields, as （此件公开发布）", r.Number.Text)
}

// markConsistentAbroad holds the marks of a page against each other.
func markConsistentAbroad(p *check.Pass, page *check.Page) {
	marks := page.Reading().Marks
	p.Saw(len(marks))
	first := marks[0]
	for _, m := range marks[1:] {
		switch a, b := attributeNames[first.Attribute], attributeNames[m.Attribute]; {
		case m.Attribute == first.Attribute:
		case a == nil || b == nil:
			p.Skip("%[1]s 上“%[2]s”与“%[3]s”是否一致无法判断", "whether %[2]q and %[3]q on %[1]s agree cannot be decided", page.Path, first.Text, m.Text)
		case first.Field && m.Signed:
			p.Errorf(page.At(m.Node), check.Values{Found: m.Text, Expected: first.Text}, "页面的信息栏写的是“%[2]s”，文末却注明“%[1]s”；请改成一致", "the fields of the page say %[2]q, but the note at the end says %[1]q; make them agree", m.Text, first.Text)
		default:
			p.Warnf(page.At(m.Node), check.Values{Found: m.Text, Expected: first.Text}, "页面上一处写的是“%[2]s”，另一处是“%[1]s”；如说的是同一文件，请改成一致", "the page says %[2]q in one place and %[1]q in another; if both are about the same document, make them agree", m.Text, first.Text)
		}
	}
}

// withheldAbroad looks for notes that say a document is not for the public.
func withheldAbroad(p *check.Pass, page *check.Page) {
	marks := page.Reading().Marks
	p.Saw(len(marks))
	attributes := map[string]bool{}
	for _, m := range marks {
		attributes[m.Attribute] = true
	}
	for _, m := range marks {
		v := check.Values{Found: m.Text, Expected: "主动公开"}
		switch {
		case m.Attribute == "redacted" || m.Attribute == "partial":
			p.Infof(page.At(m.Node), v, "页面注明“%s”；请确认不公开的部分已经删去", "the page says %q; make sure that what is not for the public was taken out", m.Text)
		case m.Attribute == "proactive":
		case len(attributes) > 1:
			p.Skip("%s 上有几种不同的公开属性，哪一种是本页的无法判断", "%s holds several marks of disclosure, and which is the page's own cannot be decided", page.Path)
		case m.Signed:
			p.Errorf(page.At(m.Node), v, "公开网页上的文件在文末注明“%s”；请核实，不应公开的立即撤下，可以公开的改正标注", "the document on this public page is marked %q at its end; find out which is right: take it down if it is not for the public, or else correct the mark", m.Text)
		default:
			p.Warnf(page.At(m.Node), v, "公开网页上写有“%s”；如说的是本页的文件，请核实是否应当公开", "this public page says %q; if that is about the document on it, find out whether it is for the public", m.Text)
		}
	}
}
